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
 * A document (or, in a ledger, the section of one heading) read against its kind: every field, table and checklist with
 * its place and its value. Without a kind the same things are read, but have no specs.
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
  /** What the kind requires and the document does not have. */
  readonly absent: Absent;
};

/** `EXP-007` as written; `from` says where it was found, the strongest place first. */
export type RecordId = {
  readonly text: string;
  readonly span: Span | undefined;
  readonly from: 'title' | 'field' | 'front-matter' | 'file-name';
};

export type RecordTitle = { readonly text: string; readonly span: Span };

/** Stage, result and note, with the words that they were read from. `stage` is planned if the document says nothing. */
export type RecordStatus = {
  readonly text: string | undefined;
  readonly span: Span | undefined;
  readonly stage: Stage;
  /** Whether the document states its stage; otherwise it was inferred from the content. */
  readonly stated: boolean;
  /** The status word of the kind that was recognised. */
  readonly word: string | undefined;
  readonly result: 'success' | 'partial' | 'failed' | 'inconclusive' | undefined;
  readonly note: string | undefined;
};

/** A section of the document with the kind's spec for it; `key` is the spec's key, or the path of names. */
export type SectionRecord = {
  readonly key: string;
  readonly section: Section;
  readonly spec: SectionSpec | undefined;
  /** Whether the section (or one below it) contains anything other than the template's own text. */
  readonly filled: boolean;
};

/** `unchosen`: the list of choices is still there. */
export type Filling = 'filled' | 'blank' | 'placeholder' | 'unchosen';

export type FieldRecord = {
  readonly key: string;
  readonly field: Field;
  readonly spec: FieldSpec | undefined;
  /** Key of the section that contains it. */
  readonly section: string;
  readonly value: Value;
  readonly filling: Filling;
  /** The choices made, in the spec's spelling; undefined if the field is not a choice or none was recognised. */
  readonly chosen: readonly string[] | undefined;
};

export type TableRecord = {
  /** The spec's key, or the section key and label with an ordinal. */
  readonly key: string;
  readonly place: TablePlace;
  readonly spec: TableSpec | undefined;
  readonly section: string;
  readonly role: TableSpec['role'];
  readonly columns: readonly ColumnRecord[];
  readonly rows: readonly RowRecord[];
};

export type ColumnRecord = {
  /** Folded header; the second one of the same name ends in `#2`. */
  readonly name: string;
  readonly header: string;
  readonly span: Span;
  readonly index: number;
  readonly type: ValueType | undefined;
  readonly unit: string | undefined;
  readonly spec: ColumnSpec | undefined;
  /**
   * The column identifies runs: its place, from 0, among the columns that do so together. The key column of the spec,
   * and a column whose name says so, need no mark.
   */
  readonly keyPlace?: number;
  /** The document itself marks it as a key. */
  readonly isKeySaid?: true;
};

export type RowRecord = {
  readonly row: Row;
  readonly class: RowClass;
  /** Why the row is excluded, if a reason is given. */
  readonly reason: string | undefined;
  /**
   * Text of the key column, without emphasis and ticks; if several columns identify runs together, of all of them (see
   * `idOfParts`).
   */
  readonly id: string | undefined;
  /** One for each cell in the row as written: there may be fewer or more than the header has. */
  readonly cells: readonly CellRecord[];
};

/** `marks`: what commas and points mean in the numbers of its column, where the column has decimal commas. */
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
  /** The span of the list. */
  readonly span: Span;
  readonly items: readonly Item[];
};

export type Absent = {
  readonly sections: readonly SectionSpec[];
  readonly fields: readonly FieldSpec[];
  readonly tables: readonly TableSpec[];
  readonly checklists: readonly ChecklistSpec[];
};
