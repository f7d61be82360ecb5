import { plainText } from '../../values/plain-text.ts';
import { isSeedColumn } from '../../values/seed-names.ts';
import type { RowRecord, TableRecord } from '../record.ts';

const SPLITS: ReadonlySet<string> = new Set(
  'fold split step steps epoch epochs checkpoint dataset manifest test_set eval_set budget size'.split(' '),
);

/**
 * Indices of the columns that tell rows of one id apart: a seed, for those are replicates of one configuration; where nobody
 * declared the key, a split, too.
 */
export const keyParts = ({ columns, spec }: TableRecord): readonly number[] =>
  columns
    .filter(({ name }) => isSeedColumn(name) || (spec?.keyColumn === undefined && SPLITS.has(name)))
    .map(({ index }) => index);

/** What tells a row from the others: its id and what stands in the columns that are part of its key. */
export const wholeKey = ({ id, cells }: RowRecord, parts: readonly number[]): string =>
  [id ?? '', ...parts.map((index) => plainText(cells[index]?.text ?? ''))].join('\n');
