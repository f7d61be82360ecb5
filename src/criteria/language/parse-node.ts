import { demand, isText, MAX_DEPTH, MAX_NODES, peek, shown, spanSince, take, takeIf } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { parseAmount } from './parse-number.ts';
import { parsePrimary } from './parse-primary.ts';
import { stop } from './statement-problem.ts';
import { isCondition, isReference } from './syntax.ts';
import type { Condition, Expression, Node, Operator } from './syntax.ts';
import type { Token } from './tokens.ts';

const POWER = { or: 10, and: 20, not: 30, compare: 40, sum: 50, product: 60, sign: 70 } as const;

const OPERATORS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!='] satisfies Operator[]);

/**
 * Reads one node that binds at least as tightly as `power` (Pratt's method): 0 takes everything, 100 a single name or
 * call.
 */
export function parseNode(cursor: Cursor, power: number): Node {
  cursor.depth++;
  const { start } = peek(cursor).span;
  if (cursor.depth > MAX_DEPTH) stop(peek(cursor).span, `nested more than ${MAX_DEPTH} deep`);
  let node = counted(cursor, parsePrefix(cursor));
  for (let next = powerOf(cursor); next > 0 && next >= power; next = powerOf(cursor))
    node = counted(cursor, parseInfix(cursor, node, start));
  cursor.depth--;
  return node;
}

function counted(cursor: Cursor, node: Node): Node {
  if (++cursor.nodes > MAX_NODES) stop(node.span, `made of more than ${MAX_NODES} parts`, 'write it as several spans');
  return node;
}

function parsePrefix(cursor: Cursor): Node {
  const token = peek(cursor);
  const { start } = token.span;
  if (takeIf(cursor, 'not')) {
    const of = condition(cursor.parseNode(POWER.not));
    return { kind: 'not', of, span: spanSince(cursor, start) };
  }
  if (takeIf(cursor, '-')) {
    const of = value(cursor.parseNode(POWER.sign));
    return { kind: 'negative', of, span: spanSince(cursor, start) };
  }
  if (takeIf(cursor, '+')) return value(cursor.parseNode(POWER.sign));
  return parsePrimary(cursor);
}

/** How tightly the next token binds; 0 if the node ends. */
function powerOf(cursor: Cursor): number {
  const token = peek(cursor);
  if (token.kind === 'symbol') {
    if (OPERATORS.has(token.text) || token.text === '~' || token.text === 'in') return POWER.compare;
    if (token.text === '+' || token.text === '-') return POWER.sum;
    return token.text === '*' || token.text === '/' ? POWER.product : 0;
  }
  if (token.kind !== 'name') return 0;
  if (isText(token, 'or')) return POWER.or;
  if (isText(token, 'and')) return POWER.and;
  if (isText(token, 'in')) return startsInterval(peek(cursor, 1)) ? POWER.compare : 0;
  if (isText(token, 'not')) return isText(peek(cursor, 1), 'in') ? POWER.compare : 0;
  return isText(token, 'within') || isText(token, 'no') ? POWER.compare : 0;
}

/** `in at least 2 groups` belongs to `per`. */
const startsInterval = (token: Token): boolean => !isText(token, 'at');

function parseInfix(cursor: Cursor, left: Node, start: number): Node {
  const token = take(cursor);
  if (isText(token, 'or') || isText(token, 'and')) return parseJoin(cursor, left, start);
  if (['+', '-', '*', '/'].includes(token.text)) return parseArithmetic(cursor, left, start);
  const known = value(left, token);
  const made = parseComparison(cursor, known, token);
  const node = { ...made, span: spanSince(cursor, start) };
  stopAtChain(cursor, node);
  return node;
}

function parseJoin(cursor: Cursor, left: Node, start: number): Condition {
  const word = isText(cursor.tokens[cursor.at - 1] ?? peek(cursor), 'or') ? 'or' : 'and';
  const right = condition(cursor.parseNode(POWER[word] + 1));
  const first = condition(left);
  const bracketed = cursor.text[start] === '(' && first.span.start > start;
  const items = first.kind === word && !bracketed ? [...first.items, right] : [first, right];
  return { kind: word, items, span: spanSince(cursor, start) };
}

