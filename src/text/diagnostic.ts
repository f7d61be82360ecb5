import type { Edit } from './edit.ts';
import type { Span } from './span.ts';

/** How serious a diagnostic is: an error makes `check` exit with code 1; a warning does so only on request. */
export type Severity = 'error' | 'warning';

/** The place in a template that requires what a document lacks. */
export type TemplatePlace = { readonly path: string; readonly line: number };

/** The start of a file, for what is wrong with the whole of it. */
export const FILE_START = { span: { start: 0, end: 0 }, line: 1, column: 1, endLine: 1, endColumn: 1 } as const;

/** Something wrong in a file, as data: where it is, which rule found it, and how to fix it. */
export type Diagnostic = {
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence without the path; ends without a full stop. */
  readonly message: string;
  readonly path: string;
  /** UTF-16 offsets into the file's text. */
  readonly span: Span;
  /** Both from 1; the column counts UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly hint?: string;
  /** Lines to show below the message: the place with a caret under it. */
  readonly excerpt?: string;
  readonly template?: TemplatePlace;
  /** Edits to this file that fix it, if there is one safe way. */
  readonly fix?: readonly Edit[];
};
