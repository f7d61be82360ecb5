import type { Span } from '../text/span.ts';
import { isBlank, trimEnd } from './inline/blanks.ts';
import type { Block, List, ListItem } from './block.ts';
import type { Item, ItemMark } from './item.ts';
import { signatureIn } from './inline/signature.ts';

const BOX_MARKS = new Map<string, ItemMark>([
  ['x', 'met'],
  ['X', 'met'],
  ['-', 'unmet'],
  [' ', 'none'],
]);
const EMOJI_MARKS = new Map<string, ItemMark>([
  ['✅', 'met'],
  ['❌', 'unmet'],
]);
/** `✅ / ❌ audited`, `✅ or ❌: reviewed`: a choice that nobody has made is not a mark. */
const CHOICE = /^[✅❌]\u{FE0F}?\s{0,3}(?:[/|,;·]|or\b|oder\b|ou\b|o\b|或|または)?\s{0,3}[✅❌⚠⏳🔄]/u;
const LONGEST_CHOICE = 24;
const VARIATION_SELECTOR = '\uFE0F';

/** All items of the lists among `blocks`, nested ones after the item they belong to; the outermost have depth 0. */
export function itemsOf(text: string, blocks: readonly Block[]): readonly Item[] {
  const found: Item[] = [];
  readBlocks(blocks, 0);
  return found;

  function readBlocks(siblings: readonly Block[], depth: number): void {
    for (const block of siblings) {
      if (block.kind === 'list') readList(block, depth);
      else if (block.kind === 'quote') readBlocks(block.children, depth);
    }
  }
  function readList({ items }: List, depth: number): void {
    for (const item of items) {
      found.push(itemOf(text, item, depth));
      readBlocks(item.children, depth + 1);
    }
  }
}

function itemOf(text: string, block: ListItem, depth: number): Item {
  const whole = headSpan(text, block);
  const box = boxIn(text, block, whole);
  const behindBox = box ? skipWhite(text, Math.max(whole.start, box.end + 1), whole.end) : whole.start;
  const emoji = isMarked(text, behindBox) ? { start: behindBox, end: behindBox + 1 } : undefined;
  const start = emoji ? skipWhite(text, behindEmoji(text, emoji.end), whole.end) : behindBox;
  const signature = signatureIn(text, { start, end: whole.end });
  const end = signature ? trimEnd(text, { start, end: signature.start }) : whole.end;
  const markSpan = box ?? emoji;
  return {
    block,
    text: { start, end },
    mark: (markSpan && markAt(text, markSpan)) ?? 'none',
    markSpan,
    hasBox: box !== undefined,
    signature: signature?.text,
    depth,
  };
}

const isMarked = (text: string, at: number): boolean =>
  EMOJI_MARKS.has(text[at] ?? '') && !(mayGoOn(text, at + 1) && CHOICE.test(text.slice(at, at + LONGEST_CHOICE)));

/**
 * Whether the text after a mark may make it part of a choice. Nearly always words follow, which are recognised without
 * a regular expression.
 */
function mayGoOn(text: string, at: number): boolean {
  let behind = at;
  while (text[behind] === VARIATION_SELECTOR || text[behind] === ' ') behind++;
  const unit = text.charCodeAt(behind);
  return unit <= 32 || unit > 127 || '/|,;o'.includes(text[behind] ?? ' ');
}

/** The words after a mark may also begin on the next line. */
function skipWhite(text: string, at: number, end: number): number {
  while (at < end && (isBlank(text, at) || text[at] === '\n' || text[at] === '\r')) at++;
  return Math.min(at, end);
}

/** The span of the item's first words: a paragraph, a heading, or a link definition. */
function headSpan(text: string, { marker, children }: ListItem): Span {
  const first = children[0];
  if (first?.kind === 'heading') return first.content;
  if (first?.kind === 'paragraph' || first?.kind === 'definition')
    return { start: first.span.start, end: trimEnd(text, first.span) };
  return { start: marker.end, end: marker.end };
}

/** The character between the brackets of a box; `[-]` is not a box in GFM, but is one here. */
function boxIn(text: string, { task }: ListItem, { start, end }: Span): Span | undefined {
  if (task) return task.mark;
  const boxed =
    text[start] === '[' && BOX_MARKS.has(text[start + 1] ?? '') && text[start + 2] === ']' && start + 3 <= end;
  return boxed && (start + 3 === end || isBlank(text, start + 3)) ? { start: start + 1, end: start + 2 } : undefined;
}

const behindEmoji = (text: string, at: number): number => (text[at] === VARIATION_SELECTOR ? at + 1 : at);

function markAt(text: string, { start, end }: Span): ItemMark | undefined {
  const mark = text.slice(start, end);
  return BOX_MARKS.get(mark) ?? EMOJI_MARKS.get(mark);
}
