import type { TablePlace } from '../../document/table-place.ts';
import { tellingHeading } from '../../template/words/section-words.ts';
import type { HeaderFacts } from '../../template/words/table-words.ts';
import type { ColumnRecord } from '../record.ts';
import { headerNames } from './key-column.ts';

/** The facts by which the words of a table's header are looked up. */
export const headerFacts = (columns: readonly ColumnRecord[], { path }: Pick<TablePlace, 'path'>): HeaderFacts => ({
  names: headerNames(columns),
  section: tellingHeading(path) ?? '',
});
