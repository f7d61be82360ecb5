import { isAsciiDigit, isAsciiLetter } from '../../text/letters.ts';
import { CHAR, isPadding, skipPadding } from './char.ts';
import type { HtmlType } from './reader.ts';

/** Tags whose text is raw up to their closing tag (CommonMark 0.31.2, HTML blocks, kind 1). */
const RAW_NAMES: ReadonlySet<string> = new Set(['pre', 'script', 'style', 'textarea']);

/** Tags that begin an HTML block even inside a paragraph (kind 6). */
const BLOCK_NAMES: ReadonlySet<string> = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link ' +
    'main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead ' +
    'title tr track ul'
  ).split(' '),
);

const LONGEST_NAME = 10;

/** The kind of HTML block that begins with the `<` at `at`, in a line that ends at `end`. */
export function htmlTypeAt(text: string, at: number, end: number): HtmlType | undefined {
  const unit = at + 1 < end ? text.charCodeAt(at + 1) : 0;
  if (unit === CHAR.bang) return declarationType(text, at + 2, end);
  if (unit === CHAR.question) return 3;
  if (unit === CHAR.slash) return tagType(text, at + 2, { end, closing: true });
  return tagType(text, at + 1, { end, closing: false });
}

function declarationType(text: string, at: number, end: number): HtmlType | undefined {
  if (at >= end) return undefined;
  if (isAsciiLetter(text.charCodeAt(at))) return 4;
  if (reads(text, at, { end, words: '--' })) return 2;
  return reads(text, at, { end, words: '[CDATA[' }) ? 5 : undefined;
}

type Reading = { readonly end: number; readonly words: string };

function reads(text: string, at: number, { end, words }: Reading): boolean {
  if (at + words.length > end) return false;
  for (let i = 0; i < words.length; i++) if (text.charCodeAt(at + i) !== words.charCodeAt(i)) return false;
  return true;
}

type Tag = { readonly end: number; readonly closing: boolean };

function tagType(text: string, at: number, { end, closing }: Tag): HtmlType | undefined {
  if (at >= end || !isAsciiLetter(text.charCodeAt(at))) return undefined;
  let behind = at;
  while (behind < end && isNamePart(text.charCodeAt(behind))) behind++;
  const next = behind < end ? text.charCodeAt(behind) : CHAR.lineFeed;
  const name = behind - at <= LONGEST_NAME ? text.slice(at, behind).toLowerCase() : '';
  const bounded = next === CHAR.lineFeed || next === CHAR.greater || isPadding(next);
  if (bounded && !closing && RAW_NAMES.has(name)) return 1;
  if (BLOCK_NAMES.has(name)) {
    const selfClosed = next === CHAR.slash && behind + 1 < end && text.charCodeAt(behind + 1) === CHAR.greater;
    return bounded || selfClosed ? 6 : undefined;
  }
  const tagEnd = closing ? skipPadding(text, behind, end) : behindAttributes(text, behind, end);
  if (tagEnd < 0 || tagEnd >= end || text.charCodeAt(tagEnd) !== CHAR.greater) return undefined;
  return skipPadding(text, tagEnd + 1, end) === end ? 7 : undefined;
}

const isNamePart = (unit: number): boolean => isAsciiLetter(unit) || isAsciiDigit(unit) || unit === CHAR.dash;

/** The offset after a tag's attributes and its optional `/`, or -1 if they are malformed. */
function behindAttributes(text: string, from: number, end: number): number {
  let at = from;
  for (;;) {
    const padded = skipPadding(text, at, end);
    const unit = padded < end ? text.charCodeAt(padded) : 0;
    if (unit === CHAR.slash) return padded + 1;
    if (unit === CHAR.greater) return padded;
    if (padded === at || !isAttributeStart(unit)) return -1;
    at = behindAttribute(text, padded, end);
    if (at < 0) return -1;
  }
}

const isAttributeStart = (unit: number): boolean =>
  isAsciiLetter(unit) || unit === CHAR.colon || unit === CHAR.underscore;

const isAttributePart = (unit: number): boolean =>
  isNamePart(unit) || unit === CHAR.dot || unit === CHAR.colon || unit === CHAR.underscore;

function behindAttribute(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isAttributePart(text.charCodeAt(at))) at++;
  const sign = skipPadding(text, at, end);
  if (sign >= end || text.charCodeAt(sign) !== CHAR.equals) return at;
  const value = skipPadding(text, sign + 1, end);
  const quote = value < end ? text.charCodeAt(value) : 0;
  if (quote !== CHAR.doubleQuote && quote !== CHAR.singleQuote) return behindBareValue(text, value, end);
  for (let here = value + 1; here < end; here++) if (text.charCodeAt(here) === quote) return here + 1;
  return -1;
}

const NOT_IN_BARE_VALUE: ReadonlySet<number> = new Set([
  CHAR.doubleQuote,
  CHAR.singleQuote,
  CHAR.equals,
  CHAR.less,
  CHAR.greater,
  CHAR.backtick,
  CHAR.space,
  CHAR.tab,
]);

function behindBareValue(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && !NOT_IN_BARE_VALUE.has(text.charCodeAt(at))) at++;
  return at === from ? -1 : at;
}

const STOPS = { 2: '-->', 3: '?>', 4: '>', 5: ']]>' } as const;

/** Whether a line that begins at `from` contains what ends an HTML block of kind 1 to 5. */
export function htmlEndsIn(text: string, from: number, { end, type }: { end: number; type: HtmlType }): boolean {
  if (type === 6 || type === 7) return false;
  const stop = type === 1 ? '</' : STOPS[type];
  for (let at = from; at < end; at++) {
    if (text.charCodeAt(at) !== stop.charCodeAt(0) || !reads(text, at, { end, words: stop })) continue;
    if (type !== 1 || closesRaw(text, at + 2, end)) return true;
  }
  return false;
}

function closesRaw(text: string, from: number, end: number): boolean {
  let at = from;
  while (at < end && at - from < LONGEST_NAME && isAsciiLetter(text.charCodeAt(at))) at++;
  if (at >= end || text.charCodeAt(at) !== CHAR.greater) return false;
  return RAW_NAMES.has(text.slice(from, at).toLowerCase());
}
