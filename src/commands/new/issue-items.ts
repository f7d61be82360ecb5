import { foldLine } from '../../template/fold-line.ts';
import { sliceOf } from '../../text/span.ts';
import type { Item, ItemMark } from '../../document/item.ts';

/** An item of a list as written in an issue. */
export type IssueItem = {
  /** The whole item, from its bullet or number to the end of what belongs to it. */
  readonly text: string;
  /** Its words without marker, box and signature, folded. */
  readonly folded: string;
  /** The same for its first line only. */
  readonly head: string;
  readonly mark: ItemMark;
  readonly hasBox: boolean;
  /** The offset of its mark in `text`. */
  readonly markAt: number | undefined;
};

/** The top-level items of a list. */
export const issueItems = (text: string, items: readonly Item[]): readonly IssueItem[] =>
  items
    .filter(({ depth }) => depth === 0)
    .map(({ block, text: words, mark, hasBox, markSpan }) => ({
      text: sliceOf(text, block.span),
      folded: foldLine(sliceOf(text, words)),
      head: foldLine(sliceOf(text, words).split('\n')[0] ?? ''),
      mark,
      hasBox,
      markAt: markSpan && markSpan.start - block.span.start,
    }));
