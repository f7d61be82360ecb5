import { asksOfPart, isLimitName, labelsBehind, limitColumnsIn } from '../../template/words/limit-columns.ts';
import type { LimitColumn } from '../../template/words/limit-columns.ts';
import { labelColumnIn, namesPart } from '../../template/words/table-words.ts';
import type { TablePlace } from '../../document/table-place.ts';
import type { ColumnRecord } from '../record.ts';
import { headerFacts } from './header-facts.ts';

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
  if (naming > 0 || !namesPart(names[0] ?? '')) return plain;
  if (asksOfPart(names)) return { naming: 1, part: 0, metric: undefined, limits: limitColumnsIn(names, 1) };
  const [named, ...more] = columns.flatMap((column) => namedLimit(column) ?? []);
  if (named === undefined || more.length > 0 || limits.length > 0 || labelsBehind(names).length > 0) return plain;
  return { naming, part: 0, metric: named.metric, limits: [{ at: named.at, level: undefined, side: undefined }] };
}

/** `WER target`, `Target WER`: the metric stands beside the word. */
function namedLimit({ index, header }: ColumnRecord): { readonly at: number; readonly metric: string } | undefined {
  const words = header.trim().split(/\s+/u);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (index === 0 || words.length < 2) return undefined;
  if (BESIDE.has(last.toLowerCase())) return { at: index, metric: words.slice(0, -1).join(' ') };
  return BESIDE.has(first.toLowerCase()) ? { at: index, metric: words.slice(1).join(' ') } : undefined;
}

/** Words of a limit that a metric's name may stand beside. */
const BESIDE: ReadonlySet<string> = new Set(['target', 'threshold', 'limit', 'goal', 'slo', 'ziel', 'zielwert']);

/** Whether any column behind the first is called like one of limits. */
export const hasLimit = ({ columns }: Pick<Table, 'columns'>): boolean =>
  columns.some(({ name, index }) => index > 0 && isLimitName(name));
