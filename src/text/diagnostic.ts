import type { Edit } from './edit.ts';
import type { Span } from './span.ts';

/** How much a diagnostic weighs: an error makes `check` exit 1, a warning does not, unless asked. */
export type Severity = 'error' | 'warning';

/** A place in a template that asks for what a document lacks. */
export type TemplatePlace = { readonly path: string; readonly line: number };

/** Something wrong in a file, as data: where, which rule says so, what to do about it. */
export type Diagnostic = {
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence without the path; ends without a full stop. */
  readonly message: string;
  readonly path: string;
  /** UTF-16 offsets into the file's text. */
  readonly span: Span;
  /** From 1; the column in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly hint?: string;
  /** Lines to show below the message: the place with a caret under it. */
  readonly excerpt?: string;
  readonly template?: TemplatePlace;
  /** Edits to this file that mend it, where there is one safe way. */
  readonly fix?: readonly Edit[];
};
