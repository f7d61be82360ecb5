import type { Span } from '../text/span.ts';
import { isBlank, skipBlanks, trimEnd } from './inline/blanks.ts';
import { emojiEnd } from './emoji.ts';
import { emphasisedLabel } from './labels/emphasised-label.ts';
import { plainLabel } from './labels/plain-label.ts';
import type { LabelWords } from './labels/plain-label.ts';

/** A label found at the start of a line; offsets into the whole text. */
export type Label = {
  /** The words, without emphasis, backticks, colon and remark. */
  readonly span: Span;
  readonly remark: Span | undefined;
  /** An emoji before the label: `✅` in `✅ **GO**: …`. */
  readonly mark: Span | undefined;
  readonly emphasised: boolean;
  /** The first offset of the label including its mark and markers, and the end of its line. */
  readonly start: number;
  readonly end: number;
  /** Whether the value ends inside the label's own emphasis: `**loss: 0.31** (last)`. */
  readonly sealed: boolean;
  /** The text after the colon, trimmed; an empty span at its place if there is none. */
  readonly value: Span;
};

const STAR = 42;
const UNDERSCORE = 95;

/**
 * The label at the start of a line (a span without container prefix and line ending), if there is one. In a list item
 * (`item`) a plain label may also begin with a digit: `- 2026-02-18: second run`.
 */
export function labelAt(text: string, line: Span, item = false): Label | undefined {
  const end = trimEnd(text, line);
  const first = skipBlanks(text, line.start, end);
  const markEnd = Math.min(emojiEnd(text, first), end);
  const at = skipBlanks(text, markEnd, end);
  const unit = text.charCodeAt(at);
  const emphasised = unit === STAR || unit === UNDERSCORE;
  const words = emphasised ? emphasisedLabel(text, { start: at, end }) : plainLabel(text, { start: at, end }, item);
  if (!words) return undefined;
  const mark = markEnd > first ? { start: first, end: markEnd } : undefined;
  const { span, remark, valueEnd } = words;
  const value = valueSpan(text, words, end);
  return { span, remark, mark, emphasised, start: first, end, sealed: valueEnd !== undefined, value };
}

function valueSpan(text: string, { valueStart, valueEnd }: LabelWords, lineEnd: number): Span {
  const end = valueEnd ?? lineEnd;
  const start = skipBlanks(text, valueStart, end);
  if (start < end) return { start, end: trimEnd(text, { start, end }) };
  const place = isBlank(text, valueStart) ? valueStart + 1 : valueStart;
  return { start: place, end: place };
}
