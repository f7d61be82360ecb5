import type { Span } from '../../text/span.ts';
import { stop } from './statement-problem.ts';
import type { Node } from './syntax.ts';
import type { Token } from './tokens.ts';

/** The parser's position in the tokens. `parseNode` reads one node that binds at least as tightly as `power`. */
export type Cursor = {
  readonly text: string;
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
  nodes: number;
  readonly parseNode: (power: number) => Node;
};

/** How deeply a statement may be nested. */
export const MAX_DEPTH = 64;

/** How many parts it may have. */
export const MAX_NODES = 1024;

/** Words that are never a plain name: such a column is written `col("…")`. */
export const RESERVED: ReadonlySet<string> = new Set(
  'and or not in by within of no at every some where per with the bands else'.split(' '),
);

const END: Token = { kind: 'end', text: '', span: { start: 0, end: 0 } };

/** The token `ahead` places after the next one. */
export const peek = (cursor: Cursor, ahead = 0): Token =>
  cursor.tokens[cursor.at + ahead] ?? cursor.tokens.at(-1) ?? END;

/** Takes the next token. */
export function take(cursor: Cursor): Token {
  const token = peek(cursor);
  if (token.kind !== 'end') cursor.at++;
  return token;
}

/** Whether a token is this symbol or this word (words in lower case). */
export const isText = (token: Token, text: string): boolean =>
  (token.kind === 'symbol' && token.text === text) || (token.kind === 'name' && token.text.toLowerCase() === text);

/** Whether these symbols and words come next. */
export const standsNext = (cursor: Cursor, ...texts: readonly string[]): boolean =>
  texts.every((text, ahead) => isText(peek(cursor, ahead), text));

/** Takes these symbols and words if they come next. */
export function takeIf(cursor: Cursor, ...texts: readonly string[]): boolean {
  if (!standsNext(cursor, ...texts)) return false;
  cursor.at += texts.length;
  return true;
}

/** Takes these symbols and words, or ends the parse. */
export function demand(cursor: Cursor, text: string, hint?: string): Token {
  const token = peek(cursor);
  if (!isText(token, text)) stop(token.span, `expected \`${text}\`, found ${shown(token)}`, hint);
  return take(cursor);
}

/** A token for a message. */
export const shown = (token: Token): string =>
  token.kind === 'end' ? 'the end' : token.kind === 'string' ? `"${token.text}"` : `\`${token.text}\``;

/** The span from the beginning of `start` to the end of the token taken last. */
export function spanSince(cursor: Cursor, start: number): Span {
  const end = cursor.tokens[cursor.at - 1]?.span.end ?? start;
  return { start, end: Math.max(start, end) };
}

/** Whether the second token follows the first without a blank. */
export const adjoins = (before: Token, after: Token): boolean =>
  after.kind !== 'end' && before.span.end === after.span.start;
