import { execAt } from '../text/exec-at.ts';

/** A number as printed, with enough detail to compute its value exactly and to print another in the same manner. */
export type NumberToken = {
  /** Offset after the last character. */
  readonly end: number;
  readonly negative: boolean;
  /** `+`, `-`, `−` or empty. */
  readonly sign: string;
  /** `$` and the like, printed before the digits. */
  readonly currency: string;
  /** Digits with at most one point: without sign, separators and exponent. */
  readonly digits: string;
  readonly decimals: number;
  readonly exponent: number;
  /** The exponent as printed (`e-05`), or empty. */
  readonly exponentText: string;
  /** The thousands separator used, or empty. */
  readonly separator: string;
};

const SIGN = /[-+−–﹣－](?=[\d.$€£¥])/uy;
const CURRENCY = /[$€£¥](?=[-−]?[\d.])/uy;
const GROUPED = /[1-9]\d{0,2}([,_'’\u2009\u202f\u00a0])\d{3}(?:\1\d{3})*(?!\d)/uy;
const WHOLE = /\d+/uy;
const FRACTION = /\.\d+/uy;
const EXPONENT = /[eE]([-+−]?\d{1,4})(?![\d.])/uy;
const POWER = /\s?[×x*·]\s?10(?:\^\{?([-+−]?\d{1,4})\}?|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}))/uy;
const POWER_BEGINS: ReadonlySet<string> = new Set('eE×x*· \u00a0\u2009');
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The number that begins at `start`; undefined if there is none. Callers must pass short text. */
export function scanNumber(text: string, start: number): NumberToken | undefined {
  let at = start;
  const sign = match(SIGN, text, at);
  at += sign.length;
  const currency = match(CURRENCY, text, at);
  at += currency.length;
  const late = sign === '' && currency !== '' ? match(SIGN, text, at) : '';
  at += late.length;
  const body = scanDigits(text, at);
  if (body === undefined) return undefined;
  const { exponent, exponentText, end } = scanExponent(text, body.end);
  const { digits, decimals, separator } = body;
  const printed = sign === '' ? late : sign;
  const negative = printed !== '' && printed !== '+';
  return { end, negative, sign: printed, currency, digits, decimals, exponent, exponentText, separator };
}

function scanDigits(text: string, start: number) {
  const grouped = match(GROUPED, text, start);
  const whole = grouped === '' ? match(WHOLE, text, start) : grouped;
  const fraction = match(FRACTION, text, start + whole.length);
  if (whole === '' && fraction === '') return undefined;
  const separator = grouped === '' ? '' : grouped.replace(/\d/gu, '').slice(0, 1);
  const plain = separator === '' ? whole : whole.split(separator).join('');
  const decimals = Math.max(0, fraction.length - 1);
  return { digits: plain + fraction, decimals, separator, end: start + whole.length + fraction.length };
}

function scanExponent(text: string, start: number) {
  if (!POWER_BEGINS.has(text[start] ?? '')) return withoutExponent(start);
  const letter = execAt(EXPONENT, text, start);
  const power = letter ?? execAt(POWER, text, start);
  if (power === undefined) return withoutExponent(start);
  const written = (power[1] ?? power[2] ?? '0').replace(/[−⁻]/u, '-').replace(/⁺/u, '');
  const ascii = written.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/gu, (digit) => String(SUPERSCRIPTS.indexOf(digit)));
  return { exponent: Number(ascii), exponentText: power[0], end: start + power[0].length };
}

function withoutExponent(end: number) {
  return { exponent: 0, exponentText: '', end };
}

function match(pattern: RegExp, text: string, at: number): string {
  return execAt(pattern, text, at)?.[0] ?? '';
}
