import { lineAt, lineSpan } from '../../text/line-index.ts';
import { sliceOf } from '../../text/span.ts';
import { foldLine } from '../fold-line.ts';
import type { Block } from '../../document/block.ts';
import type { Span } from '../../text/span.ts';
import type { KeyedSection } from '../section-keys.ts';
import type { TemplateView } from './template-view.ts';

/**
 * For each section, the folded lines of the template's own text in it: everything that is not a field, table or
 * checklist.
 */
export function guidanceBySection(
  view: TemplateView,
  taken: readonly Span[],
): ReadonlyMap<KeyedSection, readonly string[]> {
  const covered = linesOf(view, taken);
  const silent = linesOf(
    view,
    view.document.directives.filter(({ alone }) => alone).map(({ span }) => span),
  );
  return new Map(
    view.sections.map((section) => {
      const lines = [
        ...linesOf(
          view,
          section.section.body.filter(isText).map(({ span }) => span),
        ),
      ];
      const own = lines.filter((line) => !covered.has(line) && !silent.has(line)).map((line) => folded(view, line));
      return [section, [...new Set(own)].filter((line) => line !== '')];
    }),
  );
}

const isText = (block: Block): boolean => block.kind !== 'thematic-break';

function linesOf(view: TemplateView, spans: readonly Span[]): ReadonlySet<number> {
  const index = view.document.lines;
  const lines = new Set<number>();
  for (const { start, end } of spans)
    for (let line = lineAt(index, start); line <= lineAt(index, Math.max(start, end - 1)); line++) lines.add(line);
  return lines;
}

function folded(view: TemplateView, line: number): string {
  return foldLine(sliceOf(view.text, lineSpan(view.document.lines, line)));
}
