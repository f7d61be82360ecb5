import type { ItemMark } from '../../document/item.ts';
import type {
  BooleanValue,
  ChangeValue,
  CommitValue,
  DateValue,
  ListValue,
  MarkValue,
  Missing,
  NumberValue,
  PairValue,
  RangeValue,
  TextValue,
  UncertainValue,
  UriValue,
  Value,
  ValueType,
} from '../../values/value.ts';
import type { FieldFilling } from '../filling.ts';
import type { TableRole } from '../kind.ts';

/** Plain data by key: an object without a prototype, so that any key of a document is safe to look up. */
export type Keyed<Entry> = { readonly [key: string]: Entry };

/** A field of a document: its label, its value as read, and how far it is filled in. `line` counts from 1. */
export type TypedField<Held = Value, Choice extends string = string> = {
  readonly label: string;
  readonly value: Held;
  readonly filling: FieldFilling;
  /** The choices made, in the spelling of the template. */
  readonly chosen: readonly Choice[] | undefined;
  readonly line: number;
};

/** A field with choices. */
export type ChosenField<Choice extends string> = TypedField<Value, Choice>;

/** A table of a document, with its columns in order; `line` is that of its header, from 1. */
export type TypedTable<Cells = Keyed<Value>> = {
  readonly role: TableRole;
  readonly columns: readonly { readonly name: string; readonly header: string; readonly unit: string | undefined }[];
  readonly rows: readonly TypedRow<Cells>[];
  readonly line: number;
};

/** What kind of row this is. */
export type RowClass =
  'data' | 'reference' | 'summary' | 'repeated-header' | 'placeholder' | 'continuation' | 'excluded';

/** `cells` by column name; a row may be shorter than its header. */
export type TypedRow<Cells = Keyed<Value>> = {
  readonly class: RowClass;
  readonly reason: string | undefined;
  readonly id: string | undefined;
  readonly cells: Cells;
  readonly line: number;
};

/** A checklist of a document; `line` is that of its first item, from 1, undefined if it has no items. */
export type TypedChecklist = {
  readonly role: string;
  readonly items: readonly TypedItem[];
  readonly line: number | undefined;
};

/** An item of a checklist: its text without box and mark, its mark, and the `name, date` after it. */
export type TypedItem = {
  readonly text: string;
  readonly mark: ItemMark;
  readonly signature: string | undefined;
  readonly line: number;
};

type AnyNumber = NumberValue | UncertainValue | RangeValue | ChangeValue | PairValue;

type ByType = {
  /** Without a sample in the template, the type of a column or field is text, and any value is read. */
  readonly text: Value;
  readonly number: AnyNumber;
  readonly integer: AnyNumber;
  readonly percent: AnyNumber;
  readonly interval: AnyNumber;
  readonly list: ListValue | AnyNumber;
  readonly mark: MarkValue | BooleanValue;
  readonly boolean: BooleanValue | MarkValue;
  readonly date: DateValue;
  readonly commit: CommitValue | NumberValue;
  readonly uri: UriValue;
};

/**
 * What a field or cell of a type holds in a document that checks clean: a value of that type, text that is not such a
 * value, or nothing. The type `text` accepts every value.
 */
export type Typed<Type extends ValueType> = ByType[Type] | TextValue | Missing;
