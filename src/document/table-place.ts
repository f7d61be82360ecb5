import type { Table } from './block.ts';
import type { Section } from './section.ts';

/** A table and where it is; its address is the heading path and the header. */
export type TablePlace = {
  readonly table: Table;
  readonly section: Section;
  /** Section names from the outermost heading to the table's. */
  readonly path: readonly string[];
  /** Folded name of the label line that the table belongs to (`**Hyperparameters**:`), if there is one. */
  readonly label: string | undefined;
  /** Header cells as written, without emphasis. */
  readonly header: readonly string[];
};
