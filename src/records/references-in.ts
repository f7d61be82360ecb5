import type { Span } from '../text/span.ts';
import { sliceOf } from '../text/span.ts';
import { hintsIn, isHinted } from './ids/id-hints.ts';
import { idsIn } from './ids/id-in.ts';
import { idKey } from './ids/id-key.ts';
import type { ExperimentRecord } from './record.ts';

/** An experiment that a record's text mentions; `span` is in the document. */
export type Reference = { readonly id: string; readonly span: Span };

/** The ids that a record's text mentions, except its own, in document order. Only forms that can only be an id. */
export function referencesIn(record: ExperimentRecord): readonly Reference[] {
  const { text } = record.document.source;
  const own = idKey(record.id?.text ?? '');
  const pattern = record.kind?.identity.idPattern;
  const references: Reference[] = [];
  for (const line of isHinted(pattern) ? hintedLines(text, record.root.span) : [record.root.span])
    for (const found of idsIn(sliceOf(text, line), { pattern }))
      if (found.form === 'strong' && idKey(found.text) !== own)
        references.push({
          id: found.text,
          span: { start: line.start + found.span.start, end: line.start + found.span.end },
        });
  return references;
}

/** The lines that may contain an id; no id extends over the end of a line. */
function hintedLines(text: string, span: Span): readonly Span[] {
  const lines: Span[] = [];
  let done = span.start;
  for (const hint of hintsIn(text, span)) {
    if (hint < done) continue;
    const start = Math.max(span.start, text.lastIndexOf('\n', hint) + 1);
    const feed = text.indexOf('\n', hint);
    done = feed === -1 ? span.end : Math.min(feed, span.end);
    lines.push({ start, end: done });
  }
  return lines;
}
