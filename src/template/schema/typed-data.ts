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
  ValueType,
} from '../../values/value.ts';

type AnyNumber = NumberValue | UncertainValue | RangeValue | ChangeValue | PairValue;

type ByType = {
  readonly text: never;
  readonly number: AnyNumber;
  readonly integer: AnyNumber;
  readonly percent: AnyNumber;
  readonly interval: AnyNumber;
  readonly list: ListValue;
  readonly mark: MarkValue;
  readonly boolean: BooleanValue;
  readonly date: DateValue;
  readonly commit: CommitValue;
  readonly uri: UriValue;
};

/** What a field or cell of a type holds: a value of it, words that are none, or nothing. */
export type Typed<Type extends ValueType> = ByType[Type] | TextValue | Missing;

/** A field with choices: what stands there, and which of them were chosen. */
export type Chosen<Choice extends string> = { readonly text: string; readonly chosen: readonly Choice[] | undefined };

/** An item of a checklist. */
export type CheckedItem = { readonly text: string; readonly mark: ItemMark };
