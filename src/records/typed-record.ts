import { sliceOf } from '../text/span.ts';
import type { Span } from '../text/span.ts';
import { lineAt } from '../text/line-index.ts';
import type { Keyed, TypedChecklist, TypedField, TypedRow, TypedTable } from '../template/schema/typed-data.ts';
import type { Value } from '../values/value.ts';
import type { ExperimentRecord, FieldRecord, RowRecord, TableRecord } from './record.ts';
import type { Item } from '../document/item.ts';

export type { Keyed, TypedChecklist, TypedField, TypedTable } from '../template/schema/typed-data.ts';

/** The shape of a kind's generated interface: the keys of its fields, tables and checklists. */
export type KindShape = {
  readonly kind: string | undefined;
  readonly fields: object;
  readonly tables: object;
  readonly checklists: object;
};

/** The shape used without a kind: every key is possible. */
export type AnyKind = {
  readonly kind: string | undefined;
  readonly fields: Keyed<TypedField>;
  readonly tables: Keyed<TypedTable>;
  readonly checklists: Keyed<TypedChecklist>;
};

/** A record as plain data, for `show --json` and other programs. */
export type TypedRecord<Shape extends KindShape = AnyKind> = {
  readonly schemaVersion: 1;
  readonly kind: Shape['kind'];
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly path: string;
  readonly line: number;
  readonly status: TypedStatus;
  readonly fields: Shape['fields'];
  readonly tables: Shape['tables'];
  readonly checklists: Shape['checklists'];
  readonly sections: readonly TypedSection[];
};

/** A record's status: as written, and as understood (see `RecordStatus`). */
export type TypedStatus = {
  readonly text: string | undefined;
  readonly stage: string;
  readonly stated: boolean;
  readonly word: string | undefined;
  readonly result: string | undefined;
  readonly note: string | undefined;
};

/** A section of a record; `line` is that of its heading, from 1. */
export type TypedSection = {
  readonly key: string;
  readonly title: string;
  readonly line: number;
  readonly filled: boolean;
};

/** Returns a record as plain data, keyed by the kind's keys; `Shape` is the kind's generated interface. */
export function typedRecord<Shape extends KindShape = AnyKind>(record: ExperimentRecord): TypedRecord<Shape> {
  const lineOf = ({ start }: Span): number => lineAt(record.document.lines, start);
  const { text } = record.document.source;
  const data: TypedRecord = {
    schemaVersion: 1,
    kind: record.kind?.name,
    id: record.id?.text,
    title: record.title?.text,
    path: record.document.source.path,
    line: lineOf(record.root.span),
    status: statusOf(record),
    fields: keyed(record.fields, (field) => fieldOf(field, lineOf)),
    tables: keyed(record.tables, (table) => tableOf(table, lineOf)),
    checklists: keyed(record.checklists, ({ role, items }) => checklistOf(text, { role, items, lineOf })),
    sections: record.sections.map(({ key, section, filled }) => ({
      key,
      title: section.title,
      line: lineOf(section.span),
      filled,
    })),
  };
  return data as TypedRecord<Shape>;
}

function statusOf({ status: { text, stage, stated, word, result, note } }: ExperimentRecord): TypedStatus {
  return { text, stage, stated, word, result, note };
}

type LineOf = (span: Span) => number;

const fieldOf = ({ field, value, filling, chosen }: FieldRecord, lineOf: LineOf): TypedField => ({
  label: field.label,
  value,
  filling,
  chosen,
  line: lineOf(field.labelSpan),
});

function tableOf(table: TableRecord, lineOf: LineOf): TypedTable {
  return {
    role: table.role,
    columns: table.columns.map(({ name, header, unit }) => ({ name, header, unit })),
    rows: table.rows.map((row) => rowOf(table, row, lineOf)),
    line: lineOf(table.place.table.span),
  };
}

function rowOf({ columns }: TableRecord, row: RowRecord, lineOf: LineOf): TypedRow {
  const cells = emptyKeyed<Value>();
  row.cells.forEach((cell, index) => (cells[columns[index]?.name || `#${index + 1}`] = cell.value));
  return { class: row.class, reason: row.reason, id: row.id, cells, line: lineOf(row.row.span) };
}

type ChecklistFacts = { readonly role: string; readonly items: readonly Item[]; readonly lineOf: LineOf };

const checklistOf = (text: string, { role, items, lineOf }: ChecklistFacts): TypedChecklist => ({
  role,
  items: items.map((item) => ({
    text: sliceOf(text, item.text),
    mark: item.mark,
    signature: item.signature,
    line: lineOf(item.block.span),
  })),
  line: items[0] === undefined ? undefined : lineOf(items[0].block.span),
});

function keyed<Thing extends { readonly key: string }, Entry>(
  things: readonly Thing[],
  entryOf: (thing: Thing) => Entry,
): Keyed<Entry> {
  const entries = emptyKeyed<Entry>();
  for (const thing of things) entries[thing.key] = entryOf(thing);
  return entries;
}

/** An object without a prototype, so that `__proto__` is a key like any other. */
const emptyKeyed = <Entry>(): { [key: string]: Entry } => Object.create(null) as { [key: string]: Entry };
