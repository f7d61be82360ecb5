import { demand, isText, peek, shown, spanSince, standsNext, take, takeIf } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { parseClauses, parseUnder } from './parse-clauses.ts';
import { parseNode } from './parse-node.ts';
import { parseNumber } from './parse-number.ts';
import { parseCondition } from './parse-reference.ts';
import { ParseStop, stop } from './statement-problem.ts';
import type { StatementProblem } from './statement-problem.ts';
import { isCondition } from './syntax.ts';
import type { Band, Bands, BandVerdict, NumberNode, Operator, Statement } from './syntax.ts';
import { tokensOf } from './tokens.ts';

/** How long a statement may be, in UTF-16 units. */
export const MAX_LENGTH = 4096;

/** A parsed statement, or what is wrong with it (the first error only). */
export type ParsedStatement =
  | { readonly statement: Statement; readonly problem: undefined }
  | { readonly statement: undefined; readonly problem: StatementProblem };

/** Parses the text after `expect:`. Never throws; work and depth are bounded for any text. */
export function parseStatement(text: string): ParsedStatement {
  try {
    if (text.length > MAX_LENGTH)
      stop(
        { start: MAX_LENGTH, end: text.length },
        `longer than ${MAX_LENGTH} characters`,
        'write it as several spans',
      );
    const cursor: Cursor = {
      text,
      tokens: tokensOf(text),
      at: 0,
      depth: 0,
      nodes: 0,
      parseNode: (power) => parseNode(cursor, power),
    };
    return { statement: parseAll(cursor), problem: undefined };
  } catch (error) {
    if (error instanceof ParseStop) return { statement: undefined, problem: error.problem };
    throw error;
  }
}

function parseAll(cursor: Cursor): Statement {
  const first = peek(cursor);
  if (first.kind === 'end')
    stop(first.span, 'nothing follows `expect:`', 'such as `expect: accuracy >= 0.9, every run`');
  const statement = standsNext(cursor, 'bands', '(') ? parseBands(cursor) : parseClaim(cursor);
  const left = peek(cursor);
  if (left.kind !== 'end') stop(left.span, `expected the end, found ${shown(left)}`);
  return statement;
}

function parseClaim(cursor: Cursor): Statement {
  const condition = parseCondition(cursor, 0);
  const clauses = parseClauses(cursor);
  return { kind: 'claim', condition, ...clauses, span: spanSince(cursor, peek(cursor, -cursor.at).span.start) };
}

function parseBands(cursor: Cursor): Bands {
  const { start } = take(cursor).span;
  take(cursor);
  const of = cursor.parseNode(0);
  if (isCondition(of)) stop(of.span, '`bands` takes a value, not a condition');
  demand(cursor, ')');
  demand(cursor, ':');
  const bands: Band[] = [parseBand(cursor)];
  demand(cursor, ',', 'the last one is `else VERDICT`');
  while (!takeIf(cursor, 'else')) {
    bands.push(parseBand(cursor));
    demand(cursor, ',', 'the last one is `else VERDICT`');
  }
  const otherwise = parseVerdict(cursor);
  const under = parseUnder(cursor);
  return { kind: 'bands', of, bands, otherwise, under, span: spanSince(cursor, start) };
}

const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  (['<', '<=', '>', '>=', '==', '!='] as const).map((operator) => [operator, operator]),
);

function parseBand(cursor: Cursor): Band {
  const token = take(cursor);
  const operator = OPERATORS.get(token.text);
  if (operator === undefined || token.kind !== 'symbol')
    stop(token.span, `expected a comparison such as \`< 5%\`, found ${shown(token)}`);
  const limit = parseLimit(cursor);
  const verdict = parseVerdict(cursor);
  return { operator, limit, verdict, span: spanSince(cursor, token.span.start) };
}

function parseLimit(cursor: Cursor): NumberNode {
  const { start } = peek(cursor).span;
  const negative = takeIf(cursor, '-');
  if (peek(cursor).kind !== 'number') stop(peek(cursor).span, `expected a number, found ${shown(peek(cursor))}`);
  const node = parseNumber(cursor);
  if (!negative) return node;
  const span = spanSince(cursor, start);
  return { ...node, number: -node.number, span, text: `-${node.text}` };
}

function parseVerdict(cursor: Cursor): BandVerdict {
  const token = peek(cursor);
  if (takeIf(cursor, 'go')) return 'GO';
  if (takeIf(cursor, 'inconclusive')) return 'INCONCLUSIVE';
  if (takeIf(cursor, 'no', '-', 'go') || takeIf(cursor, 'no', 'go')) return 'NO-GO';
  if (takeIf(cursor, 'conditional')) {
    if (isText(peek(cursor), '-')) take(cursor);
    takeIf(cursor, 'go');
    return 'CONDITIONAL GO';
  }
  return stop(token.span, `expected GO, CONDITIONAL GO, NO-GO or INCONCLUSIVE, found ${shown(token)}`);
}
