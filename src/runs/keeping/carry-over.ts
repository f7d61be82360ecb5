import { differencesToRecord } from './differences-to-record.ts';
import type { LogRequest } from '../log-request.ts';
import type { RunRecord, RunSource } from '../run-record.ts';
import type { RunStatus } from '../run.ts';

type Request = Pick<LogRequest, 'existing' | 'replace' | 'run'>;

/**
 * The record of a run that is logged again. What only the earlier record has is kept: how the run ended, its command,
 * times and commit, and what its other outputs said. If `replace` puts another run in its place nothing is kept, except
 * that how it ran stays if it is the same output.
 */
export function carryOver(after: RunRecord, request: Request): RunRecord {
  const { existing: before, replace } = request;
  if (before === undefined || before.run !== after.run) return after;
  if (replace === true) return isSameOutput(before, after) ? { ...after, ...waysOf(before, after, request) } : after;
  if (differencesToRecord(request.run, before).length > 0) return after;
  const alsoFrom = sourcesOf(before).filter((old) => sourcesOf(after).every(({ path }) => path !== old.path));
  const [source, ...others] = [...sourcesOf(after), ...alsoFrom];
  return {
    ...after,
    ...waysOf(before, after, request),
    metrics: new Map([...before.metrics, ...after.metrics]),
    parameters: untold(before.parameters, after),
    units: new Map([...before.units, ...after.units]),
    history: new Map([...before.history, ...after.history]),
    columns: new Map([...(before.columns ?? []), ...(after.columns ?? [])]),
    ...(source === undefined ? {} : { source }),
    ...(others.length === 0 ? {} : { alsoFrom: others }),
    ...(after.data === undefined && before.data !== undefined ? { data: before.data } : {}),
  };
}

const sourcesOf = ({ source, alsoFrom = [] }: RunRecord): readonly RunSource[] =>
  source === undefined ? [] : [source, ...alsoFrom];

const isSameOutput = (before: RunRecord, after: RunRecord): boolean =>
  sourcesOf(after).length > 0 &&
  sourcesOf(after).every(({ sha256 }) => sourcesOf(before).some((source) => source.sha256 === sha256));

/** Drops parameters that are now metrics. */
const untold = (parameters: RunRecord['parameters'], after: RunRecord): RunRecord['parameters'] =>
  new Map([...[...parameters].filter(([path]) => !after.metrics.has(path)), ...after.parameters]);

/** What `run` knows about a process. */
const PROCESS = ['exit_code', 'duration_s'] as const;

type Ways = Pick<RunRecord, 'status' | 'started' | 'ended' | 'command' | 'seed' | 'git' | 'parameters'>;

/** How the run ran, if the output does not say it. */
function waysOf(before: RunRecord, after: RunRecord, request: Request): Ways {
  const { run } = request;
  const { started = before.started, ended = before.ended, command = before.command, seed = before.seed } = after;
  const git = run.git === undefined ? (before.git ?? after.git) : after.git;
  const process = PROCESS.flatMap((path) => {
    const value = before.parameters.get(path);
    return value === undefined ? [] : [[path, value] as const];
  });
  return {
    status: statusOf(before, after, request),
    parameters: untold(new Map(process), after),
    ...(started === undefined ? {} : { started }),
    ...(ended === undefined ? {} : { ended }),
    ...(command === undefined ? {} : { command }),
    ...(seed === undefined ? {} : { seed }),
    ...(git === undefined ? {} : { git }),
  };
}

/** A run that failed does not end well by being read again, but where another output, or one put in its place, says so itself. */
function statusOf(before: RunRecord, after: RunRecord, { run: { status: told }, replace }: Request): RunStatus {
  if (before.status === 'started' || before.status === 'finished') return after.status;
  return told === undefined || (replace !== true && isSameOutput(before, after)) ? before.status : told;
}
