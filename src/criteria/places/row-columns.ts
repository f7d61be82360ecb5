import { VERDICT_COLUMNS } from '../../template/words/column-words.ts';
import { askingColumns } from '../../records/tables/asking-columns.ts';
import type { AskingColumns } from '../../records/tables/asking-columns.ts';
import { baselineColumnOf, measuredColumnOf } from '../../records/tables/value-column.ts';
import type { TableRecord } from '../../records/record.ts';
import { headerNames } from '../../records/tables/key-column.ts';
import { limitColumnsIn } from '../../template/words/limit-columns.ts';
import type { LimitColumn } from '../../template/words/limit-columns.ts';
import { isMissing } from '../../values/missing.ts';
import { standingText } from '../../values/plain-text.ts';

/** Columns that may say whether a row has to hold. */
const PRIORITY: ReadonlySet<string> = new Set([
  'priority',
  'importance',
  'gate',
  'level',
  'moscow',
  'necessity',
  'class',
]);

/** The columns of a criteria table by what they say; -1 where none does. */
export type RowColumns = AskingColumns & {
  readonly measured: number;
  readonly result: number;
  readonly priority: number;
  readonly baseline: number;
  /** A column `Must` of yes and no: it says of each row whether it has to hold, and is no limit. */
  readonly weight: number;
};

/** Finds them by the words of the header. */
export function rowColumns(table: TableRecord): RowColumns {
  const asking = askingColumns(table);
  const find = (names: ReadonlySet<string>) =>
    table.columns.findIndex(({ name, index }) => index > asking.naming && names.has(name));
  const weighing = asking.limits.filter((limit) => isWeighing(table, limit));
  return {
    ...asking,
    limits: weighing.length === 0 ? asking.limits : limitsWithout(table, weighing),
    weight: weighing.find(({ level }) => level === 'must')?.at ?? -1,
    measured: measuredColumnOf(table)?.index ?? -1,
    result: find(VERDICT_COLUMNS),
    priority: find(PRIORITY),
    baseline: baselineColumnOf(table)?.index ?? -1,
  };
}

/** What the other columns say where those are none: a target is no longer beside what is needed. */
function limitsWithout(table: TableRecord, weighing: readonly LimitColumn[]): readonly LimitColumn[] {
  const taken = new Set(weighing.map(({ at }) => at));
  const names = headerNames(table.columns).map((name, at) => (taken.has(at) ? '' : name));
  return limitColumnsIn(names, askingColumns(table).naming);
}

/** `Must | Target` with yes and no below Must. */
function isWeighing({ rows }: TableRecord, { at, level }: LimitColumn): boolean {
  if (level !== 'must' && level !== 'should') return false;
  const cells = rows.map(({ cells: own }) => standingText(own[at]?.text ?? '')).filter((text) => !isMissing(text));
  return cells.length > 0 && cells.every((text) => WEIGHTS.has(text.toLowerCase()));
}

const WEIGHTS: ReadonlySet<string> = new Set(['yes', 'no', 'y', 'n', 'x', 'true', 'false', '✅', '✓', '✔', '❌', '✗', 'ja', 'nein', 'oui', 'non', 'sí', 'si']); // prettier-ignore
