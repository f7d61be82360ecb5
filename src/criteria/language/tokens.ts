import { lazy } from '../../text/lazy.ts';
import { mayHoldWideLetters } from '../../text/letters.ts';
import type { Span } from '../../text/span.ts';
import { stop } from './statement-problem.ts';

/** `text` is canonical for a symbol (`<=` for `≤`), the content for a string, and as written for a name or a number. */
export type Token = {
  readonly kind: 'number' | 'string' | 'name' | 'symbol' | 'end';
  readonly text: string;
  readonly span: Span;
};

/** Longest first; each with its canonical form. */
const SYMBOLS: readonly (readonly [string, string])[] = [
  ['<=', '<='], ['>=', '>='], ['==', '=='], ['!=', '!='], ['+-', '±'], ['+/-', '±'],
  ['≤', '<='], ['≥', '>='], ['⩽', '<='], ['⩾', '>='], ['≠', '!='], ['∈', 'in'], ['±', '±'],
  ['−', '-'], ['×', '*'], ['·', '*'], ['÷', '/'], ['=', '=='], ['<', '<'], ['>', '>'],
  ['+', '+'], ['-', '-'], ['*', '*'], ['/', '/'], ['~', '~'], ['%', '%'], ['‰', '‰'], ['°', '°'], ['$', '$'], ['€', '€'], ['£', '£'], ['¥', '¥'],
  ['(', '('], [')', ')'], ['[', '['], [']', ']'], ['{', '{'], ['}', '}'], [',', ','], [':', ':'], ['.', '.'],
]; // prettier-ignore

/** Signs that people type in other languages, and what to write instead. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ['&&', 'write `and`'],
  ['||', 'write `or`'],
  ['!', 'write `not`, or `!=`'],
  ['–', 'that is an en dash: write `-`, or an interval such as `in [0.2, 0.4]`'],
  ['—', 'that is a dash: write `-`'],
  ['“', 'write straight quotes'],
  ['”', 'write straight quotes'],
  ['‘', 'write straight quotes'],
  ['’', 'write straight quotes'],
  ['→', 'a statement has no arrow'],
];

const BLANK = /\s+/uy;

/** Numbers and names. */
type Words = { readonly number: RegExp; readonly name: RegExp };

const WORDS: Words = {
  number: /(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+(?![A-Za-z\d_]))?/y,
  name: /[A-Za-z_]\w*/y,
};
/**
 * The same for a text with letters beyond ASCII; just reading these classes of letters takes V8 most of a millisecond.
 */
const wideWords = lazy((): Words => ({
  number: /(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+(?![\p{L}\d_]))?/uy,
  name: /[\p{L}_µ][\p{L}\p{N}\p{M}_]*/uy,
}));

/** Splits a statement into tokens; the last one is the end. */
export function tokensOf(text: string): readonly Token[] {
  const words = mayHoldWideLetters(text) ? wideWords() : WORDS;
  const tokens: Token[] = [];
  let at = matchEnd(BLANK, text, 0) ?? 0;
  while (at < text.length) {
    const token = tokenAt(text, at, words);
    tokens.push(token);
    at = matchEnd(BLANK, text, token.span.end) ?? token.span.end;
  }
  const end = text.trimEnd().length;
  return [...tokens, { kind: 'end', text: '', span: { start: end, end } }];
}

function tokenAt(text: string, at: number, words: Words): Token {
  const number = matchEnd(words.number, text, at);
  if (number !== undefined) return tokenOf('number', text, at, number);
  const name = matchEnd(words.name, text, at);
  if (name !== undefined) return tokenOf('name', text, at, name);
  if (text[at] === '"' || text[at] === "'") return stringAt(text, at);
  const foreign = FOREIGN.find(([symbol]) => text.startsWith(symbol, at) && !text.startsWith('!=', at));
  if (foreign !== undefined)
    stop(spanOf(at, at + foreign[0].length), `\`${foreign[0]}\` is not understood`, foreign[1]);
  const symbol = SYMBOLS.find(([written]) => text.startsWith(written, at));
  if (symbol === undefined) stop(spanOf(at, at + characterLength(text, at)), 'this character is not understood');
  return { kind: 'symbol', text: symbol[1], span: spanOf(at, at + symbol[0].length) };
}

/** A string in single or double quotes; a backslash keeps the next character as it is. */
function stringAt(text: string, at: number): Token {
  const quote = text[at];
  let content = '';
  for (let to = at + 1; to < text.length; to++) {
    if (text[to] === quote) return { kind: 'string', text: content, span: spanOf(at, to + 1) };
    if (text[to] === '\\') to++;
    content += text[to] ?? '';
  }
  return stop(spanOf(at, text.length), 'the string is not closed', `put a ${quote} behind its last character`);
}

const tokenOf = (kind: Token['kind'], text: string, start: number, end: number): Token => ({
  kind,
  text: text.slice(start, end),
  span: spanOf(start, end),
});

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

const spanOf = (start: number, end: number): Span => ({ start, end });
const characterLength = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
