import type { Span } from '../../text/span.ts';
import { isBlank, trimEnd } from '../inline/blanks.ts';
import { isAsciiDigit, isAsciiLetter, startsWithLetter, startsWithLetterOrDigit } from '../../text/letters.ts';

const LONGEST_LABEL = 120;
const MOST_WORDS = 6;
const MOST_GAPS = 16;
const BACKTICK = 96;
const FULL_WIDTH_COLON = 0xff1a;
const PAIRS = ['()', '[]', '（）', '【】'];
const CLOSERS = new Map(PAIRS.map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]));
const [ORDINARY, COLON, STOP, DOT, TICK, BRACKET, GAP] = [0, 1, 2, 3, 4, 5, 6];
const SORTS = new Map([
  [COLON, ':：'],
  [STOP, '!?;,|*"。，；！？“”'],
  [DOT, '.'],
  [TICK, '`'],
  [GAP, ' '],
  [BRACKET, '([（【'],
]);
const WIDE = new Map(
  [...SORTS].flatMap(([sort, chars]) => [...chars].map((char) => [char.charCodeAt(0), sort] as const)),
);
const ASCII = Uint8Array.from({ length: 128 }, (_, unit) => WIDE.get(unit) ?? ORDINARY);
const WIDE_LETTER = /[\u2e80-\u9fff\uac00-\ud7af\u3040-\u30ff）】]/u;

/** The result of parsing a label: its words, and the range in which its value may be. */
export type LabelWords = {
  readonly span: Span;
  readonly remark: Span | undefined;
  readonly valueStart: number;
  /** Where the value must end if it is inside the emphasis: `**loss: 0.31** (last)`. */
  readonly valueEnd: number | undefined;
};

/** Whether there is a colon, ASCII or full-width, at `at`. */
export function isColon(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 58 || unit === FULL_WIDTH_COLON;
}

/** Where the value may begin after a colon; `::` (`Status:: done`, as in Obsidian) counts as one. */
export const behindColon = (text: string, colon: number): number => (isColon(text, colon + 1) ? colon + 2 : colon + 1);

/**
 * Reads `Label: value` without emphasis: at most six words without sentence punctuation, then a colon and a blank, the
 * end of the line, or a full-width colon. `https://…` and `12:30` are not labels.
 */
export function plainLabel(text: string, line: Span, item: boolean): LabelWords | undefined {
  if (line.start >= line.end || !begins(text, line.start, item)) return undefined;
  const colon = colonAt(text, { start: line.start, end: Math.min(line.end, line.start + LONGEST_LABEL) });
  if (colon === undefined || !endsLabel(text, colon, line.end)) return undefined;
  const { span, remark } = labelWords(text, { start: line.start, end: colon });
  if (countWords(text, span) > MOST_WORDS) return undefined;
  return { span, remark, valueStart: behindColon(text, colon), valueEnd: undefined };
}

function begins(text: string, at: number, item: boolean): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return isAsciiLetter(unit) || unit === 91 || unit === 96 || (item && isAsciiDigit(unit));
  const first = text.slice(at, at + 2);
  return item ? startsWithLetterOrDigit(first) : startsWithLetter(first);
}

/** The first colon outside brackets and code, before any sentence punctuation. */
function colonAt(text: string, { start, end }: Span): number | undefined {
  let gaps = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    const sort = unit < 128 ? ASCII[unit] : WIDE.get(unit);
    if (sort === undefined || sort === ORDINARY) continue;
    if (sort === COLON) return at;
    if (sort === GAP) {
      if (++gaps > MOST_GAPS) return undefined;
      continue;
    }
    if (sort === STOP || (sort === DOT && isBlank(text, at + 1))) return undefined;
    const close = sort === TICK ? closingTick(text, at, end) : closingBracket(text, { start: at, end });
    if (close === undefined && sort === TICK) return undefined;
    at = close ?? at;
  }
  return undefined;
}

function closingTick(text: string, at: number, end: number): number | undefined {
  const behind = text.slice(at + 1, end).indexOf('`');
  return behind < 0 ? undefined : at + 1 + behind;
}

function endsLabel(text: string, colon: number, end: number): boolean {
  const behind = behindColon(text, colon);
  if (behind >= end || isBlank(text, behind) || text.charCodeAt(colon) === FULL_WIDTH_COLON) return true;
  return text.charCodeAt(colon - 1) >= 128 && WIDE_LETTER.test(text[colon - 1] ?? '');
}

/** Where the bracket that opens at `start` is closed before `end`; nested ones of its kind are counted. */
export function closingBracket(text: string, { start, end }: Span): number | undefined {
  const opener = start < end ? text.charCodeAt(start) : 0;
  const closer = CLOSERS.get(opener);
  if (closer === undefined) return undefined;
  let depth = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === opener) depth++;
    else if (unit === closer && --depth === 0) return at;
  }
  return undefined;
}

/** A label's words without surrounding blanks and backticks, and without a bracketed remark after them. */
export function labelWords(text: string, whole: Span): { readonly span: Span; readonly remark: Span | undefined } {
  const { start } = whole;
  const end = trimEnd(text, whole);
  const remark = remarkIn(text, { start, end });
  const last = remark ? trimEnd(text, { start, end: remark.start - 1 }) : end;
  const ticked = text.charCodeAt(start) === BACKTICK && text.charCodeAt(last - 1) === BACKTICK && last - start > 2;
  return { span: ticked ? { start: start + 1, end: last - 1 } : { start, end: last }, remark };
}

function remarkIn(text: string, { start, end }: Span): Span | undefined {
  if (!isCloser(text.charCodeAt(end - 1))) return undefined;
  for (let at = start + 1; at < end; at++) {
    const unit = text.charCodeAt(at);
    const close =
      (unit < 128 ? ASCII[unit] : WIDE.get(unit)) === BRACKET ? closingBracket(text, { start: at, end }) : undefined;
    if (close === undefined) continue;
    const apart = isBlank(text, at - 1) || unit >= 128;
    if (apart && close + 1 === end) return { start: at + 1, end: close };
    at = close;
  }
  return undefined;
}

const isCloser = (unit: number): boolean => unit === 41 || unit === 93 || unit === 0xff09 || unit === 0x3011;

/** The number of blank-separated tokens that contain more than ASCII punctuation. */
function countWords(text: string, { start, end }: Span): number {
  let words = 0;
  let counted = false;
  for (let at = start; at < end; at++) {
    if (isBlank(text, at)) counted = false;
    else if (!counted && isWordUnit(text.charCodeAt(at))) {
      counted = true;
      words++;
    }
  }
  return words;
}

const isWordUnit = (unit: number): boolean => unit >= 128 || isAsciiLetter(unit) || isAsciiDigit(unit);
