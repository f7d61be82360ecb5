import { adjoins, demand, isText, peek, RESERVED, shown, spanSince, standsNext, take, takeIf } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { didYouMean } from './nearest-names.ts';
import { isMoney, parseBareNumber, parseMoney, parseNumber } from './parse-number.ts';
import { parseCondition, parseName, parseReference, parseSpecialReference } from './parse-reference.ts';
import { stop } from './statement-problem.ts';
import { AGGREGATES, HISTORIES, isCondition } from './syntax.ts';
import type { Call, Condition, Expression, Node } from './syntax.ts';

const SPECIALS = ['col', 'metric', 'row', 'doc', 'constant', 'decreases', 'abs'];

/** Reads the beginning of a node: a number, a string, a name, a call, a bracket, `at least N of (…)`. */
export function parsePrimary(cursor: Cursor): Node {
  const token = peek(cursor);
  if (token.kind === 'number') return parseNumber(cursor);
  if (isMoney(cursor)) return parseMoney(cursor);
  if (token.kind === 'string') {
    take(cursor);
    return { kind: 'string', span: token.span, text: token.text };
  }
  if (takeIf(cursor, '(')) return parseBracket(cursor);
  if (isText(token, 'at') && isText(peek(cursor, 1), 'least')) return parseCountOf(cursor);
  if (token.kind !== 'name') stop(token.span, `expected a value or a condition, found ${shown(token)}`);
  const special = parseSpecialReference(cursor);
  if (special !== undefined) return withPart(cursor, special);
  if (isText(peek(cursor, 1), '(')) return parseCall(cursor);
  if (RESERVED.has(token.text.toLowerCase())) stopAtWord(cursor);
  return withPart(cursor, parseName(cursor));
}

function stopAtWord(cursor: Cursor): never {
  const { span, text } = peek(cursor);
  return stop(
    span,
    `expected a value or a condition, found \`${text}\``,
    `a column of that name is written col("${text}")`,
  );
}

function parseBracket(cursor: Cursor): Node {
  const node = cursor.parseNode(0);
  demand(cursor, ')');
  return node;
}

/** `at least 2 of (a < 1, b < 1, c < 1)`. */
function parseCountOf(cursor: Cursor): Condition {
  const { start } = peek(cursor).span;
  cursor.at += 2;
  const countSpan = peek(cursor).span;
  const count = parseBareNumber(cursor, 'how many');
  if (!takeIf(cursor, 'of'))
    stop(
      peek(cursor).span,
      'a condition comes first: `a < b, at least 2 runs`',
      '`at least 2 of (…, …)` counts conditions',
    );
  demand(cursor, '(');
  const items = [parseCondition(cursor, 0)];
  while (takeIf(cursor, ',')) items.push(parseCondition(cursor, 0));
  demand(cursor, ')');
  if (!Number.isInteger(count) || count < 1 || count > items.length)
    stop(countSpan, `at least ${count} of ${items.length} conditions can never be asked for`);
  return { kind: 'count-of', count, items, span: spanSince(cursor, start) };
}

/** `.first` or `.second` of a pair. */
function withPart(cursor: Cursor, of: ReturnType<typeof parseName>): Expression {
  if (!isText(peek(cursor), '.')) return of;
  const dot = take(cursor);
  const member = take(cursor);
  const part = member.text.toLowerCase();
  const span = spanSince(cursor, of.span.start);
  if (part === 'first' || part === 'second') return { kind: 'part', of, part, span };
  const written = cursor.text.slice(of.span.start, member.span.end);
  const hint = adjoins(dot, member) ? `a name with a dot in it is written metric("${written}")` : undefined;
  return stop(member.span, `a value has no member ${shown(member)}, only .first and .second`, hint);
}

/** Syntax of other languages, and how to write it here. */
const OTHERWISE: ReadonlyMap<string, string> = new Map([
  ...['sum', 'total'].map((name) => [name, 'a sum is `mean(x) * count(x)`'] as const),
  ...['avg', 'average'].map((name) => [name, 'it is called `mean`'] as const),
  ...['std', 'stdev', 'stddev'].map((name) => [name, 'it is called `sd`'] as const),
]);

function parseCall(cursor: Cursor): Node {
  const word = take(cursor);
  const name = word.text.toLowerCase();
  take(cursor);
  const span = () => spanSince(cursor, word.span.start);
  if (name === 'constant') return { kind: 'constant', of: closed(cursor, parseReference(cursor)), span: span() };
  if (name === 'decreases') return { kind: 'decreases', metric: closed(cursor, parseReference(cursor)), span: span() };
  const history = HISTORIES.find((known) => known === name);
  if (history !== undefined) {
    const metric = parseReference(cursor);
    const step = history === 'at' ? parseStep(cursor) : undefined;
    return { kind: 'history', name: history, metric: closed(cursor, metric), step, span: span() };
  }
  const aggregate = name === 'abs' ? name : AGGREGATES.find((known) => known === name);
  if (aggregate === undefined)
    stop(
      word.span,
      `there is no function \`${word.text}\``,
      OTHERWISE.get(name) ?? didYouMean(name, [...AGGREGATES, ...HISTORIES, ...SPECIALS]),
    );
  return checkedCall({ kind: 'call', name: aggregate, arguments: parseArguments(cursor), span: span() });
}

function closed<T>(cursor: Cursor, node: T): T {
  demand(cursor, ')');
  return node;
}

/** `, step 500` or `, 500`. */
function parseStep(cursor: Cursor): number {
  demand(cursor, ',', 'say at which step: `at(loss, step 500)`');
  takeIf(cursor, 'step');
  return parseBareNumber(cursor, 'a step');
}

function parseArguments(cursor: Cursor): readonly Expression[] {
  if (takeIf(cursor, ')')) return [];
  const items = [parseValue(cursor)];
  while (takeIf(cursor, ',')) items.push(parseValue(cursor));
  demand(cursor, ')');
  return items;
}

function parseValue(cursor: Cursor): Expression {
  const node = cursor.parseNode(0);
  if (isCondition(node)) stop(node.span, 'a function takes values, not conditions', 'select runs with `where`');
  return node;
}

/** Checks that a call has the number of arguments that its function takes. */
function checkedCall(call: Call): Call {
  const given = call.arguments.length;
  const several = call.name === 'min' || call.name === 'max';
  const wanted = call.name === 'quantile' ? 2 : 1;
  if (call.name === 'count' ? given > 1 : several ? given < 1 : given !== wanted)
    stop(call.span, `\`${call.name}\` takes ${wanted} ${wanted === 1 ? 'value' : 'values'}, not ${given}`);
  const level = call.name === 'quantile' ? call.arguments[1] : undefined;
  if (level !== undefined && (level.kind !== 'number' || level.number < 0 || level.number > 1))
    stop(level.span, 'the second value of `quantile` is a number from 0 to 1');
  return call;
}

/** Whether a quantifier or another clause begins here. */
export const clauseBegins = (cursor: Cursor): boolean =>
  (standsNext(cursor, 'under') && peek(cursor, 1).kind === 'string') ||
  ['every', 'some', 'where', 'per', 'with'].some((word) => standsNext(cursor, word)) ||
  standsNext(cursor, 'at', 'least') ||
  standsNext(cursor, 'the', 'latest') ||
  standsNext(cursor, 'the', 'best');
