import { shellLine } from '../../escape/for-shell.ts';
import { applySelection } from '../reading/apply-selection.ts';
import { refused } from '../outputs/refused.ts';
import { keyedRuns, keysThatTell } from '../reading/keyed-runs.ts';
import { runsOfRows } from '../reading/runs-of-rows.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Run } from '../run.ts';
import type { History } from '../run-record.ts';
import type { RunReading } from '../outputs/run-reading.ts';
import type { RunFile } from '../outputs/run-tree.ts';
import type { RunChoice } from './reader.ts';

export type Finishing = {
  readonly file: RunFile;
  readonly format: string;
  readonly choice: RunChoice;
  /** What was noticed while reading, one sentence each. */
  readonly notes: readonly string[];
};

/** Completes the selected runs of one file: chooses each one's point in time and names its file. */
export function finishRuns(runs: readonly Run[], { file, format, choice, notes }: Finishing): RunReading {
  const files = [{ path: file.path, sha256: file.sha256, format }];
  return finishOutput(
    runs.map((run) => ({ ...run, files, notes: [...notes, ...run.notes] })),
    { path: file.path, choice },
  );
}

export type FinishingOutput = {
  /** The path of the output, as shown to people. */
  readonly path: string;
  readonly choice: RunChoice;
  /**
   * The values that the output itself gives are those of its end: none of them is combined with another selected point.
   */
  readonly isLatest?: boolean;
  /** Other counters of its points: `epoch` beside the steps. */
  readonly counters?: ReadonlyMap<string, History>;
  /** Histories from which no value is taken: a schedule's last learning rate is not the run's. */
  readonly unselected?: ReadonlySet<string>;
  /** The unit that the format prescribes for a path. */
  readonly unitAt?: (path: string) => string | undefined;
};

/** Completes the selected runs of an output by choosing each one's point in time; they name their files themselves. */
export function finishOutput(runs: readonly Run[], finishing: FinishingOutput): RunReading {
  const { path, choice } = finishing;
  // A single run without a name cannot be selected by name.
  const isNameless = runs.length === 1 && runs[0]?.id === undefined;
  const chosen =
    choice.run === undefined || isNameless ? runs : runs.filter(({ id, apart }) => (id ?? apart) === choice.run);
  if (chosen.length === 0) {
    const known = runs.flatMap(({ id, apart }) => id ?? apart ?? []).slice(0, 20);
    return refused(path, `holds no run ${choice.run ?? ''}`, `it has ${known.join(', ')}`);
  }
  const ready: Run[] = [];
  for (const one of chosen) {
    const run = withLists(one, choice);
    const selected = applySelection(selectable(run, finishing), choice.selection, finishing);
    if (selected.kind === 'refused') return refused(path, selected.message, selected.hint);
    ready.push({ ...withUnits(selected.run, finishing), history: run.history, lists: undefined, counters: undefined });
  }
  return { kind: 'runs', runs: ready };
}

/** The run's own units take precedence over those of its format. */
function withUnits(run: Run, { unitAt }: FinishingOutput): Run {
  if (unitAt === undefined) return run;
  const fixed = [...run.metrics.keys()].flatMap((path): [string, string][] => {
    const unit = unitAt(path);
    return unit === undefined ? [] : [[path, unit]];
  });
  return { ...run, units: new Map([...fixed, ...run.units]) };
}

/** A run as the selection may see it. */
function selectable(run: Run, { unselected }: FinishingOutput): Run {
  const keep = (name: string): boolean => unselected?.has(name) !== true;
  const history = new Map<string, History>([...run.history].filter(([name]) => keep(name)));
  return { ...run, history };
}

/** A run whose lists of numbers are taken as points over time, if a point was asked for and they have equal length. */
function withLists(run: Run, { selection }: RunChoice): Run {
  const { lists = new Map<string, History>(), history } = run;
  const lengths = new Set([...lists.values()].map(({ steps }) => steps.length));
  if (selection === undefined || history.size > 0 || lengths.size !== 1) return run;
  const parameters = new Map([...run.parameters].filter(([path]) => !lists.has(path)));
  return { ...run, parameters, history: lists };
}

/**
 * Completes the selected runs of a file that is a list of objects: a ledger, a run over time, seeds, one run; or says
 * why it is none of them.
 */
export function finishRows(rows: readonly JsonObject[], finishing: Finishing): RunReading {
  const { file, choice } = finishing;
  if (choice.runKey !== undefined) {
    const keyed = keyedRuns(rows, choice.runKey);
    return keyed.kind === 'runs' ? finishRuns(keyed.runs, finishing) : refused(file.path, keyed.message, keyed.hint);
  }
  const found = runsOfRows(rows);
  return found.kind === 'runs' ? finishRuns(found.runs, finishing) : itemsRefusal(file, rows, found.doubled);
}

type Doubled = {
  readonly key: string;
  readonly id: string;
  /** What else would distinguish them, as words after the hint. */
  readonly others?: string;
};

/** The refusal of a ledger in which two runs have the same name. */
export function doubledRefusal(file: RunFile, count: number, { key, id, others = '' }: Doubled): RunReading {
  const message = `holds ${String(count)} runs, and two of them have the ${key} ${id}`;
  return refused(file.path, message, `tell them apart by a run_id${others}, and log again`);
}

/** Why a list of rows is not a run. */
function itemsRefusal(file: RunFile, rows: readonly JsonObject[], doubled: Doubled | undefined): RunReading {
  if (doubled !== undefined)
    return doubledRefusal(file, rows.length, { ...doubled, others: ' or by several keys (--run-key A,B)' });
  const keys = keysThatTell(rows);
  return refused(
    file.path,
    `holds ${String(rows.length)} objects without distinct run ids, steps or seeds: results of single items, no run`,
    keys.length === 0
      ? 'give the file with the run’s own metrics; where each is a run, --run-key A,B names the keys that tell them apart'
      : `where each is a run, ${runKeyWords(keys)}; else give the run’s own metrics`,
  );
}

/** `--run-key Name tells them apart (so does ID, or Created)`: the command is accepted as shown. */
function runKeyWords([first = '', ...others]: readonly string[]): string {
  const rest = others.length === 0 ? '' : ` (so does ${others.join(', or ')})`;
  return `${shellLine(['--run-key', first])} tells them apart${rest}`;
}
