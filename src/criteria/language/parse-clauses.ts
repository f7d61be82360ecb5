import { demand, isText, peek, shown, spanSince, takeIf } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { parseBareNumber, parsePercent } from './parse-number.ts';
import { clauseBegins } from './parse-primary.ts';
import { parseCondition, parseReference, parseString } from './parse-reference.ts';
import { stop } from './statement-problem.ts';
import type { Claim, Confidence, Count, Per, Quantifier, Under } from './syntax.ts';

type Clauses = Pick<Claim, 'quantifier' | 'where' | 'per' | 'confidence' | 'under'>;

/** The clauses after a condition: each at most once, in any order, with or without a comma. */
export function parseClauses(cursor: Cursor): Clauses {
  let clauses: Clauses = NONE;
  for (;;) {
    const comma = takeIf(cursor, ',');
    if (!clauseBegins(cursor)) {
      if (comma) stop(peek(cursor).span, `expected a clause, found ${shown(peek(cursor))}`, CLAUSES);
      return clauses;
    }
    clauses = { ...clauses, ...parseClause(cursor, clauses) };
  }
}

const NONE = {
  quantifier: undefined,
  where: undefined,
  per: undefined,
  confidence: undefined,
  under: undefined,
} as const satisfies Clauses;

const CLAUSES =
  '`every run`, `some run`, `at least 2 seeds`, `the latest run`, `where …`, `per …`, `with 95% confidence`, `under "Results"`';

function parseClause(cursor: Cursor, given: Clauses): Partial<Clauses> {
  const once = (name: keyof Clauses) => {
    if (given[name] !== undefined) stop(peek(cursor).span, `\`${peek(cursor).text}\`: ${TWICE[name]}`);
  };
  if (isText(peek(cursor), 'where')) {
    once('where');
    takeIf(cursor, 'where');
    return { where: parseCondition(cursor, 0) };
  }
  if (isText(peek(cursor), 'per')) {
    once('per');
    return { per: parsePer(cursor) };
  }
  if (isText(peek(cursor), 'with')) {
    once('confidence');
    return { confidence: parseConfidence(cursor) };
  }
  if (isText(peek(cursor), 'under')) {
    once('under');
    return { under: parseUnder(cursor) };
  }
  once('quantifier');
  return { quantifier: parseQuantifier(cursor) };
}

const TWICE = {
  where: 'there is one selection for each span; join two with `and`',
  per: 'there is one `per` for each span',
  confidence: 'there is one confidence for each span',
  quantifier: 'there is one quantifier for each span',
  under: 'there is one heading for each span',
} as const satisfies Record<keyof Clauses, string>;

/** `under "Holdout"`; undefined if it does not come next. */
export function parseUnder(cursor: Cursor): Under | undefined {
  const { start } = peek(cursor).span;
  if (!takeIf(cursor, 'under')) return undefined;
  return { heading: parseString(cursor, 'a heading, such as under "Results"'), span: spanSince(cursor, start) };
}

function parseQuantifier(cursor: Cursor): Quantifier {
  const { start } = peek(cursor).span;
  const span = () => spanSince(cursor, start);
  if (takeIf(cursor, 'every')) return { kind: 'every', span: (demandRun(cursor), span()) };
  if (takeIf(cursor, 'some')) return { kind: 'some', span: (demandRun(cursor), span()) };
  if (takeIf(cursor, 'the', 'latest')) return { kind: 'latest', span: (demandRun(cursor), span()) };
  if (takeIf(cursor, 'the', 'best')) {
    demandRun(cursor);
    demand(cursor, 'by', 'say by which metric: `the best run by accuracy`');
    return { kind: 'best', by: parseReference(cursor), span: span() };
  }
  cursor.at += 2;
  const count = parseCount(cursor);
  const of = ['runs', 'run'].some((word) => takeIf(cursor, word)) ? 'runs' : demandSeeds(cursor);
  return { kind: 'at-least', count, of, span: span() };
}

function demandRun(cursor: Cursor): void {
  if (!takeIf(cursor, 'run'))
    demand(cursor, 'run', 'the language counts runs: `every run`, `some run`, `at least 2 seeds`');
}

function demandSeeds(cursor: Cursor): 'seeds' {
  if (takeIf(cursor, 'seeds') || takeIf(cursor, 'seed')) return 'seeds';
  return stop(peek(cursor).span, `expected \`runs\` or \`seeds\`, found ${shown(peek(cursor))}`);
}

function parseCount(cursor: Cursor): Count {
  const token = peek(cursor);
  const number = parseBareNumber(cursor, 'how many');
  if (takeIf(cursor, '%') || takeIf(cursor, 'percent')) {
    demand(cursor, 'of');
    if (number > 100) stop(token.span, 'more than 100% can never be reached');
    if (number === 0) stop(token.span, 'at least 0% holds of any runs');
    return { kind: 'percent', number };
  }
  if (!Number.isInteger(number) || number < 1) stop(token.span, 'a count is a whole number from 1');
  return { kind: 'number', number };
}

function parsePer(cursor: Cursor): Per {
  const { start } = peek(cursor).span;
  takeIf(cursor, 'per');
  const names = [parseReference(cursor)];
  while (isText(peek(cursor), ',') && !commaEnds(cursor)) {
    takeIf(cursor, ',');
    names.push(parseReference(cursor));
  }
  let groups: number | undefined;
  if (takeIf(cursor, 'in')) {
    demand(cursor, 'at');
    demand(cursor, 'least');
    const token = peek(cursor);
    groups = parseBareNumber(cursor, 'in how many groups');
    if (!Number.isInteger(groups) || groups < 1) stop(token.span, 'a count is a whole number from 1');
    if (!takeIf(cursor, 'group')) demand(cursor, 'groups');
  }
  return { names, groups, span: spanSince(cursor, start) };
}

/** Whether the next comma ends the list of names. */
const commaEnds = (cursor: Cursor): boolean => clauseBegins({ ...cursor, at: cursor.at + 1 });

function parseConfidence(cursor: Cursor): Confidence {
  const { start } = peek(cursor).span;
  takeIf(cursor, 'with');
  const token = peek(cursor);
  const percent = parsePercent(cursor);
  if (percent < 50 || percent >= 100) stop(token.span, 'a confidence lies between 50% and 100%');
  demand(cursor, 'confidence');
  return { percent, span: spanSince(cursor, start) };
}
