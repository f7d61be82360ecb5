import { mayHoldWideLetters } from '../text/letters.ts';
import { scanDuration } from './duration.ts';
import { scanNumber } from './number-token.ts';
import { unitSymbol } from './units.ts';
import { execAt } from '../text/exec-at.ts';
import type { Duration } from './duration.ts';
import type { NumberToken } from './number-token.ts';

/** A number with what is printed after it: its multiplier (`K` has scale 3) and its unit. */
export type Quantity = {
  readonly end: number;
  readonly token: NumberToken;
  /** Power of ten of a suffix such as `K`; 0 if there is none. */
  readonly scale: number;
  /** The suffix as printed, or empty. */
  readonly suffix: string;
  readonly unit: string | undefined;
  readonly number: number;
  /** Half a unit of the last printed digit. */
  readonly precision: number;
  /** For a time in several units; its number is in the smallest of them. */
  readonly duration?: Duration;
};

export type QuantityOptions = {
  /** A number is expected: identifiers with leading zeros, and numbers with unknown units, are read as numbers. */
  readonly loose?: boolean;
};

const ATTACHED: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['K', 3],
  ['M', 6],
  ['G', 9],
  ['B', 9],
  ['bn', 9],
  ['T', 12],
]);
const SEPARATE: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['M', 6],
  ['bn', 9],
  ['T', 12],
]);

/** The word after a number in an ASCII text: V8 takes milliseconds to compile the letters of every script. */
const PLAIN_UNIT_WORD = /(?:[%×✕$€£¥](?!\d)|°(?![A-Za-z])|°?[A-Za-z][A-Za-z\d]*)(?:\/[A-Za-z]+)?/y;
const MAX_DIGITS = 400;

/**
 * The quantity that begins at `start`, with its unit if that is known; undefined if no number begins there or the text
 * is not a quantity.
 */
export function scanQuantity(text: string, start: number, options: QuantityOptions = {}): Quantity | undefined {
  const token = scanNumber(text, start);
  if (token === undefined || token.digits.length > MAX_DIGITS) return undefined;
  const duration = isWhole(token) ? scanDuration(text, token.digits, token.end) : undefined;
  if (duration !== undefined) return inSmallestUnit(token, duration);
  if (options.loose !== true && /^0\d/u.test(token.digits)) return undefined;
  const tail = scanTail(text, token, options.loose === true);
  if (tail === undefined) return undefined;
  const power = token.exponent + tail.scale;
  const number = Number(`${token.negative ? '-' : ''}${token.digits}e${String(power)}`);
  if (!Number.isFinite(number)) return undefined;
  const precision = Number(`5e${String(power - token.decimals - 1)}`);
  const unit = token.currency === '' ? tail.unit : token.currency;
  return {
    end: tail.end,
    token,
    scale: tail.scale,
    suffix: tail.suffix,
    unit,
    number: number === 0 ? 0 : number,
    precision,
  };
}

const isWhole = ({ decimals, currency, exponentText, separator }: NumberToken): boolean =>
  decimals === 0 && currency === '' && exponentText === '' && separator === '';

function inSmallestUnit(token: NumberToken, duration: Duration): Quantity {
  const { digits, unit, end } = duration;
  const decimals = digits.split('.')[1]?.length ?? 0;
  const number = Number(`${token.negative ? '-' : ''}${digits}`);
  const precision = Number(`5e${String(-decimals - 1)}`);
  return { end, token: { ...token, digits, decimals, end }, scale: 0, suffix: '', unit, number, precision, duration };
}

type Tail = {
  readonly end: number;
  readonly scale: number;
  readonly suffix: string;
  readonly unit: string | undefined;
};

/** One sign is enough: two are those of a formula, `$0.95$`. */
const MONEY: ReadonlySet<string> = new Set(['$', '€', '£', '¥']);

/** Suffix and unit; undefined if other letters follow the digits directly (`11L`, `8×H100`). */
function scanTail(text: string, token: NumberToken, loose: boolean): Tail | undefined {
  const bare = { end: token.end, scale: 0, suffix: '', unit: undefined };
  const gap = spaceAt(text, token.end);
  const word = wordAt(text, token.end + gap);
  if (word === '') return bare;
  const scale = (gap === 0 ? ATTACHED : SEPARATE).get(gap === 0 ? word : (unitSymbol(word) ?? word));
  if (scale !== undefined) return scaledTail(text, { end: token.end + gap + word.length, scale, suffix: word });
  const unit = unitSymbol(word);
  if (unit !== undefined && (token.currency === '' || !MONEY.has(unit)))
    return { ...bare, end: token.end + gap + word.length, unit };
  if (loose && gap > 0 && text.length === token.end + gap + word.length)
    return { ...bare, end: text.length, unit: word };
  return gap === 0 ? undefined : bare;
}

/** After a multiplier one more word may name what is counted: `15M params`. */
function scaledTail(text: string, tail: { end: number; scale: number; suffix: string }): Tail {
  const gap = spaceAt(text, tail.end);
  const word = gap === 0 ? '' : wordAt(text, tail.end + gap);
  const unit = word === '' ? undefined : unitSymbol(word);
  return unit === undefined ? { ...tail, unit } : { ...tail, end: tail.end + gap + word.length, unit };
}

function spaceAt(text: string, at: number): number {
  let end = at;
  while (end < text.length && /\s/u.test(text[end] ?? '')) end += 1;
  return end - at;
}

function wordAt(text: string, at: number): string {
  const pattern = mayHoldWideLetters(text)
    ? /(?:[%‰％×✕$€£¥](?!\d)|°(?!\p{L})|[°µμ]?\p{L}[\p{L}\d²³]*)(?:\/\p{L}+)?/uy
    : PLAIN_UNIT_WORD;
  return execAt(pattern, text, at)?.[0] ?? '';
}
