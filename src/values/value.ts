/**
 * The value of a cell or field. `text` is always the original, trimmed, with its emphasis. Numbers stay as printed:
 * `70%` is 70 with the unit `%`, `150K` is 150000 and `text` shows how it was written.
 */
export type Value =
  | Missing
  | NumberValue
  | UncertainValue
  | RangeValue
  | ChangeValue
  | PairValue
  | ListValue
  | MarkValue
  | BooleanValue
  | DateValue
  | CommitValue
  | UriValue
  | TextValue;

export type ValueKind = Value['kind'];

/** Empty, `—`, `-`, `n/a`, `TBD`, NaN, Infinity, null. */
export type Missing = { readonly kind: 'missing'; readonly text: string };

/**
 * A plain number. `precision` is half a unit of its last printed digit, in the number's own unit: 0.00005 for 0.0462.
 */
export type NumberValue = {
  readonly kind: 'number';
  readonly text: string;
  readonly number: number;
  readonly unit: string | undefined;
  readonly precision: number;
  /** Whether a sign was printed (`+2.1%`), which makes it a difference. */
  readonly signed: boolean;
  /** The text in parentheses after it: `5.0%` in `6 (5.0%)`. */
  readonly note: string | undefined;
  /**
   * The multiplier as printed (`K`, `M`, `B`), already applied to `number`; a `B` may have meant bytes, see
   * `asInterval`.
   */
  readonly suffix?: string;
};

/** `0.869 ± 0.012`; `±0.012` alone has no `number`. */
export type UncertainValue = {
  readonly kind: 'uncertain';
  readonly text: string;
  readonly number: number | undefined;
  readonly halfWidth: number;
  readonly unit: string | undefined;
  /** The precision of `number`, as in a plain number. */
  readonly precision?: number;
};

/**
 * `< 0.01`, `~0.10`, `0.2–0.4`, `95% CI [0.85, 0.88]`: a value known to lie between two numbers (either may be
 * infinite).
 */
export type RangeValue = {
  readonly kind: 'range';
  readonly text: string;
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
  readonly unit: string | undefined;
};

/** `0.62 → 0.71`: its value is the second number. */
export type ChangeValue = {
  readonly kind: 'change';
  readonly text: string;
  readonly from: number;
  readonly number: number;
  readonly unit: string | undefined;
  /** The precision of `number`, as in a plain number. */
  readonly precision?: number;
};

/** `3/4`, `120 / 96`: can be compared only through `.first` and `.second`. */
export type PairValue = {
  readonly kind: 'pair';
  readonly text: string;
  readonly first: number;
  readonly second: number;
  readonly unit?: string;
};

/** `[16, 32, 64]`, or `a, b, c` where a list is expected. */
export type ListValue = { readonly kind: 'list'; readonly text: string; readonly items: readonly Value[] };

/** ✅ ❌ ⚠️ and the words PASS, FAIL, PARTIAL (alone, or together with one of the signs). */
export type MarkValue = { readonly kind: 'mark'; readonly text: string; readonly mark: 'pass' | 'fail' | 'partial' };

export type BooleanValue = { readonly kind: 'boolean'; readonly text: string; readonly value: boolean };

/** `iso` is `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS][zone]` as far as it was written. */
export type DateValue = { readonly kind: 'date'; readonly text: string; readonly iso: string };

export type CommitValue = { readonly kind: 'commit'; readonly text: string; readonly sha: string };

export type UriValue = { readonly kind: 'uri'; readonly text: string; readonly uri: string };

/**
 * `plain` is the text without emphasis and code ticks; `readings`: the two numbers, if the text can be read as either.
 */
export type TextValue = {
  readonly kind: 'text';
  readonly text: string;
  readonly plain: string;
  readonly readings?: readonly [string, string];
};

/** What a column or a field is expected to hold. */
export type ValueType =
  'text' | 'number' | 'integer' | 'percent' | 'interval' | 'list' | 'mark' | 'boolean' | 'date' | 'commit' | 'uri';
