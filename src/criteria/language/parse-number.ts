import { scanDuration } from '../../values/duration.ts';
import { unitSymbol, dimensionOf, convert } from '../../values/units.ts';
import type { Duration } from '../../values/duration.ts';
import { adjoins, demand, isText, peek, RESERVED, shown, spanSince, take, takeIf } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { stop } from './statement-problem.ts';
import type { Amount, NumberNode } from './syntax.ts';
import type { Token } from './tokens.ts';

/** A number with its unit: `0.95`, `85ms`, `1 GB`, `95%`, `10k`, `2h 30m`. */
export function parseNumber(cursor: Cursor): NumberNode {
  const token = take(cursor);
  const duration = durationFrom(cursor, token);
  if (duration !== undefined) return durationNode(cursor, token, duration);
  const number = numberOf(token);
  const unit = parseUnit(cursor, token);
  const thing = unit === undefined ? undefined : parseThing(cursor, unit);
  const span = spanSince(cursor, token.span.start);
  const node = { kind: 'number', span, text: cursor.text.slice(span.start, span.end) } as const;
  const multiple = unit === 'B' && thing !== undefined ? 'bn' : unit;
  const counted =
    multiple !== undefined && dimensionOf(multiple) === 'count' ? convert(number, multiple, 'count') : undefined;
  return counted === undefined ? { ...node, number, unit } : { ...node, number: counted, unit: thing };
}

/** What is counted, after a multiple: `10B tokens`, `12k tok/s`. */
function parseThing(cursor: Cursor, unit: string): string | undefined {
  const next = peek(cursor);
  if ((unit !== 'B' && dimensionOf(unit) !== 'count') || next.kind !== 'name') return undefined;
  const { text, tokens } = wordsOfUnit(cursor);
  const known = RESERVED.has(text.toLowerCase()) ? undefined : unitSymbol(text);
  if (known === undefined || dimensionOf(known) !== 'name' || isText(peek(cursor, tokens), '(')) return undefined;
  cursor.at += tokens;
  return known;
}

const CURRENCIES: ReadonlySet<string> = new Set(['$', '€', '£', '¥']);

/** Whether an amount of money begins here: `$0.50`. */
export const isMoney = (cursor: Cursor): boolean =>
  CURRENCIES.has(peek(cursor).text) && peek(cursor, 1).kind === 'number' && adjoins(peek(cursor), peek(cursor, 1));

/** `$0.50`, `$5k`: a number with its unit in front. */
export function parseMoney(cursor: Cursor): NumberNode {
  const sign = take(cursor);
  const node = parseNumber(cursor);
  if (node.unit !== undefined) stop(node.span, `${sign.text} is in front of a number with another unit`);
  const span = spanSince(cursor, sign.span.start);
  return { ...node, unit: unitSymbol(sign.text), span, text: cursor.text.slice(span.start, span.end) };
}

/** Parts separated by a comma are two values in a statement: `{1 d, 3 h}`. */
function durationFrom({ text }: Cursor, number: Token): Duration | undefined {
  const duration = /^\d+$/.test(number.text) ? scanDuration(text, number.text, number.span.end) : undefined;
  return duration?.parts.some(({ before }) => before.includes(',')) === true ? undefined : duration;
}

/** A time in several units is one number in the smallest of them. */
function durationNode(cursor: Cursor, { span: { start } }: Token, { digits, unit, end }: Duration): NumberNode {
  while (peek(cursor).span.start < end && peek(cursor).kind !== 'end') take(cursor);
  return { kind: 'number', span: { start, end }, text: cursor.text.slice(start, end), number: Number(digits), unit };
}

/** A bare number without a unit: a count, a step, a quantile. */
export function parseBareNumber(cursor: Cursor, what: string): number {
  const token = peek(cursor);
  if (token.kind !== 'number') stop(token.span, `expected ${what}, found ${shown(token)}`);
  return numberOf(take(cursor));
}

/** `2%`, `2 points`, `2 pp`, `0.002`, `5 ms`; a plus-minus sign before it adds nothing. */
export function parseAmount(cursor: Cursor): Amount {
  takeIf(cursor, '±');
  const token = peek(cursor);
  if (token.kind !== 'number')
    stop(token.span, `expected an amount such as 2%, 2 points or 0.002, found ${shown(token)}`);
  const node = parseNumber(cursor);
  const { span, number, unit, text } = node;
  if (unit === '%' || unit === 'pp')
    return { kind: unit === '%' ? 'relative' : 'points', span, number, text, unit: undefined };
  return { kind: 'absolute', span, number, text, unit };
}

/** `95%` or `95 percent`, in percent. */
export function parsePercent(cursor: Cursor): number {
  const number = parseBareNumber(cursor, 'a percentage');
  if (!takeIf(cursor, 'percent')) demand(cursor, '%');
  return number;
}

function numberOf(token: Token): number {
  const number = Number(token.text.replaceAll('_', ''));
  if (!Number.isFinite(number)) stop(token.span, 'this number is too large');
  return number;
}

/** A word directly after the number must be a unit; after a blank it is one if it is a known unit. */
function parseUnit(cursor: Cursor, number: Token): string | undefined {
  const next = peek(cursor);
  if (next.kind === 'symbol' && (next.text === '%' || next.text === '‰' || CURRENCIES.has(next.text)))
    return unitSymbol(take(cursor).text);
  if (isFold(cursor, number)) return unitSymbol(writtenAt(cursor, take(cursor)));
  if (next.kind !== 'name' && !isText(next, '°')) return undefined;
  const { text, tokens } = wordsOfUnit(cursor);
  const known = RESERVED.has(text.toLowerCase()) ? undefined : unitSymbol(text);
  if (known !== undefined && !isText(peek(cursor, tokens), '(')) {
    cursor.at += tokens;
    return known;
  }
  if (adjoins(number, next))
    stop(next.span, `\`${text}\` is not a unit`, 'ms, s, min, h, KB, MB, GB, GiB, %, k, M, tok/s and the like are');
  return undefined;
}

/** `10×` is ten times as much, if nothing follows that could be multiplied by it. */
function isFold(cursor: Cursor, number: Token): boolean {
  const sign = peek(cursor);
  if (!isText(sign, '*') || writtenAt(cursor, sign) !== '×' || !adjoins(number, sign)) return false;
  const next = peek(cursor, 1);
  if (next.kind === 'name') return RESERVED.has(next.text.toLowerCase()) && next.text.toLowerCase() !== 'no';
  return next.kind === 'end' || (next.kind === 'symbol' && ENDS.has(next.text));
}

/** Tokens with which no operand begins. */
const ENDS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=', ')', ']', '}', ',', '±', ':']);

const writtenAt = ({ text }: Cursor, { span }: Token): string => text.slice(span.start, span.end);

/** `tok/s` and `°C` are several tokens without blanks. */
function wordsOfUnit(cursor: Cursor): { readonly text: string; readonly tokens: number } {
  let text = peek(cursor).text;
  let tokens = 1;
  if (text === '°' && adjoins(peek(cursor), peek(cursor, 1))) text += peek(cursor, tokens++).text;
  const slash = peek(cursor, tokens);
  const below = peek(cursor, tokens + 1);
  const joined = isText(slash, '/') && below.kind === 'name' && adjoins(slash, below);
  if (joined && adjoins(peek(cursor, tokens - 1), slash) && unitSymbol(`${text}/${below.text}`) !== undefined)
    return { text: `${text}/${below.text}`, tokens: tokens + 2 };
  return { text, tokens };
}
