import type { Difference } from './compare.ts';
import type { View } from './view.ts';

/**
 * A difference between the two readers and its reason. Those with `explains` are faults of the oracle against CommonMark
 * or GFM: a text is excused if its first disagreement is of that kind. The others are ways to report a span, which
 * `mdast-view.ts` and `compare.ts` even out.
 */
export type KnownDifference = {
  readonly name: string;
  readonly reason: string;
  readonly explains?: (difference: Difference) => boolean;
};

const from = (text: string, view: Pick<View, 'start'> | undefined): string => text.slice(view?.start ?? text.length);

const WHOLE = { start: 0 } as const;

const startAlike = ({ ours, theirs }: Difference): boolean =>
  ours !== undefined && theirs !== undefined && ours.start === theirs.start;

const areBoth = (kind: string, difference: Difference): boolean =>
  difference.ours?.kind === kind && difference.theirs?.kind === kind && startAlike(difference);

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    name: 'unclosed-front-matter',
    reason: 'behind a first line `---` that nothing closes, the oracle looks for no containers up to the end',
    explains: ({ text }) => /^\uFEFF?---[ \t]*[\r\n]/.test(text) && !/[\r\n]---[ \t]*(?:[\r\n]|$)/.test(text),
  },
  {
    name: 'interrupting-list',
    reason:
      'inside a container that interrupts a paragraph, and behind indented code, the oracle opens no list that could not interrupt a paragraph itself: an empty one, or one that does not start at 1',
    explains: (difference) =>
      difference.ours?.kind === 'list' &&
      ['paragraph', 'heading', 'table'].includes(difference.theirs?.kind ?? '') &&
      startAlike(difference) &&
      /^(?:[-+*][ \t]*(?:$|[\r\n])|\d)/.test(from(difference.text, difference.ours)),
  },
  {
    name: 'lazy-tag',
    reason: 'a complete tag alone on a lazy line ends the container; the oracle draws it into the container',
    explains: (difference) =>
      areBoth('html', difference) && (difference.ours?.depth ?? 0) < (difference.theirs?.depth ?? 0),
  },
  {
    name: 'tag-as-header',
    reason:
      'a complete tag cannot interrupt a paragraph and so may be a header in it; the oracle lets the table interrupt, then sees HTML',
    explains: (difference) =>
      difference.ours?.kind === 'table' && difference.theirs?.kind === 'html' && startAlike(difference),
  },
  {
    name: 'tag-attributes',
    reason: 'an unquoted attribute value may hold a slash but no second `=`; to the oracle it is the other way round',
    explains: ({ text, ours, theirs }) =>
      (ours?.kind === 'html') !== (theirs?.kind === 'html') &&
      /^[ \t]*<[a-z][^>\r\n]*=[^>\r\n]*[/=]/i.test(from(text, ours)),
  },
  {
    name: 'cdata-end',
    reason: '`]]]>` holds `]]>` and ends a CDATA block; the oracle reads over it',
    explains: ({ text }) => /<!\[CDATA\[[^]*\]\]\]>/.test(text),
  },
  {
    name: 'lazy-indented-code',
    reason: 'indented code whose first line ends a container is cut in pieces by the oracle, one for each line',
    explains: (difference) =>
      areBoth('code', difference) &&
      !/[\r\n]/.test(difference.text.slice(difference.ours?.start, difference.theirs?.end)) &&
      /^[ \t]/.test(from(difference.text, difference.ours)),
  },
  {
    name: 'table-behind-quoted-table',
    reason: 'a table right behind the last row of a table in a container is a paragraph to the oracle',
    explains: (difference) =>
      difference.ours?.kind === 'table' && difference.theirs?.kind === 'paragraph' && startAlike(difference),
  },
  {
    name: 'item-end-behind-open-fence',
    reason: 'an item that ends with fenced code nobody closed ends, to the oracle, behind the marker of the next item',
    explains: (difference) =>
      areBoth('item', difference) &&
      /^[\r\n][\r\n \t>]*(?:[-+*]|\d+[.)])[ \t]*$/.test(
        difference.text.slice(difference.ours?.end, difference.theirs?.end),
      ),
  },
  {
    name: 'task-behind-empty-item',
    reason:
      'text right behind an empty item is no part of it; the oracle reads a box in it as the task of what is around, or breaks off',
    explains: (difference) =>
      ((difference.ours === undefined && difference.theirs === undefined) ||
        (areBoth('item', difference) && difference.ours?.detail === '')) &&
      /(?:[-+*]|\d[.)])[ \t]*[\r\n]+[> \t]*\[[ xX]\]/.test(from(difference.text, difference.ours ?? WHOLE)),
  },
  {
    name: 'task-box-of-other-padding',
    reason: 'a box is `[ ]`, `[x]` or `[X]`; the oracle also takes a tab or a line ending between the brackets',
    explains: (difference) =>
      difference.ours?.detail === '' && /^\S+\s+\[[\t\r\n]/.test(from(difference.text, difference.ours)),
  },
  {
    name: 'nested-footnotes',
    reason: 'to the oracle, the indentation of one footnote definition serves for those inside it too',
    explains: ({ text }) => /\[\^[^\]\s]+\]:[ \t]*\[\^[^\]\s]+\]:/.test(text),
  },
  { name: 'bom', reason: 'the oracle does not count a byte order mark' },
  { name: 'nul', reason: 'the oracle gives NUL back as U+FFFD' },
  { name: 'open-block-end', reason: 'fenced code and HTML that nothing closes end behind their last line ending' },
  { name: 'list-end', reason: 'a list ends with the prefixes of the blank lines behind its last item' },
  { name: 'trailing-markers', reason: 'containers and open code end before or behind the prefixes of blank lines' },
  { name: 'task-paragraph-start', reason: 'the first paragraph of a task starts behind the box, if plain text does' },
  { name: 'heading-after-definitions', reason: 'a setext heading also covers the definitions right above it' },
  { name: 'cell-span', reason: 'a cell covers its pipes and padding' },
];

/** The name of the known difference that explains `difference`, if one does. */
export const explanationOf = (difference: Difference): string | undefined =>
  KNOWN_DIFFERENCES.find(({ explains }) => explains?.(difference))?.name;
