import type { Span } from '../text/span.ts';

/** YAML as data with its places. All spans are offsets into the text that was read, plus the base offset. */
export type YamlNode = YamlScalar | YamlList | YamlMap;

/** `source` is the exact slice (`0042`, `"a b"`); `text` is its text: without quotes, folded, `0042` for `0042`. */
export type YamlScalar = {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly source: string;
  readonly text: string;
  /** As in YAML 1.2 core: `0042` is 42, a date is a string, nothing is null. */
  readonly value: string | number | boolean | null;
  readonly quoted: boolean;
};

export type YamlList = { readonly kind: 'list'; readonly span: Span; readonly items: readonly YamlNode[] };

export type YamlMap = { readonly kind: 'map'; readonly span: Span; readonly entries: readonly YamlEntry[] };

export type YamlEntry = { readonly key: string; readonly keySpan: Span; readonly value: YamlNode };

/** One sentence without a full stop. */
export type YamlProblem = { readonly message: string; readonly span: Span };

/** `data` is undefined for an empty document, and if a problem leaves nothing reliable. */
export type YamlRead = { readonly data: YamlNode | undefined; readonly problems: readonly YamlProblem[] };
