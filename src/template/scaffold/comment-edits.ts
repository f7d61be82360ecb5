import { lineAt } from '../../text/line-index.ts';
import { isGuidanceLabel } from '../words/guidance-words.ts';
import { says, statementsOf } from '../statements/annotations.ts';
import { withoutLines } from './line-spans.ts';
import type { Directive } from '../../document/directive.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import type { TemplateView } from '../reading/template-view.ts';

/**
 * Removes what only the template needs: its own comments (except those that a document must keep, `runs where` and
 * `metrics`) and, unless `guidance` is set, examples and whatever a comment marks as guidance.
 */
export function guidanceEdits(view: TemplateView, guidance: boolean): readonly Edit[] {
  const comments = view.document.directives.filter(isTemplatesOwn);
  const lines = comments.filter(({ alone }) => alone).map(({ span }) => span);
  const trailing = comments.filter(({ alone }) => !alone).map(({ span }) => withoutTrailing(view, span));
  return [...withoutLines(view.document, [...lines, ...(guidance ? [] : examples(view))]), ...trailing];
}

function examples(view: TemplateView): readonly Span[] {
  const labelled = view.fields.filter(
    ({ field, line }) => isGuidanceLabel(field.name) || says(view.annotations.get(line) ?? [], 'guidance'),
  );
  const stretches = labelled.map(({ field }): Span => ({
    start: field.span.start,
    end: Math.max(field.span.end, field.blocks.at(-1)?.span.end ?? 0),
  }));
  const marked = view.document.blocks.filter(
    (block) => block.kind !== 'heading' && block.kind !== 'front-matter' && isMarked(view, block.span),
  );
  return [...stretches, ...marked.map(({ span }) => span)];
}

function isTemplatesOwn(directive: Directive): boolean {
  const statements = statementsOf(directive);
  return (
    statements.length > 0 &&
    !statements.some(({ words }) => (words[0] === 'runs' && words[1] === 'where') || words[0] === 'metrics')
  );
}

function withoutTrailing({ text }: TemplateView, { start, end }: Span): Edit {
  let from = start;
  while (/[ \t]/u.test(text[from - 1] ?? '')) from--;
  return { span: { start: from, end }, text: '' };
}

/** A `guidance` comment just below a block applies to the whole block. */
function isMarked({ document, annotations }: TemplateView, { start, end }: Span): boolean {
  return says(annotations.get(lineAt(document.lines, Math.max(start, end - 1))) ?? [], 'guidance');
}
