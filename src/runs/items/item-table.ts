/** A run's results for each item of its test set (utterance, question, request), in columns of equal length. */
export type ItemTable = {
  readonly format: 'jsonl' | 'json' | 'csv' | 'tsv' | 'nemo' | 'lm-eval';
  readonly ids: readonly string[];
  /** The cluster of each item, such as its speaker or document; undefined if the file has none. */
  readonly clusters: readonly string[] | undefined;
  /** By name, folded. */
  readonly measures: ReadonlyMap<string, Measure>;
  /** Remarks for people on how the file was read, one sentence each. */
  readonly notes: readonly string[];
};

/**
 * One measure for every item. For a score, `below` is its weight and `above` is score times weight; for a ratio,
 * `above` is the number of errors and `below` the length of the reference. NaN for an item that has no value.
 */
export type Measure = { readonly kind: 'score' | 'ratio'; readonly above: Float64Array; readonly below: Float64Array };

/** The items of a file, or why it was not read; line and column count from 1. */
export type ItemsReading =
  | { readonly kind: 'items'; readonly table: ItemTable }
  | { readonly kind: 'refused'; readonly message: string; readonly line?: number; readonly hint?: string };

/** Makes a refusal to read a file. */
export const refused = (
  message: string,
  more: { readonly line?: number; readonly hint?: string } = {},
): Extract<ItemsReading, { kind: 'refused' }> => ({ kind: 'refused', message, ...more });
