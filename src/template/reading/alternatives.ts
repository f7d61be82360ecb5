import { sliceOf } from '../../text/span.ts';
import type { Span } from '../../text/span.ts';
import type { PlacedField, TemplateView } from './template-view.ts';

/** Choices that are written one per line, each after its own mark: `✅ **GO**: …`, `❌ **NO-GO**: …`. */
export type ReadAlternatives = {
  readonly placed: PlacedField;
  readonly written: readonly string[];
  readonly spans: readonly Span[];
};

/** The groups of alternatives in a template: two or more marked labels on neighbouring lines of one paragraph. */
export function readAlternatives(view: TemplateView): readonly ReadAlternatives[] {
  const groups: PlacedField[][] = [];
  for (const placed of view.fields.filter(isMarked)) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last && before && before.section === placed.section && placed.line === before.line + 1) last.push(placed);
    else groups.push([placed]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length < 2) return [];
    const spans = group.map(({ field }) => field.span);
    return [{ placed: first, written: spans.map((span) => sliceOf(view.text, span)), spans }];
  });
}

const isMarked = ({ field }: PlacedField): boolean =>
  field.mark !== undefined && field.form !== 'numbered' && field.form !== 'bullet';
