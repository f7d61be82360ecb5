import type { Block, CodeBlock, ListItem } from '../../document/block.ts';
import { codeSpansIn } from '../../document/code-spans.ts';
import { struckSpansIn } from '../../document/struck-spans.ts';
import { hasLetterOrDigit } from '../../text/letters.ts';
import { contains, sliceOf } from '../../text/span.ts';
import type { Span } from '../../text/span.ts';
import type { StatementPlace } from '../outcome.ts';

const EXPECT = /^\s*expect\s*:\s*/iu;

/**
 * The `expect:` statements in an item's or a section's own blocks: code spans, and fences with the info string
 * `expect`.
 */
export function expectIn(text: string, blocks: readonly Block[]): readonly StatementPlace[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph' || block.kind === 'definition')
      return standingSpans(text, block.span).map(({ place }) => place);
    if (block.kind === 'heading') return standingSpans(text, block.content).map(({ place }) => place);
    if (block.kind === 'quote') return expectIn(text, block.children);
    return block.kind === 'code' ? expectFence(text, block) : [];
  });
}

/** The code spans in a piece of text that start with `expect:`, each with its whole span. */
export function expectSpans(
  text: string,
  span: Span,
): readonly { readonly place: StatementPlace; readonly span: Span }[] {
  return codeSpansIn(text, span).flatMap((code) => {
    const content = sliceOf(text, code.content);
    const lead = EXPECT.exec(content)?.[0].length;
    if (lead === undefined) return [];
    return [
      { span: code.span, place: trimmedPlace(text, { start: code.content.start + lead, end: code.content.end }) },
    ];
  });
}

/** The same without those that are struck through. */
export function standingSpans(text: string, span: Span): ReturnType<typeof expectSpans> {
  const spans = expectSpans(text, span);
  const struck = spans.length === 0 ? [] : struckSpansIn(text, span);
  return spans.filter((found) => !struck.some((stretch) => contains(stretch, found.span)));
}

/** Whether all words of a piece of text were struck through, apart from its label and a remark in brackets. */
export function isTakenBack(text: string, span: Span): boolean {
  const struck = struckSpansIn(text, span);
  if (struck.length === 0 || standingSpans(text, span).length > 0) return false;
  let rest = '';
  let at = span.start;
  for (const { start, end } of struck) {
    rest += text.slice(at, start);
    at = end;
  }
  const standing = (rest + text.slice(at, span.end)).replace(/\([^()]*\)/gu, '').replace(LABEL, '');
  return !hasLetterOrDigit(standing);
}

const LABEL = /^\W*[^:\n]{1,80}:/u;

function trimmedPlace(text: string, { start, end }: Span): StatementPlace {
  const written = text.slice(start, end);
  const from = start + (written.length - written.trimStart().length);
  const statement = written.trim();
  return { text: statement, span: { start: from, end: from + statement.length }, direct: true, written: true };
}

function expectFence(text: string, { fenced, info, lines }: CodeBlock): readonly StatementPlace[] {
  const [first] = lines;
  const last = lines.at(-1);
  if (!isExpect(text, fenced, info) || first === undefined || last === undefined) return [];
  const span = { start: first.start, end: last.end };
  const joined = lines.map((line) => sliceOf(text, line)).join('\n');
  if (joined === sliceOf(text, span)) {
    const lead = EXPECT.exec(joined)?.[0].length ?? 0;
    return [trimmedPlace(text, { start: span.start + lead, end: span.end })];
  }
  return [{ text: joined.replace(EXPECT, '').trim(), span, direct: false, written: true }];
}

const isExpect = (text: string, fenced: boolean, info: Span | undefined): boolean =>
  fenced && info !== undefined && /^expect\b/iu.test(sliceOf(text, info));

/** Whether a block is a fence with a statement. */
export const isExpectFence = (text: string, block: Block): boolean =>
  block.kind === 'code' && isExpect(text, block.fenced, block.info);

/**
 * The item's own blocks: its paragraphs and fences, and nested items with nothing but statements (a statement on a
 * bullet of its own belongs to the sentence above it).
 */
export function ownBlocks(text: string, item: ListItem): readonly Block[] {
  return item.children.flatMap((block) => {
    if (block.kind !== 'list') return [block];
    return block.items.filter((nested) => isOnlyStatement(text, nested)).flatMap(({ children }) => children);
  });
}

/** Whether an item has nothing besides its statements. */
export function isOnlyStatement(text: string, { children }: ListItem): boolean {
  if (children.length === 0 || expectIn(text, children).length === 0) return false;
  return children.every((block) => {
    if (block.kind === 'code') return true;
    return block.kind === 'paragraph' && withoutSpans(text, block.span).trim() === '';
  });
}

/** The text of a span without the statements in it. */
export function withoutSpans(text: string, span: Span): string {
  let rest = '';
  let at = span.start;
  for (const { span: code } of expectSpans(text, span)) {
    rest += text.slice(at, code.start);
    at = code.end;
    if (!text.startsWith('~~', at)) continue;
    rest = rest.trimEnd();
    if (!rest.endsWith('~~')) continue;
    rest = rest.slice(0, -2);
    at += 2;
  }
  return rest + text.slice(at, span.end);
}
