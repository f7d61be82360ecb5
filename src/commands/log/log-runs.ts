import { criteriaOf } from '../../criteria/criteria-of.ts';
import { criterionText } from '../../criteria/freezing/criterion-text.ts';
import { UserError } from '../../errors.ts';
import { headCommit } from '../../history/head-commit.ts';
import { isDirty } from '../../history/is-dirty.ts';
import { repositoryOf } from '../../history/repository-of.ts';
import { findRecord } from '../../project/find-record.ts';
import { planLog } from '../../runs/log-plan.ts';
import { defaultRunId } from '../../runs/default-run-id.ts';
import { localDay } from '../local-day.ts';
import { holdProtocol } from './hold-protocol.ts';
import { refuseMerge } from '../refuse-merge.ts';
import { lockedDocument } from './locked-document.ts';
import { manifestFacts } from './manifest-facts.ts';
import { writeLogged } from './write-logged.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { LogPlan, LogRequest } from '../../runs/log-request.ts';
import type { Run } from '../../runs/run.ts';

/** What the person asked for. */
export type Asked = Pick<
  LogRequest,
  'runId' | 'set' | 'map' | 'units' | 'table' | 'command' | 'rawCommand' | 'replace' | 'addColumns' | 'items'
>;

/** Runs and where they go. */
export type Logging = {
  readonly experiment: string;
  readonly runs: readonly Run[];
  readonly dryRun: boolean;
  readonly asked: Asked;
};

/** One run's plan, carried out (or, in a dry run, only shown). */
export type LoggedRun = {
  readonly plan: LogPlan;
  readonly path: string;
  readonly recordPath: string | undefined;
  readonly before: string;
  readonly after: string;
};

/** Logs runs one after the other, each under the lock of its document. Throws `UserError` for the first that is refused. */
export async function logRuns(project: Project, logging: Logging): Promise<readonly LoggedRun[]> {
  if (logging.runs.length > 1 && logging.asked.runId !== undefined)
    throw new UserError(`--run-id names one run, the outputs hold ${logging.runs.length}`);
  if (logging.runs.length > 1 && (logging.asked.items ?? []).length > 0)
    throw new UserError(`--items belong to one run, the outputs hold ${logging.runs.length}`, {
      hint: 'log the runs one by one',
    });
  const { loaded } = await findRecord(project, logging.experiment);
  const logged: LoggedRun[] = [];
  for (const run of logging.runs)
    logged.push(
      await lockedDocument(project.host, loaded.path, {
        locked: !logging.dryRun,
        action: () => logOne(project, logging, run),
      }),
    );
  return logged;
}

async function logOne(project: Project, logging: Logging, run: Run): Promise<LoggedRun> {
  const { host } = project;
  const found = await findRecord(project, logging.experiment);
  const { loaded } = found;
  if (!logging.dryRun) refuseMerge(host, loaded.path, 'log the run again');
  const plan = planLog({ ...requestOf(project, found, { run, asked: logging.asked }), ...logging.asked });
  const [problem] = plan.problems;
  if (problem !== undefined) throw new UserError(problem.message, { hint: problem.hint });
  const messages = [...plan.messages, ...(await holdProtocol(project, found, plan))];
  return writeLogged(project, { plan: { ...plan, messages }, loaded, dryRun: logging.dryRun });
}

function requestOf(
  project: Project,
  { loaded, record }: FoundRecord,
  { run, asked }: { readonly run: Run; readonly asked: Asked },
): LogRequest {
  const { host, config } = project;
  const kind = record.kind === undefined ? undefined : config.kinds.get(record.kind.name);
  const repository = repositoryOf(host, loaded.path);
  const commit = repository === undefined ? undefined : headCommit(host, repository);
  return {
    record,
    run,
    saved: new Map([...config.columns, ...(kind?.columns ?? [])]),
    date: localDay(host.now()),
    git:
      commit === undefined || repository === undefined
        ? undefined
        : { commit, dirty: isDirty(host, repository) ?? false },
    data: manifestFacts(project, loaded.path, run),
    criteriaHashes: new Map(
      criteriaOf(record).map((criterion) => [criterion.key, host.sha256(criterionText(criterion))]),
    ),
    existing: existingRecord(loaded, asked.runId ?? run.id ?? idFromFiles(run)),
  };
}

const idFromFiles = ({ files }: Run): string | undefined =>
  files.map(({ path }) => defaultRunId(path)).find((id) => id !== undefined);

const existingRecord = ({ subject }: FoundRecord['loaded'], id: string | undefined): LogRequest['existing'] =>
  id === undefined ? undefined : subject.surroundings.runRecords.get(id);
