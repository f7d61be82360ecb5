import { visibleLines } from './visible.ts';

/** A number, perhaps in per cent: a spreadsheet reads it without computing anything. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?%?$/i;

/**
 * What makes a spreadsheet compute: ASCII and full-width `=`, `+`, `-`, `@`, a tab or carriage return, also after
 * blanks.
 */
const FORMULA = /^[\s']*[=+\-@＝＋－＠\t\r\n]/;

const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/**
 * One field of a CSV file (RFC 4180). A text that a spreadsheet would compute gets a `'` in front, a number does not;
 * `raw` only adds quotes.
 */
export function forCsv(text: string, options: { readonly raw?: boolean } = {}): string {
  return options.raw === true ? quoted(text) : quoted(guarded(text));
}

function guarded(text: string): string {
  // A carriage return is made visible in the middle of a field; at its start the guard's own quoting would hide it.
  const plain = visibleLines(text.replaceAll('\r\n', '\n'));
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${plain}` : plain;
}

const quoted = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
