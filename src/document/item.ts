import type { ListItem } from './block.ts';
import type { Span } from '../text/span.ts';

/** What a person or the machine said of an item: `[x]`/✅ met, `[-]`/❌ unmet, `[ ]` or nothing: none. */
export type ItemMark = 'met' | 'unmet' | 'none';

/** A bullet, numbered or task item, flattened out of its list. */
export type Item = {
  readonly block: ListItem;
  /** The first paragraph's text without box and leading mark, trimmed. */
  readonly text: Span;
  readonly mark: ItemMark;
  /** The box's middle character, or the emoji; where a mark would be written. */
  readonly markSpan: Span | undefined;
  readonly hasBox: boolean;
  /** `— name, date` behind the text, when there. */
  readonly signature: string | undefined;
  readonly depth: number;
};