function parseArithmetic(cursor: Cursor, left: Node, start: number): Expression {
  const operator = cursor.tokens[cursor.at - 1]?.text as '+' | '-' | '*' | '/';
  const power = operator === '+' || operator === '-' ? POWER.sum : POWER.product;
  const right = value(cursor.parseNode(power + 1));
  return { kind: 'arithmetic', operator, left: value(left), right, span: spanSince(cursor, start) };
}

function parseComparison(cursor: Cursor, left: Expression, token: Token): Condition {
  const { span } = left;
  if (isText(token, 'not')) return { kind: 'not', of: parseComparison(cursor, left, take(cursor)), span };
  if (isText(token, 'in')) return isText(peek(cursor), '{') ? parseOneOf(cursor, left) : parseBetween(cursor, left);
  if (token.text === '~') return parseGlob(cursor, left);
  if (isText(token, 'within')) {
    const amount = parseAmount(cursor);
    demand(cursor, 'of');
    return { kind: 'within', left, amount, right: parseSum(cursor), span };
  }
  if (isText(token, 'no')) {
    demand(cursor, 'worse');
    demand(cursor, 'than');
    return { kind: 'no-worse', left, right: parseSum(cursor), by: parseBy(cursor), span };
  }
  const right = parseSum(cursor);
  const tolerance = isText(peek(cursor), '±') ? parseAmount(cursor) : undefined;
  if (tolerance !== undefined && token.text !== '==')
    stop(tolerance.span, '± goes behind `==` only', '`a == b ± 0.01` says that a lies within 0.01 of b');
  return { kind: 'compare', operator: token.text as Operator, left, right, tolerance, by: parseBy(cursor), span };
}

const parseSum = (cursor: Cursor): Expression => value(cursor.parseNode(POWER.sum));

const parseBy = (cursor: Cursor) => (takeIf(cursor, 'by') ? parseAmount(cursor) : undefined);

function parseGlob(cursor: Cursor, of: Expression): Condition {
  const pattern = take(cursor);
  if (!isReference(of)) stop(of.span, 'only a name can be matched with `~`');
  if (pattern.kind !== 'string')
    stop(pattern.span, `expected a pattern in quotes, such as "h3-*", found ${shown(pattern)}`);
  return { kind: 'glob', of, pattern: pattern.text, span: of.span };
}

function parseOneOf(cursor: Cursor, of: Expression): Condition {
  take(cursor);
  const options = [parseSum(cursor)];
  while (takeIf(cursor, ',')) options.push(parseSum(cursor));
  demand(cursor, '}');
  return { kind: 'one-of', of, options, span: of.span };
}

function parseBetween(cursor: Cursor, of: Expression): Condition {
  const open = take(cursor);
  if (!isText(open, '[') && !isText(open, '('))
    stop(
      open.span,
      `expected an interval or a list, found ${shown(open)}`,
      'such as `in [0.2, 0.4)` or `in {1, 2, 3}`',
    );
  const low = parseSum(cursor);
  demand(cursor, ',', 'an interval has two ends: `in [0.2, 0.4]`; a list goes in { }');
  const high = parseSum(cursor);
  const close = take(cursor);
  if (!isText(close, ']') && !isText(close, ')'))
    stop(close.span, `expected \`]\` or \`)\`, found ${shown(close)}`, 'a list of more than two goes in { }');
  return { kind: 'between', of, low, high, lowOpen: open.text === '(', highOpen: close.text === ')', span: of.span };
}

/** `a <= b <= c` must be written as two comparisons: the error shows them. */
function stopAtChain(cursor: Cursor, node: Condition): void {
  const next = peek(cursor);
  if (powerOf(cursor) !== POWER.compare) return;
  if (node.kind !== 'compare' || !OPERATORS.has(next.text))
    stop(next.span, 'comparisons do not chain', 'join them with `and`');
  take(cursor);
  const end = parseSum(cursor).span.end;
  const slice = (from: number, to: number) => cursor.text.slice(from, to).trim();
  const rewrite = `${slice(node.span.start, node.span.end)} and ${slice(node.right.span.start, end)}`;
  stop({ start: node.span.start, end }, 'comparisons do not chain', `write \`${rewrite}\``);
}

function condition(node: Node): Condition {
  if (!isCondition(node))
    stop(node.span, 'this is a value, not a condition', 'compare it with something: `name < 0.05`');
  return node;
}

function value(node: Node, operator?: Token): Expression {
  if (!isCondition(node)) return node;
  return stop(node.span, `a condition cannot be beside ${operator === undefined ? 'arithmetic' : shown(operator)}`);
}
