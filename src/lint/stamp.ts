import { pointAt } from '../text/line-index.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { Diagnostic, Severity } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';
import type { Finding, Place } from './rule.ts';

/** The place of a span, in a form that can be kept after its document is gone. */
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

/** Adds place, rule and severity to a rule's finding. */
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
