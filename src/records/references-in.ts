import type { Span } from '../text/span.ts';
import { sliceOf } from '../text/span.ts';
import { idsIn } from './ids/id-in.ts';
import type { ExperimentRecord } from './record.ts';

/** An experiment that a record's text mentions; `span` lies in the document. */
export type Reference = { readonly id: string; readonly span: Span };

/** The ids that a record's text mentions, its own left out, in document order. Only forms that are written like an id. */
export function referencesIn(record: ExperimentRecord): readonly Reference[] {
  const { text } = record.document.source;
  const own = normalId(record.id?.text ?? '');
  const pattern = record.kind?.identity.idPattern;
  const { start } = record.root.span;
  const written = sliceOf(text, record.root.span);
  return idsIn(written, { pattern })
    .filter((found) => found.form === 'strong' && normalId(found.text) !== own)
    .map((found) => ({ id: found.text, span: { start: start + found.span.start, end: start + found.span.end } }));
}

/** The form in which ids are compared: case does not count, `_` and blanks are hyphens. */
export const normalId = (id: string): string => id.toLowerCase().replace(/[_\s]+/gu, '-');
