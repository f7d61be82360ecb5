import { VERDICT_COLUMNS } from '../../template/words/column-words.ts';
import { askingColumns } from '../../records/tables/asking-columns.ts';
import { baselineColumnOf, measuredColumnOf } from '../../records/tables/value-column.ts';
import { headerNames } from '../../records/tables/key-column.ts';
import { limitColumnsIn } from '../../template/words/limit-columns.ts';
import { isMissing } from '../../values/missing.ts';
import { standingText } from '../../values/plain-text.ts';
import { isYesOrNo } from '../../values/yes-no.ts';
import { isSign } from '../../values/read-mark.ts';
import type { AskingColumns } from '../../records/tables/asking-columns.ts';
import type { TableRecord } from '../../records/record.ts';
import type { LimitColumn } from '../../template/words/limit-columns.ts';

/** Columns that may say whether a row is mandatory. */
const PRIORITY: ReadonlySet<string> = new Set([
  'priority',
  'importance',
  'gate',
  'level',
  'moscow',
  'necessity',
  'class',
]);

/** The columns of a criteria table by their meaning; -1 if there is none. */
export type RowColumns = AskingColumns & {
  readonly measured: number;
  readonly result: number;
  readonly priority: number;
  readonly baseline: number;
  /** A column `Must` with yes and no: it says for each row whether it is mandatory, and is not a limit. */
  readonly weight: number;
};

/** Finds the columns by the words of the header. */
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

/** The meaning of the other columns without those: a target is then no longer beside a required limit. */
function limitsWithout(table: TableRecord, weighing: readonly LimitColumn[]): readonly LimitColumn[] {
  const taken = new Set(weighing.map(({ at }) => at));
  const names = headerNames(table.columns).map((name, at) => (taken.has(at) ? '' : name));
  return limitColumnsIn(names, askingColumns(table).naming);
}

/** `Must | Target` with yes and no below Must. */
function isWeighing({ rows }: TableRecord, { at, level }: LimitColumn): boolean {
  if (level !== 'must' && level !== 'should') return false;
  const cells = rows.map(({ cells: own }) => standingText(own[at]?.text ?? '')).filter((text) => !isMissing(text));
  return cells.length > 0 && cells.every(isWeight);
}

const isWeight = (text: string): boolean =>
  isYesOrNo(text) || isSign(text, 'pass') || isSign(text, 'fail') || text.toLowerCase() === 'x';
