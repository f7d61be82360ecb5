import { firstEnding, lineAround } from '../../text/line-around.ts';
import type { ListItem } from '../../document/block.ts';
import { itemsOf } from '../../document/items-of.ts';
import { walkBlocks } from '../../document/walk-blocks.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import { insertion } from '../../text/edit.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import type { Criterion } from '../outcome.ts';

/** A line up to this length can still be read at a glance. */
const MOST_COLUMNS = 120;

/** The edit that writes a statement into its item: after the sentence if short, else on a line of its own below it. */
export function planSuggestion({ document }: ExperimentRecord, criterion: Criterion, statement: string): Edit {
  const { text } = document.source;
  if (criterion.cells !== undefined) return cellEdit(text, criterion, statement);
  const item = itemAt(document.blocks, criterion.span);
  const end = item === undefined ? criterion.span.end : headEnd(text, item);
  const code = codeSpan(statement);
  const start = lineStart(text, end);
  const isShort = end - start + 1 + code.length <= MOST_COLUMNS && !text.slice(end, lineAround(text, end).end).trim();
  if (isShort || item === undefined || hasSignature(text, item)) return insertion(end, ` ${code}`);
  return insertion(end, `${firstEnding(text)}${indentation(text, item)}${code}`);
}

function itemAt(blocks: ExperimentRecord['document']['blocks'], { start, end }: Span): ListItem | undefined {
  let found: ListItem | undefined;
  walkBlocks(blocks, (node) => {
    if (node.kind === 'item' && node.span.start === start && node.span.end === end) found = node;
    return node.span.end <= start || node.span.start >= end ? 'skip' : undefined;
  });
  return found;
}

/** The end of the item's sentence: of its first paragraph, before a person's signature. */
function headEnd(text: string, item: ListItem): number {
  const [flat] = itemsOf(text, [{ kind: 'list', span: item.span, ordered: false, items: [item] }]);
  return flat?.text.end ?? item.span.end;
}

const hasSignature = (text: string, item: ListItem): boolean =>
  itemsOf(text, [{ kind: 'list', span: item.span, ordered: false, items: [item] }])[0]?.signature !== undefined;

/** The text before the item's own, with the marker replaced by blanks: a quote's `>` stays. */
function indentation(text: string, { marker, children }: ListItem): string {
  const start = lineStart(text, marker.start);
  const content = children[0]?.span.start ?? marker.end + 1;
  return text.slice(start, content).replace(/[^>\t ]/gu, ' ');
}

/** In the first cell of a row of a criteria table, where a pipe is escaped. */
function cellEdit(text: string, { span }: Criterion, statement: string): Edit {
  const open = text[span.start] === '|' ? span.start + 1 : span.start;
  let end = open;
  while (end < span.end && !(text[end] === '|' && text[end - 1] !== '\\')) end++;
  while (end > open && text[end - 1] === ' ') end--;
  return insertion(end, ` ${codeSpan(statement.replaceAll('|', '\\|'))}`);
}

/** A statement that contains a backtick is enclosed in two. */
function codeSpan(statement: string): string {
  const ticks = statement.includes('`') ? '``' : '`';
  return `${ticks}expect: ${statement}${ticks}`;
}

const lineStart = (text: string, at: number): number =>
  Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
