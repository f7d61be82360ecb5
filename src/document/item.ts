import type { ListItem } from './block.ts';
import type { Span } from '../text/span.ts';

/** How a person or expctl marked an item: `[x]` or ✅ is met, `[-]` or ❌ is unmet, `[ ]` or no mark is none. */
export type ItemMark = 'met' | 'unmet' | 'none';

/** A bullet, numbered or task item, taken out of its list. */
export type Item = {
  readonly block: ListItem;
  /** The first paragraph's text without box and leading mark, trimmed. */
  readonly text: Span;
  readonly mark: ItemMark;
  /** The box's middle character, or the emoji: the place where a mark would be written. */
  readonly markSpan: Span | undefined;
  readonly hasBox: boolean;
  /** The `— name, date` after the text, if there is one. */
  readonly signature: string | undefined;
  readonly depth: number;
};
