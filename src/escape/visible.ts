/**
 * Characters that move a cursor, change the reading direction, or are invisible: C0, DEL, C1, bidi controls, zero-width
 * and filler characters, line separators, tags, supplementary variation selectors, lone surrogates.
 */
const hidden = (): RegExp =>
  // oxlint-disable-next-line no-control-regex -- control characters are the subject here
  /[\0-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\p{Surrogate}]/gu;

const LINES_AND_TABS = new Set(['\n', '\t']);

const SHORT = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** The visible form of a hidden character: `\n`, `\x1b`, `\u{202e}`. */
export function shownAs(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const digits = point.toString(16);
  return SHORT.get(character) ?? (point < 0x100 ? `\\x${digits.padStart(2, '0')}` : `\\u{${digits}}`);
}

/** One line of text with every hidden character made visible; joiners inside emoji are kept. */
export const visible = (text: string): string => replaceHidden(text, shownAs);

/** The same for a text of several lines: its line feeds and tabs are kept. */
export const visibleLines = (text: string): string =>
  replaceHidden(text, (character) => (LINES_AND_TABS.has(character) ? character : shownAs(character)));

/** The text with each hidden character replaced, except those that are parts of an emoji. */
export function replaceHidden(text: string, replace: (character: string) => string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return text.replace(hidden(), (character, offset: number) =>
    isPartOfEmoji(text, character, offset) ? character : replace(character),
  );
}

const JOINER = '\u200d';

/** A joiner between two emoji (family, professions). Flags made of tags are shown as escapes. */
const isPartOfEmoji = (text: string, character: string, offset: number): boolean =>
  character === JOINER &&
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u.test(text.slice(Math.max(0, offset - 2), offset)) &&
  /^\p{Extended_Pictographic}/u.test(text.slice(offset + 1, offset + 3));
