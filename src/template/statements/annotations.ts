import { lineAt, lineSpan } from '../../text/line-index.ts';
import { sliceOf } from '../../text/span.ts';
import type { Directive } from '../../document/directive.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';

/** One statement of an `expctl:` comment: its words, and its `key=value` pairs. */
export type Statement = {
  readonly words: readonly string[];
  readonly options: ReadonlyMap<string, string>;
  /** The statement as written. */
  readonly text: string;
  readonly line: number;
};

/** The statements in a template's comments, by the line (from 1) that each of them is about. */
export type Annotations = ReadonlyMap<number, readonly Statement[]>;

/** The statement that a table has a row for each run; `runs where` is about the rows of another. */
export const runsStatementIn = (statements: readonly Statement[]): Statement | undefined =>
  statements.find(({ words }) => words[0] === 'runs' && words[1] !== 'where');

const PLAIN = new Set(['optional']);

/** Reads the comments that instruct expctl; one comment may contain several statements, one per line. */
export function readAnnotations(document: MarkdownDocument): Annotations {
  const above = linesAbove(document);
  const found = new Map<number, Statement[]>();
  for (const directive of document.directives) {
    const statements = statementsOf(directive);
    const about = directive.alone ? above(directive.line) : directive.line;
    const before = found.get(about);
    if (before) before.push(...statements);
    else if (statements.length > 0) found.set(about, [...statements]);
  }
  return found;
}

/** The statements in a directive; none if it is not for expctl. */
export function statementsOf(directive: Directive): readonly Statement[] {
  if (directive.name !== 'expctl')
    return PLAIN.has(directive.name) ? [statement(`${directive.name} ${directive.body}`, directive.line)] : [];
  const lines = directive.body.split('\n').map((line, offset) => statement(line, directive.line + offset));
  return lines.filter(({ words, options }) => words.length + options.size > 0);
}

/** Whether one of the statements has this first word. */
export const says = (statements: readonly Statement[], word: string): boolean =>
  statements.some(({ words }) => words[0] === word);

/** The last value that the statements give for an option. */
export function optionOf(statements: readonly Statement[], key: string): string | undefined {
  return statements.findLast(({ options }) => options.has(key))?.options.get(key);
}

function statement(text: string, line: number): Statement {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (const token of tokensOf(text)) {
    if (token.key === undefined) words.push(token.value);
    else options.set(token.key, token.value);
  }
  return { words, options, text: text.trim(), line };
}

type Token = { readonly key: string | undefined; readonly value: string };

/** Words, `"quoted words"`, `key=value` and `key="quoted value"`. */
function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    if (/\s/u.test(text[at] ?? '')) at++;
    else at = readToken(text, at, tokens);
  }
  return tokens;
}

function readToken(text: string, start: number, tokens: Token[]): number {
  let key: string | undefined;
  let value = '';
  let at = start;
  while (at < text.length && !/\s/u.test(text[at] ?? '')) {
    const char = text[at] ?? '';
    const close = char === '"' ? text.indexOf('"', at + 1) : -1;
    if (close >= 0) value += text.slice(at + 1, close);
    else if (char === '=' && key === undefined && /^[a-z-]+$/u.test(value)) [key, value] = [value, ''];
    else value += char;
    at = close >= 0 ? close + 1 : at + 1;
  }
  tokens.push({ key, value });
  return at;
}

function linesOfComments({ directives, lines }: MarkdownDocument): ReadonlySet<number> {
  const silent = new Set<number>();
  for (const { line, span } of directives.filter(({ alone }) => alone)) {
    const last = lineAt(lines, Math.max(span.start, span.end - 1));
    for (let at = line; at <= last; at++) silent.add(at);
  }
  return silent;
}

/** For each line, the nearest one above that is neither blank nor a comment; the line itself if there is none. */
function linesAbove(document: MarkdownDocument): (line: number) => number {
  const { source, lines, directives } = document;
  if (directives.length === 0) return (line) => line;
  const silent = linesOfComments(document);
  const above = [0];
  for (let line = 1; line <= lines.starts.length; line++) {
    const isText = !silent.has(line) && sliceOf(source.text, lineSpan(lines, line)).trim() !== '';
    above.push(isText ? line : (above[line - 1] ?? 0));
  }
  return (line) => above[line - 1] || line;
}
