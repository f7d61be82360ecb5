import { contains, sliceOf } from '../../text/span.ts';
import { says } from '../statements/annotations.ts';
import { isAskingLabel, isGuidanceLabel } from '../words/guidance-words.ts';
import { isStandIn, readSample } from '../samples/sample.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Span } from '../../text/span.ts';
import type { PlacedField, TemplateView } from './template-view.ts';

/**
 * The labelled lines of a template that are fields of its documents. Left out are those in `claimed` spans, guidance,
 * samples of a list, and labels that are only a heading for other fields.
 */
export function documentFields(view: TemplateView, claimed: readonly Span[]): readonly PlacedField[] {
  const isClaimed = cover(claimed);
  const below = fieldsByGroup(view);
  return view.fields.filter((placed) => {
    const { field } = placed;
    if (isClaimed(field.labelSpan) || isGuidance(view, placed)) return false;
    if (isOpenLabel(field.label) || field.name === '' || isLegend(view, placed) || isEnumerated(view, placed))
      return false;
    return !isHeadOfOthers(placed, below.get(groupKey(placed, [...field.group, field.name])) ?? [], isClaimed);
  });
}

/** A label that is to be replaced; `【状态】` does not count, since some write every label like that. */
const isOpenLabel = (label: string): boolean => isStandIn(label) && !/^【[^【】]*】$/u.test(label);

const isGuidance = (view: TemplateView, { field, line }: PlacedField): boolean =>
  isGuidanceLabel(field.name) ||
  (isAskingLabel(field.name) && field.value.end === field.value.start) ||
  says(view.annotations.get(line) ?? [], 'guidance');

/** A bullet that explains one of the choices of a field: `` - `!p0`: … ``. */
function isLegend(view: TemplateView, { field }: PlacedField): boolean {
  const ticked = field.form === 'bullet' && view.text[field.labelSpan.start - 1] === '`';
  return ticked && field.value.end > field.value.start && /^\W/u.test(field.label);
}

/** `- Finding 1: [What worked]` below a label is one sample of the label's list. */
function isEnumerated(view: TemplateView, { field }: PlacedField): boolean {
  if (field.form !== 'bullet' && field.form !== 'numbered') return false;
  if (field.group.length === 0 || !/\s\d{1,2}$/u.test(field.label)) return false;
  const sample = readSample(sliceOf(view.text, field.value)).kind;
  return sample === 'placeholder' || sample === 'blank';
}

/**
 * A label whose blocks are only other fields, checklists and tables is the name of their group, and not a field itself.
 */
function isHeadOfOthers(
  { field }: PlacedField,
  below: readonly PlacedField[],
  isClaimed: (span: Span) => boolean,
): boolean {
  if (field.value.end > field.value.start || field.blocks.length === 0) return false;
  const rest = field.blocks.filter((block) => !isClaimed(block.span));
  if (rest.length === 0) return true;
  return (
    below.length > 0 &&
    rest.every((block) => block.kind === 'list' || below.some((other) => contains(block.span, other.field.span)))
  );
}

/** The fields directly below each label, except samples of its list. */
function fieldsByGroup(view: TemplateView): ReadonlyMap<string, readonly PlacedField[]> {
  return groupBy(view.fields, (placed) =>
    isEnumerated(view, placed) || isOpenLabel(placed.field.label) ? undefined : groupKey(placed, placed.field.group),
  );
}

const groupKey = ({ section }: PlacedField, group: readonly string[]): string => [section.key, ...group].join('\n');

/** Returns a function that says whether a span lies within one of `spans`. */
function cover(spans: readonly Span[]): (span: Span) => boolean {
  const outermost: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (outermost.at(-1)?.end ?? 0)) outermost.push(span);
  return (span) => {
    let low = 0;
    let high = outermost.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((outermost[middle]?.start ?? 0) <= span.start) low = middle + 1;
      else high = middle;
    }
    const nearest = outermost[low - 1];
    return nearest !== undefined && contains(nearest, span);
  };
}
