import { factsOfFiles } from '../outputs/file-facts.ts';
import { flatValues, seedOfParameters } from '../reading/flat-values.ts';
import { historyOfRows } from '../reading/history-of-rows.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import { rowsOfCsv } from '../outputs/rows-of-csv.ts';
import { inside } from '../outputs/sub-tree.ts';
import { yamlIn } from '../outputs/yaml-in.ts';
import { EMPTY_RUN } from '../run.ts';
import { finishOutput } from './finish-runs.ts';
import type { FinishingOutput } from './finish-runs.ts';
import type { HistoryOptions } from '../reading/history-of-rows.ts';
import type { Run } from '../run.ts';
import type { History } from '../run-record.ts';
import type { Selection } from '../selection.ts';
import type { RunReading } from '../outputs/run-reading.ts';
import type { RunTree } from '../outputs/run-tree.ts';
import type { RunChoice } from './reader.ts';

/** A format with a run over time in a table, and its settings in a YAML file beside it. */
export type OverEpochs = HistoryOptions & {
  readonly format: string;
  /** Names of both files in the run's folder. */
  readonly table: string;
  readonly settings?: string;
  readonly unselected?: ReadonlySet<string>;
  readonly unitAt?: FinishingOutput['unitAt'];
  /** Remarks for people, given the run's histories and the requested point. */
  readonly note?: (history: ReadonlyMap<string, History>, selection: Selection | undefined) => string | undefined;
};

/** Values of a schedule, and not of the run: none of their points is selected. */
export const SCHEDULE: ReadonlySet<string> = new Set(['learning_rate', 'lr']);

/** Reads the table, or the folder with both files. */
export function readOverEpochs(tree: RunTree, format: OverEpochs, choice: RunChoice): RunReading {
  const isFolder = tree.entry.kind === 'folder';
  const place = isFolder ? format.table : '';
  const file = tree.readFile(place);
  const given =
    format.settings === undefined || !isFolder ? undefined : settingsIn(tree, format.settings, format.format);
  if (file === undefined) {
    if (given === undefined || given.files.length === 0) return refused(inside(tree.path, place), 'is not a text file');
    const notes = [...given.notes, `there is no ${format.table}: only what the run was given is known`];
    return finishOutput([{ ...given, notes }], { path: tree.path, choice });
  }
  const found = rowsOfCsv(file);
  if (found.kind === 'refused') return refusedBy(found.problem);
  const { history, counters, notes } = historyOfRows(found.rows, format);
  const note = format.note?.(history, choice.selection);
  const run: Run = {
    ...(given ?? EMPTY_RUN),
    history,
    counters,
    files: [...factsOfFiles(format.format, file), ...(given?.files ?? [])],
    notes: [...found.notes, ...notes, ...(given?.notes ?? []), ...(note === undefined ? [] : [note])],
  };
  const { unselected, unitAt } = format;
  return finishOutput([run], {
    path: file.path,
    choice,
    isLatest: true,
    ...(unselected === undefined ? {} : { unselected }),
    ...(unitAt === undefined ? {} : { unitAt }),
  });
}

/** A run's settings, from a YAML file; a note if it cannot be read. */
export function settingsIn(tree: RunTree, place: string, format: string): Run {
  const found = yamlIn(tree, place);
  if (found.kind === 'absent') return EMPTY_RUN;
  if (found.kind === 'refused') return { ...EMPTY_RUN, notes: [`${place} was not read: ${found.problem.message}`] };
  const parameters = flatValues(found.value);
  return { ...EMPTY_RUN, parameters, seed: seedOfParameters(parameters), files: factsOfFiles(format, found.file) };
}
