import { visibleLines } from './visible.ts';

/** A number, perhaps in per cent; what a spreadsheet reads as one without computing. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?%?$/i;

/** What makes a spreadsheet compute: ASCII and full-width `=`, `+`, `-`, `@`, a tab or return, blanks before them too. */
const FORMULA = /^[\s']*[=+\-@＝＋－＠\t\r\n]/;

const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/**
 * One field of a CSV file (RFC 4180). A text that a spreadsheet would compute gets a `'` in front, a number does not;
 * `raw` leaves the text as it is and only quotes.
 */
export function forCsv(text: string, options: { readonly raw?: boolean } = {}): string {
  return options.raw === true ? quoted(text) : quoted(guarded(text));
}

function guarded(text: string): string {
  // A return is shown in the middle of a field; at its front it would be eaten by the guard's own quoting.
  const plain = visibleLines(text.replaceAll('\r\n', '\n'));
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${plain}` : plain;
}

const quoted = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
