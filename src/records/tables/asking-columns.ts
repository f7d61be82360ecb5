import { asksOfPart, isLimitName, labelsBehind, limitColumnsIn } from '../../template/words/limit-columns.ts';
import type { LimitColumn } from '../../template/words/limit-columns.ts';
import { labelColumnIn, namesPart } from '../../template/words/table-words.ts';
import type { TablePlace } from '../../document/table-place.ts';
import type { ColumnRecord } from '../record.ts';
import { headerFacts } from './header-facts.ts';
import { namedLimit, pairedLimits } from './paired-limits.ts';
import type { NamedLimit } from './paired-limits.ts';

/** How a table asks: which columns name the metric, the part of the data (`Dataset | Metric | Target`), and the limits. */
export type AskingColumns = {
  /** Names what a row is about; of `Language | WER target` the language. */
  readonly naming: number;
  /** Names the part of the data that a row asks of; -1: no column does. */
  readonly part: number;
  /** What the header of the limits names: `WER` of `WER target`. */
  readonly metric: string | undefined;
  readonly limits: readonly LimitColumn[];
};

type Table = { readonly columns: readonly ColumnRecord[]; readonly place: Pick<TablePlace, 'path'> };

/** Reads the header of a table that asks, whatever stands in its rows. */
export function askingColumns({ columns, place }: Table): AskingColumns {
  const header = headerFacts(columns, place);
  const { names } = header;
  const naming = labelColumnIn(header);
  const limits = limitColumnsIn(names, naming);
  const plain: AskingColumns = { naming, part: -1, metric: undefined, limits };
  const isOfPart = naming === 0 && namesPart(names[0] ?? '') && labelsBehind(names).length === 0;
  const pairs = pairedLimits(columns, isOfPart);
  if (pairs !== undefined) return { ...plain, part: isOfPart ? 0 : -1, limits: pairs };
  if (naming > 0 || !namesPart(names[0] ?? '')) return plain;
  if (asksOfPart(names)) return { naming: 1, part: 0, metric: undefined, limits: limitColumnsIn(names, 1) };
  const [named, ...more] = columns.flatMap((column) => beside(column));
  if (named === undefined || more.length > 0 || limits.length > 0 || labelsBehind(names).length > 0) return plain;
  return { naming, part: 0, metric: named.of, limits: [{ at: named.at, level: undefined, side: undefined }] };
}

const beside = (column: ColumnRecord): readonly NamedLimit[] => {
  const named = namedLimit(column);
  return named === undefined || named.isRemark ? [] : [named];
};

/** Whether any column behind the first is called like one of limits. */
export const hasLimit = ({ columns }: Pick<Table, 'columns'>): boolean =>
  columns.some(({ name, index }) => index > 0 && isLimitName(name));
