import { UserError } from '../../errors.ts';
import { groupsOf, isWanted, parseFilter } from '../../runs/importing/filter-runs.ts';
import { counted } from '../../text/counted.ts';
import { namedRuns, orderedRuns } from '../../runs/importing/tracked-runs.ts';
import { outputChoice, problemError, readOneOutput } from '../log/read-outputs.ts';
import type { ReadingChoice } from '../log/read-outputs.ts';
import type { Host } from '../../host.ts';
import type { NamedRun, TrackedOutput } from '../../runs/importing/tracked-runs.ts';
import type { RunRecord } from '../../runs/run-record.ts';

/** Which runs of which outputs are wanted, as given on the command line. */
export type TrackerWords = {
  readonly paths: readonly string[];
  readonly reading: ReadingChoice;
  readonly filters: readonly string[];
  readonly experiment: string | undefined;
  readonly limit: string | undefined;
};

/** What was read from trackers; `remarks` say which outputs could not be read, one sentence each. */
export type TrackerReading = { readonly outputs: readonly TrackedOutput[]; readonly remarks: readonly string[] };

/** Reads every output; one that cannot be read is reported, and the others are read. Throws if none can be. */
export async function readTrackers(host: Host, { paths, reading: how }: TrackerWords): Promise<TrackerReading> {
  const choice = { ...outputChoice(how), areRuns: true };
  const outputs: TrackedOutput[] = [];
  const errors: UserError[] = [];
  for (const path of paths) {
    try {
      const { reading } = await readOneOutput(host, path, choice);
      if (reading.kind === 'refused') errors.push(problemError(reading.problems, path));
      else outputs.push({ path, runs: reading.runs });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      errors.push(error);
    }
  }
  const [first] = errors;
  if (outputs.length === 0 && first !== undefined) throw first;
  return { outputs, remarks: errors.map(({ message }) => `left out: ${message}`) };
}

/**
 * The wanted runs in order, each with an id of its own; ids do not depend on which runs are wanted. Throws if none
 * remains.
 */
export function wantedRuns(
  { outputs }: TrackerReading,
  words: TrackerWords,
  logged: ReadonlyMap<string, RunRecord>,
): readonly NamedRun[] {
  const filters = words.filters.map((text) => {
    const filter = parseFilter(text);
    if (filter !== undefined) return filter;
    throw new UserError(`"${text}" is not a filter`, {
      hint: 'write it like --filter status=finished or --filter lr!=0.1',
    });
  });
  const all = orderedRuns(namedRuns(outputs, logged));
  const mine = all.filter((run) => words.experiment === undefined || groupsOf(run).includes(words.experiment));
  if (mine.length === 0 && words.experiment !== undefined) throw noExperiment(all, words.experiment);
  const wanted = mine.filter((run) => isWanted(run, filters));
  if (wanted.length === 0)
    throw new UserError(`none of ${counted(mine.length, 'run')} is left by --filter ${words.filters.join(', ')}`, {
      hint: 'a key is status, id, seed, experiment, a parameter or a metric; `expctl inspect` shows them',
    });
  return wanted.slice(0, limitOf(words.limit));
}

function noExperiment(runs: readonly NamedRun[], wanted: string): UserError {
  const known = [...new Set(runs.flatMap(groupsOf))].slice(0, 20);
  return new UserError(`no run is of an experiment ${wanted}`, {
    hint: known.length === 0 ? 'these outputs name no experiments' : `they are of: ${known.join(', ')}`,
  });
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UserError(`--limit takes a count, not "${text}"`);
}
