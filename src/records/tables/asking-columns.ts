import { asksOfPart, isLimitName, labelsBehind, limitColumnsIn } from '../../template/words/limit-columns.ts';
import type { LimitColumn } from '../../template/words/limit-columns.ts';
import { labelColumnIn, namesPart } from '../../template/words/table-words.ts';
import type { TablePlace } from '../../document/table-place.ts';
import type { ColumnRecord } from '../record.ts';
import { headerFacts } from './header-facts.ts';
import { namedLimit, pairedLimits } from './paired-limits.ts';
import type { NamedLimit } from './paired-limits.ts';

/**
 * The columns of a table that sets limits: those that name the metric, the part of the data (`Dataset | Metric |
 * Target`), and the limits.
 */
export type AskingColumns = {
  /** The index of the column that names what a row is about; in `Language | WER target` the language. */
  readonly naming: number;
  /** The index of the column with the part of the data that a row is about; -1 if there is none. */
  readonly part: number;
  /** The metric in the header of the limits: `WER` in `WER target`. */
  readonly metric: string | undefined;
  readonly limits: readonly LimitColumn[];
};

type Table = { readonly columns: readonly ColumnRecord[]; readonly place: Pick<TablePlace, 'path'> };

/** Reads the header of a table that sets limits, whatever its rows contain. */
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

/** Whether any column after the first has the name of a limit. */
export const hasLimit = ({ columns }: Pick<Table, 'columns'>): boolean =>
  columns.some(({ name, index }) => index > 0 && isLimitName(name));
