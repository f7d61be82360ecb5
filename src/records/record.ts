import type { Field } from '../document/field.ts';
import type { Item } from '../document/item.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { Section } from '../document/section.ts';
import type { TablePlace } from '../document/table-place.ts';
import type { Row } from '../document/block.ts';
import type { ChecklistSpec, ColumnSpec, FieldSpec, Kind, SectionSpec, Stage, TableSpec } from '../template/kind.ts';
import type { RowClass } from '../template/schema/typed-data.ts';
import type { Span } from '../text/span.ts';
import type { NumberMarks } from '../values/number-marks.ts';
import type { Value, ValueType } from '../values/value.ts';

export type { RowClass } from '../template/schema/typed-data.ts';

/**
 * A document (or, in a ledger, one heading's section of it) read against its kind: every field, table and checklist
 * with its place and its value. Without a kind the same is read, with no specs.
 */
export type ExperimentRecord = {
  readonly document: MarkdownDocument;
  readonly kind: Kind | undefined;
  /** The record's own section: the whole document, or one heading of a ledger. */
  readonly root: Section;
  readonly id: RecordId | undefined;
  readonly title: RecordTitle | undefined;
  readonly status: RecordStatus;
  readonly sections: readonly SectionRecord[];
  readonly fields: readonly FieldRecord[];
  readonly tables: readonly TableRecord[];
  readonly checklists: readonly ChecklistRecord[];
  /** What the kind asks for and the document does not have. */
  readonly absent: Absent;
};

/** `EXP-007` as written; `from` tells where it was found, the strongest place first. */
export type RecordId = {
  readonly text: string;
  readonly span: Span | undefined;
  readonly from: 'title' | 'field' | 'front-matter' | 'file-name';
};

export type RecordTitle = { readonly text: string; readonly span: Span };

/** Lifecycle, result and note, with the words they came from. `stage` is planned where nothing was said. */
export type RecordStatus = {
  readonly text: string | undefined;
  readonly span: Span | undefined;
  readonly stage: Stage;
  /** Whether the document says its stage, or it was concluded from what is there. */
  readonly stated: boolean;
  /** The kind's word that was recognised. */
  readonly word: string | undefined;
  readonly result: 'success' | 'partial' | 'failed' | 'inconclusive' | undefined;
  readonly note: string | undefined;
};

/** A section of the document and what the kind says of it; `key` is the spec's, or the path of names. */
export type SectionRecord = {
  readonly key: string;
  readonly section: Section;
  readonly spec: SectionSpec | undefined;
  /** Whether anything stands in it (or below it) that is not the template's own text. */
  readonly filled: boolean;
};

/** `unchosen`: the list of choices still stands there. */
export type Filling = 'filled' | 'blank' | 'placeholder' | 'unchosen';

export type FieldRecord = {
  readonly key: string;
  readonly field: Field;
  readonly spec: FieldSpec | undefined;
  /** Key of the section it stands in. */
  readonly section: string;
  readonly value: Value;
  readonly filling: Filling;
  /** The choices made, in the spec's spelling; undefined where the field is no choice or none was recognised. */
  readonly chosen: readonly string[] | undefined;
};

export type TableRecord = {
  /** The spec's key, or section key and label with an ordinal. */
  readonly key: string;
  readonly place: TablePlace;
  readonly spec: TableSpec | undefined;
  readonly section: string;
  readonly role: TableSpec['role'];
  readonly columns: readonly ColumnRecord[];
  readonly rows: readonly RowRecord[];
};

export type ColumnRecord = {
  /** Folded header; `#2` behind the second of one name. */
  readonly name: string;
  readonly header: string;
  readonly span: Span;
  readonly index: number;
  readonly type: ValueType | undefined;
  readonly unit: string | undefined;
  readonly spec: ColumnSpec | undefined;
  /** It tells runs apart: which of the columns that do so together it is, from 0. The spec's and one that is called so need no mark. */
  readonly keyPlace?: number;
  /** The document itself says so. */
  readonly isKeySaid?: true;
};

export type RowRecord = {
  readonly row: Row;
  readonly class: RowClass;
  /** Why it is excluded, where a reason stands. */
  readonly reason: string | undefined;
  /** Text of the key column, without emphasis and ticks; where several columns tell runs apart, of all of them (see `idOfParts`). */
  readonly id: string | undefined;
  /** One per column of the row as it stands: may be fewer or more than the header has. */
  readonly cells: readonly CellRecord[];
};

/** `marks`: what commas and points mean in its column's numbers, where decimal commas stand there. */
export type CellRecord = {
  readonly span: Span;
  readonly text: string;
  readonly value: Value;
  readonly marks?: NumberMarks | undefined;
};

export type ChecklistRecord = {
  readonly key: string;
  readonly spec: ChecklistSpec | undefined;
  readonly section: string;
  readonly role: ChecklistSpec['role'];
  /** The list that it is. */
  readonly span: Span;
  readonly items: readonly Item[];
};

export type Absent = {
  readonly sections: readonly SectionSpec[];
  readonly fields: readonly FieldSpec[];
  readonly tables: readonly TableSpec[];
  readonly checklists: readonly ChecklistSpec[];
};
