import { withoutEmoji } from '../document/emoji.ts';

const MARKER = /^(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX-]\]\s+)?/u;

/** The text without emoji, keycaps, ticks and crosses, and with blanks normalised. */
export function withoutPictures(text: string): string {
  return withoutEmoji(text).replace(/[✓✗✘]/gu, ' ').replace(/\s+/gu, ' ').trim();
}

/** The text without the HTML comments that begin and end in it. */
export function withoutComments(text: string): string {
  const kept: string[] = [];
  let at = 0;
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', at)) {
    const close = text.indexOf('-->', open + 4);
    if (close < 0) break;
    kept.push(text.slice(at, open));
    at = close + 3;
  }
  return (at === 0 ? text : kept.join('') + text.slice(at)).trim();
}

/**
 * The form in which a document's line is compared with the template's: without list marker, emphasis, ticks, emoji
 * variants and extra blanks.
 */
export function foldLine(line: string): string {
  return foldText(
    line
      .trim()
      .replace(/^(?:>\s?)+/u, '')
      .replace(MARKER, ''),
  );
}

/** If a text has none of these, folding would only trim the blanks at its ends. */
const FOLDED = /[*`\\<]|\s\s|[^ -~]/;

/**
 * The form in which a value is compared with the template's: without emphasis, ticks, escapes, emoji variants and extra
 * blanks.
 */
export function foldText(text: string): string {
  if (!FOLDED.test(text)) return text.trim();
  return withoutComments(text)
    .replace(/\*\*|`|\\(?=[[\]<>_*|])|\u{FE0F}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
