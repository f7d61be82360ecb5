import { contains, sliceOf } from '../../text/span.ts';
import { isGuidanceLabel } from '../reading/guidance-words.ts';
import { says, statementsOf } from '../reading/annotations.ts';
import { withoutLines } from './line-spans.ts';
import type { Directive } from '../../document/directive.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import type { TemplateView } from '../reading/template-view.ts';

/** Takes the template's own comments out; those that a document must keep (`runs where`, `metrics`) stay. */
export function commentEdits(view: TemplateView): readonly Edit[] {
  return view.document.directives
    .filter(isTemplatesOwn)
    .map(({ alone, span }) => (alone ? withoutLines(view.document, span) : withoutTrailing(view, span)));
}

/** Takes examples and whatever a comment marks as guidance out. */
export function guidanceEdits(view: TemplateView): readonly Edit[] {
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
  const spans = [...stretches, ...marked.map(({ span }) => span)];
  return spans
    .filter((span) => !spans.some((other) => other !== span && contains(other, span)))
    .map((span) => withoutLines(view.document, span));
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

/** A `guidance` comment just under a block speaks of the whole block. */
function isMarked(view: TemplateView, span: Span): boolean {
  const last = sliceOf(view.text, { start: 0, end: Math.max(span.start, span.end - 1) }).split('\n').length;
  return says(view.annotations.get(last) ?? [], 'guidance');
}
