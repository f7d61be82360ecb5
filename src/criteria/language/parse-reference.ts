import { foldName } from '../../text/fold-name.ts';
import { demand, isText, peek, RESERVED, shown, spanSince, take, takeIf } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { stop } from './statement-problem.ts';
import { isCondition, isReference } from './syntax.ts';
import type { Condition, PlainReference, Reference } from './syntax.ts';
import type { Token } from './tokens.ts';

/** Reads a reference where nothing else is allowed: after `per`, `the best run by`, `constant(`. */
export function parseReference(cursor: Cursor): Reference {
  const node = cursor.parseNode(100);
  if (!isReference(node)) stop(node.span, 'expected the name of a column, metric, parameter or field');
  return node;
}

/** `col("…")`, `metric("…")`, `row(…).name`, `doc("…").name`; undefined for any other function. */
export function parseSpecialReference(cursor: Cursor): Reference | undefined {
  const start = peek(cursor).span.start;
  if (takeIf(cursor, 'col', '('))
    return { kind: 'column', header: parseQuoted(cursor), span: spanSince(cursor, start) };
  if (takeIf(cursor, 'metric', '('))
    return { kind: 'metric', metric: parseQuoted(cursor), span: spanSince(cursor, start) };
  if (takeIf(cursor, 'doc', '(')) {
    const id = parseString(cursor, 'the id of a document, such as doc("EXP-042").accuracy');
    demand(cursor, ')');
    return { kind: 'document', id, of: parseMember(cursor, 'doc(…)'), span: spanSince(cursor, start) };
  }
  if (!takeIf(cursor, 'row', '(')) return undefined;
  const pick = takeIf(cursor, 'where')
    ? parseCondition(cursor, 0)
    : parseString(cursor, 'a row, such as row("Previous Best") or row(where seed == 1)');
  demand(cursor, ')');
  return { kind: 'row', pick, of: parseMember(cursor, 'row(…)'), span: spanSince(cursor, start) };
}

/** A plain name, `command.FLAG` or `baseline.name`. */
export function parseName(cursor: Cursor): Reference {
  const token = take(cursor);
  const start = token.span.start;
  const hasMember = isText(peek(cursor), '.') && peek(cursor, 1).kind === 'name';
  if (hasMember && isText(token, 'command')) {
    take(cursor);
    return { kind: 'flag', flag: foldName(take(cursor).text), span: spanSince(cursor, start) };
  }
  if (isText(peek(cursor), '.') && isText(token, 'baseline'))
    return { kind: 'baseline', of: parseMember(cursor, 'baseline'), span: spanSince(cursor, start) };
  return nameOf(token);
}

/** A condition that binds at least as tightly as `power`. */
export function parseCondition(cursor: Cursor, power: number): Condition {
  const node = cursor.parseNode(power);
  if (!isCondition(node))
    stop(node.span, 'this is a value, not a condition', 'compare it with something: `name < 0.05`');
  return node;
}

/** Takes a string, or ends the parse. */
export function parseString(cursor: Cursor, what: string): string {
  const token = take(cursor);
  if (token.kind !== 'string') stop(token.span, `expected ${what}, in quotes, found ${shown(token)}`);
  return token.text;
}

/** What follows the dot of `row(…).`, `doc(…).` and `baseline.`. */
function parseMember(cursor: Cursor, owner: string): PlainReference {
  demand(cursor, '.', `say which of its values: ${owner}.accuracy`);
  const special = parseSpecialReference(cursor);
  const token = special === undefined ? take(cursor) : undefined;
  if (token?.kind === 'name' && isText(peek(cursor), '('))
    stop(
      token.span,
      `a name follows \`${owner}.\`, and a function goes around both`,
      `\`${token.text}(${owner}.NAME)\``,
    );
  const member = special ?? nameOf(token ?? take(cursor));
  if (member.kind === 'name' || member.kind === 'column' || member.kind === 'metric') return member;
  return stop(member.span, `${owner} has columns and metrics, nothing else`);
}

function nameOf(token: Token): Extract<Reference, { kind: 'name' }> {
  if (token.kind !== 'name') stop(token.span, `expected a name, found ${shown(token)}`);
  if (RESERVED.has(token.text.toLowerCase()))
    stop(
      token.span,
      `\`${token.text}\` is a word of the language`,
      `a column of that name is written col("${token.text}")`,
    );
  return { kind: 'name', span: token.span, name: foldName(token.text) || token.text };
}

/** The string of `col("…")`, with the bracket after it. */
function parseQuoted(cursor: Cursor): string {
  const text = parseString(cursor, 'a header or the name of a metric');
  demand(cursor, ')');
  return text;
}
