import type { Comparison } from '../words/comparison-words.ts';
import { scanDuration } from '../../../values/duration.ts';
import { dimensionOf, unitSymbol } from '../../../values/units.ts';
import type { SaidAmount, SaidInterval } from './item.ts';

const DIGITS =
  '(?:\\d{1,3}(?:,\\d{3}){1,6}(?:\\.\\d{1,20})?(?![\\d,])|\\d{1,20}(?:\\.\\d{1,20})?|\\.\\d{1,20})(?:[eE][+-]?\\d{1,3})?';
const NUMBER = new RegExp(`([+\\-−–]?)([$€£]?)(${DIGITS})`, 'uy');
const UNIT =
  /(?:[ ]?(%[ -]?(?:points?|pts)|percentage[ -]points?|percent[ -]points?|%|‰|×|[$€£])|[ -]?([\p{L}µ°]{1,14}(?:\/[\p{L}]{1,14})?)(?![\p{L}\p{N}_@]))/uy;
const SENSE = /[ ]?[([]?(?:(relative(?:ly)?|rel\.?)|(absolute(?:ly)?|abs\.?))[)\]]?(?![\p{L}\p{N}])(?! to)/iuy;
const OR_MORE =
  /[ ]?(?:or (more|higher|greater|above|longer)|or (less|lower|fewer|below|smaller|shorter)|(\+)|or (better))(?![\p{L}\p{N}])/iuy;

/**
 * A number with its unit, if one begins here; `limit` is the meaning of `or more`, `or less` or a plus sign after it.
 */
export type NumberFound = { readonly amount: SaidAmount; readonly end: number; readonly limit: Comparison | undefined };

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/**
 * Reads a number at this offset; `isName` says whether a name of the record begins at an offset (then it is not a
 * unit).
 */
