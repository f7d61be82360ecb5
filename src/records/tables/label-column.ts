import { labelColumnIn } from '../../template/words/table-words.ts';
import type { TableRecord } from '../record.ts';
import { headerFacts } from './header-facts.ts';

/**
 * Index of the column that names what each row is about: the second, if the first only numbers the rows (`No. |
 * Criterion | …`).
 */
export const labelIndexOf = ({ columns, place }: Pick<TableRecord, 'columns' | 'place'>): number =>
  labelColumnIn(headerFacts(columns, place));
