/** What a run says of each item of its test set (utterance, question, request), in columns of one length. */
export type ItemTable = {
  readonly format: 'jsonl' | 'json' | 'csv' | 'tsv' | 'nemo' | 'lm-eval';
  readonly ids: readonly string[];
  /** What items hang together by: speaker, document; undefined where the file tells none. */
  readonly clusters: readonly string[] | undefined;
  /** By name, folded. */
  readonly measures: ReadonlyMap<string, Measure>;
  /** What people should know of how it was read, one sentence each. */
  readonly notes: readonly string[];
};

/**
 * One measure of every item. A score has its weight below and score times weight above; a ratio its errors above and the
 * length of its reference below. NaN where an item has none.
 */
export type Measure = { readonly kind: 'score' | 'ratio'; readonly above: Float64Array; readonly below: Float64Array };

/** The items of a file, or why it was not read; line and column from 1. */
export type ItemsReading =
  | { readonly kind: 'items'; readonly table: ItemTable }
  | { readonly kind: 'refused'; readonly message: string; readonly line?: number; readonly hint?: string };

/** A refusal. */
export const refused = (
  message: string,
  more: { readonly line?: number; readonly hint?: string } = {},
): Extract<ItemsReading, { kind: 'refused' }> => ({ kind: 'refused', message, ...more });
