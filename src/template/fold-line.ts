import { withoutEmoji } from '../document/emoji.ts';

const MARKER = /^(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX-]\]\s+)?/u;

/** The text without emoji, keycaps, ticks and crosses, blanks tidied. */
export function withoutPictures(text: string): string {
  return withoutEmoji(text).replace(/[✓✗✘]/gu, ' ').replace(/\s+/gu, ' ').trim();
}

/** The text without the HTML comments that begin and end in it. */
export function withoutComments(text: string): string {
  let rest = text;
  for (let open = rest.indexOf('<!--'); open >= 0; open = rest.indexOf('<!--', open)) {
    const close = rest.indexOf('-->', open + 4);
    if (close < 0) break;
    rest = rest.slice(0, open) + rest.slice(close + 3);
  }
  return rest.trim();
}

/** The form in which a document's line is compared with the template's: no list marker, emphasis, ticks, emoji variant or extra blank. */
export function foldLine(line: string): string {
  return foldText(
    line
      .trim()
      .replace(/^(?:>\s?)+/u, '')
      .replace(MARKER, ''),
  );
}

/** The form in which a value is compared with the template's: no emphasis, ticks, escapes, emoji variant or extra blank. */
export function foldText(text: string): string {
  return withoutComments(text)
    .replace(/\*\*|`|\\(?=[[\]<>_*|])|\u{FE0F}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
