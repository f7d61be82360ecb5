import { pointAt } from '../text/line-index.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { Diagnostic, Severity } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';
import type { Finding, Place } from './rule.ts';

/** Where a span of a document is, in a form that outlives the document. */
export function placeOf(document: MarkdownDocument, span: Span): Place {
  const start = pointAt(document.lines, span.start);
  const end = pointAt(document.lines, span.end);
  return {
    path: document.source.path,
    span: { start: span.start, end: span.end },
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/** Puts place, rule and severity on what a rule found. */
export function stamp(
  place: Place,
  { message, hint, excerpt, template, fix }: Omit<Finding, 'span'>,
  { rule, severity }: { readonly rule: string; readonly severity: Severity },
): Diagnostic {
  return {
    rule,
    severity,
    message,
    ...place,
    ...(hint === undefined ? {} : { hint }),
    ...(excerpt === undefined ? {} : { excerpt }),
    ...(template === undefined ? {} : { template }),
    ...(fix === undefined ? {} : { fix }),
  };
}