export function numberAt(text: string, at: number, isName: (at: number) => boolean): NumberFound | undefined {
  const before = text[at - 1] ?? ' ';
  const found = matchAt(NUMBER, text, at);
  if (found === null || /[\p{L}\p{N}_.#@]/u.test(before)) return undefined;
  const [whole, sign = '', currency = '', digits = ''] = found;
  const end = at + whole.length;
  const unit = durationAt(text, digits, end) ?? unitAt(text, end, isName);
  const glued = /[\p{L}_@]/u.test(text[end] ?? ' ') && unit === undefined;
  if (glued || /^[,.]\d|^:\d|^\/\d/u.test(text.slice(end, end + 2))) return undefined;
  const behind = unit?.end ?? end;
  const sense = matchAt(SENSE, text, behind);
  const last = sense === null ? behind : behind + sense[0].length;
  const more = matchAt(OR_MORE, text, last);
  const plain = (sign === '+' || sign === '' ? '' : '-') + (unit?.digits ?? digits.replaceAll(',', ''));
  return {
    amount: {
      text: plain,
      number: Number(plain),
      unit: unit?.symbol ?? (currency === '' ? undefined : currency),
      sense:
        unit?.symbol === 'pp' || sense?.[2] !== undefined
          ? 'points'
          : sense?.[1] !== undefined
            ? 'relative'
            : undefined,
    },
    end: more === null ? last : last + more[0].length,
    limit: more === null ? undefined : limitOf(more),
  };
}

const limitOf = ([, , less, , better]: RegExpExecArray): Comparison =>
  better !== undefined ? 'no-worse' : less === undefined ? '>=' : '<=';

/** Words that are units in a table, but ordinary words in a sentence. */
const NO_UNITS: ReadonlySet<string> = new Set(['it', 'head', 'heads', 'line', 'lines', 'item', 'items']);

/** A unit, and the digits of a number given in several units. */
type UnitFound = { readonly symbol: string; readonly end: number; readonly digits?: string };

/** `2h 30m` is 150 minutes. */
function durationAt(text: string, digits: string, at: number): UnitFound | undefined {
  const duration = /^\d+$/.test(digits) ? scanDuration(text, digits, at) : undefined;
  return duration && { symbol: duration.unit, end: duration.end, digits: duration.digits };
}

function unitAt(text: string, at: number, isName: (at: number) => boolean): UnitFound | undefined {
  const found = matchAt(UNIT, text, at);
  if (found === null) return undefined;
  const [whole, sign, word] = found;
  const end = at + whole.length;
  if (sign !== undefined) return { symbol: sign.length > 1 ? 'pp' : sign, end };
  const symbol = word === undefined || NO_UNITS.has(word) ? undefined : unitSymbol(word);
  if (symbol === undefined || word === undefined) return undefined;
  if (isName(end - word.length) && dimensionOf(symbol) !== 'time') return undefined;
  return { symbol, end };
}

const END = `(${DIGITS})[ ]?(%|[\\p{L}µ]{1,8}(?![\\p{L}\\p{N}]))?`;
const LOW = `([+\\-−]?)${END}`;
const BETWEEN = new RegExp(`between ${LOW} and ${LOW}`, 'iuy');
const BRACKETS = new RegExp(`(?:in|∈)?[ ]?([[(])[ ]?${LOW},[ ]?${LOW}[ ]?([\\])])`, 'iuy');
const RANGE = new RegExp(`(?:from )?${LOW}[ ]?(?:-|–|to|\\.\\.)[ ]?${LOW}(?![\\p{N}-])`, 'iuy');

/** Reads an interval, if one begins here: `between 1 and 2`, `in [1, 2)`, `1–2 ms`. */
export function intervalAt(
  text: string,
  at: number,
): { readonly interval: SaidInterval; readonly end: number } | undefined {
  if (/[\p{L}\p{N}_.#@]/u.test(text[at - 1] ?? ' ')) return undefined;
  const brackets = matchAt(BRACKETS, text, at);
  if (brackets !== null && (text[at] !== '(' || brackets[0].startsWith('in'))) {
    const [whole, open, ...ends] = brackets;
    return intervalOf(ends, { end: at + whole.length, lowOpen: open === '(', highOpen: ends.at(-1) === ')' });
  }
  const between = matchAt(BETWEEN, text, at);
  if (between !== null) return intervalOf(...withoutName(between.slice(1), at + between[0].length));
  const range = matchAt(RANGE, text, at);
  return range === null ? undefined : intervalOf(range.slice(1), closedAt(at + range[0].length));
}

const closedAt = (end: number): Ends => ({ end, lowOpen: false, highOpen: false });

/** The word behind both numbers is a unit, or the name of what lies between them: `between 0.4 and 0.5 MRR`. */
function withoutName(parts: readonly (string | undefined)[], end: number): [readonly (string | undefined)[], Ends] {
  const [, , lowUnit, , , word] = parts;
  const isName = lowUnit === undefined && word !== undefined && unitSymbol(word) === undefined;
  return isName ? [parts.slice(0, -1), closedAt(end - word.length)] : [parts, closedAt(end)];
}

type Ends = { readonly end: number; readonly lowOpen: boolean; readonly highOpen: boolean };

function intervalOf(parts: readonly (string | undefined)[], { end, lowOpen, highOpen }: Ends) {
  const [lowSign = '', low = '', lowUnit, highSign = '', high = '', highUnit] = parts;
  const units = [lowUnit ?? highUnit, highUnit ?? lowUnit].map((unit) =>
    unit === undefined ? undefined : unitSymbol(unit),
  );
  const isUnit = (lowUnit ?? highUnit) === undefined || units.every((unit) => unit !== undefined);
  if (!isUnit) return undefined;
  const amount = (sign: string, digits: string, unit: string | undefined): SaidAmount => {
    const text = (sign === '' || sign === '+' ? '' : '-') + digits.replaceAll(',', '');
    return { text, number: Number(text), unit, sense: undefined };
  };
  const interval = { low: amount(lowSign, low, units[0]), high: amount(highSign, high, units[1]), lowOpen, highOpen };
  return interval.low.number < interval.high.number ? { interval, end } : undefined;
}
