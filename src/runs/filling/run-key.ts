import { forCell } from '../../escape/for-cell.ts';
import { idOfParts, keyPart, partsOfId } from '../../records/tables/row-id.ts';
import { isSetting } from '../../template/words/several-keys.ts';
import { isSeedColumn } from '../../values/seed-names.ts';
import { maskSecrets } from '../masking.ts';
import { keysOf } from '../row/row-key.ts';
import { runIdOf } from '../default-run-id.ts';
import { textOf } from '../run.ts';
import { mappingProblem, partsProblem, saidTwiceProblem, untoldProblem } from './log-problem.ts';
import { findColumn, mapColumns } from './mapping.ts';
import { saidOf } from './run-id-in.ts';
import type { ColumnRecord, TableRecord } from '../../records/record.ts';
import type { LogProblem } from '../log-problem.ts';
import type { LogRequest } from '../log-request.ts';
import type { Run } from '../run.ts';
import type { Mapping } from './mapping.ts';

/** The options for a run, as far as they say what identifies it. */
export type KeyWords = { readonly [Name in 'runId' | 'set' | 'map' | 'saved']?: LogRequest[Name] | undefined };

/**
 * The id of a run in a table whose key is several columns, with the text of each of their cells; or why it has none.
 */
export type RunKey =
  | { readonly kind: 'key'; readonly id: string; readonly texts: readonly string[] }
  | { readonly kind: 'untold' | 'refused'; readonly problem: LogProblem };

/** The columns that identify the runs of a table together; undefined if a single one does. */
export function severalKeys(table: TableRecord | undefined): readonly ColumnRecord[] | undefined {
  const keys = table === undefined ? [] : keysOf(table).flatMap((index) => table.columns[index] ?? []);
  return keys.length > 1 ? keys : undefined;
}

/**
 * What identifies a run in a table whose key is several columns: what a person gives for each (`--run-id small,2`,
 * `--set Model=small`), else what the output gives. Nothing is made from a path: what neither gives is asked for.
 */
export function runKeyIn(table: TableRecord, run: Run, asked: KeyWords): RunKey {
  const keys = severalKeys(table) ?? [];
  const headers = keys.map(({ header }) => header);
  const given = asked.runId === undefined ? keys.map(() => '') : partsOfId(asked.runId, keys.length);
  if (given === undefined) return { kind: 'refused', problem: partsProblem(asked.runId ?? '', headers) };
  const mapping = mapColumns(table.columns, run, {
    ...(asked.saved === undefined ? {} : { saved: asked.saved }),
    ...(asked.map === undefined ? {} : { explicit: asked.map }),
  });
  const texts: string[] = [];
  for (const [index, column] of keys.entries()) {
    const part = partFor(column, { table, run, asked, mapping, given: given[index] ?? '' });
    if (typeof part !== 'string') return part ?? untold(column, headers, run);
    texts.push(maskSecrets(part).text);
  }
  const id = idOfParts(texts.map((text, index) => partOf(text, headers[index] ?? '')));
  const [first] = keys;
  if (id !== undefined) return { kind: 'key', id, texts };
  return { kind: 'untold', problem: untoldProblem(first?.header ?? '', headers, undefined) };
}

/** What a text means for a run once it is in a cell. */
export const partOf = (text: string, header: string): string => keyPart(forCell(text), header);

const untold = ({ header, name }: ColumnRecord, headers: readonly string[], run: Run): RunKey => ({
  kind: 'untold',
  problem: untoldProblem(header, headers, isSeedColumn(name) || isSetting(name) ? undefined : runIdOf(run)),
});

type Telling = {
  readonly table: TableRecord;
  readonly run: Run;
  readonly asked: KeyWords;
  readonly mapping: Mapping;
  /** The column's part of `--run-id`; blank if that leaves it open. */
  readonly given: string;
};

function partFor(column: ColumnRecord, telling: Telling): string | RunKey | undefined {
  const { table, asked, mapping, given } = telling;
  const { header, name } = column;
  const [, set] = [...(asked.set ?? [])].find(([wanted]) => findColumn(table.columns, wanted) === column) ?? [];
  const asksWrongly = mapping.problems.find((problem) => 'column' in problem && problem.column === header);
  const told = toldOf(column, telling);
  const isSame = (one: string, other: string): boolean => partOf(one, header) === partOf(other, header);
  const said = set ?? (given === '' ? undefined : given);
  if (set !== undefined && given !== '' && !isSame(set, given))
    return { kind: 'refused', problem: saidTwiceProblem(header, set, given) };
  // A person may use other words for a thing than the output does; a number must be equal.
  const isHeld = told !== undefined && said !== undefined && (set === undefined || isSetting(name));
  if (isHeld && !isSame(said, told)) return { kind: 'refused', problem: saidTwiceProblem(header, said, told) };
  if (said !== undefined) return said;
  return asksWrongly === undefined ? told : { kind: 'refused', problem: mappingProblem(asksWrongly) };
}

/** The output's value for a column. */
function toldOf(column: ColumnRecord, { run, mapping }: Telling): string | undefined {
  const assignment = mapping.assignments.get(column.name);
  const isSeed = isSeedColumn(column.name) && run.seed !== undefined;
  if (isSeed && (assignment === undefined || assignment.because === 'equal')) return run.seed;
  if (assignment === undefined) return saidOf(run, column);
  const { value } = assignment;
  const text = value.kind === 'list' ? '' : textOf(value).trim();
  return text === '' || /[\r\n]/u.test(text) ? undefined : text;
}
