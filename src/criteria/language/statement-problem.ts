import type { Span } from '../../text/span.ts';
import type { Severity } from '../../text/diagnostic.ts';

/** Something wrong with a statement; `span` is an offset into the statement's own text. */
export type StatementProblem = {
  readonly severity: Severity;
  /** One sentence without a full stop. */
  readonly message: string;
  readonly span: Span;
  readonly hint: string | undefined;
};

/** For a statement that cannot be evaluated. */
export const error = (span: Span, message: string, hint?: string): StatementProblem => ({
  severity: 'error',
  message,
  span,
  hint,
});

/** For a statement that can be evaluated, but may not say what was meant. */
export const warning = (span: Span, message: string, hint?: string): StatementProblem => ({
  severity: 'warning',
  message,
  span,
  hint,
});

/** Carries a problem from deep inside the parser to `parseStatement`, which always catches it. */
export class ParseStop extends Error {
  override readonly name = 'ParseStop';
  readonly problem: StatementProblem;

  constructor(problem: StatementProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Ends the parse with an error at `span`. */
export function stop(span: Span, message: string, hint?: string): never {
  throw new ParseStop({ severity: 'error', message, span, hint });
}

const MAX_WIDTH = 100;

/** Two lines of plain text, cut to a readable width: the statement's line, and a caret below the problem. */
export function caretLines(text: string, { start, end }: Span): string {
  // From -1, `lastIndexOf` would still look at the first unit.
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', start);
  const lineEnd = newline === -1 ? text.length : newline;
  const from = Math.max(lineStart, start - MAX_WIDTH / 2);
  const shown = text.slice(from, Math.min(lineEnd, from + MAX_WIDTH)).replace(/[\t\r]/gu, ' ');
  const width = Math.max(1, Math.min(end, lineEnd, from + MAX_WIDTH) - start);
  return `${shown}\n${' '.repeat(start - from)}${'^'.repeat(width)}`;
}
