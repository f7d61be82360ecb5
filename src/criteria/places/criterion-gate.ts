import { lineAt } from '../../text/line-index.ts';
import type { Section } from '../../document/section.ts';
import type { Field } from '../../document/field.ts';
import type { ChecklistRecord, ExperimentRecord } from '../../records/record.ts';
import { optionOf, readAnnotations } from '../../template/statements/annotations.ts';
import { isWelcome, saysAllRequired, saysMust, saysSecondary, saysShould } from '../../template/words/gate-words.ts';
import type { Annotations } from '../../template/statements/annotations.ts';
import type { Span } from '../../text/span.ts';
import type { Gate } from '../outcome.ts';

/** The place of an item: its section, the label its list belongs to, the kind's list. */
export type GatePlace = {
  readonly section: Section;
  readonly owner: Field | undefined;
  readonly checklist: ChecklistRecord | undefined;
  readonly label: string | undefined;
  readonly sentence: string;
  readonly span: Span;
  /** The items that contain it, the nearest first, and the emphasised line above its list. */
  readonly above?: readonly { readonly label: string; readonly remark?: string; readonly span: Span }[];
  /** The text of its row under `Priority`. */
  readonly priority?: string | undefined;
};

/**
 * Returns a function that says whether a criterion is a must or a should. The nearest word counts first: a directive on
 * the item, on an item that contains it, on its list or its section; then the item's own words, those above it, the
 * kind, the words of label and heading. `Secondary` means should only if neither the kind's template nor an "all
 * required" says otherwise.
 */
export function gateReader(record: ExperimentRecord): (place: GatePlace) => Gate {
  const annotations = readAnnotations(record.document);
  return (place) => stated(record, annotations, place) ?? byWords(place, record.root);
}

function stated(
  { document }: ExperimentRecord,
  annotations: Annotations,
  { span, owner, section, above = [] }: GatePlace,
): Gate | undefined {
  const lines = linesOf(span.start, span.end);
  for (const item of above) lines.push(lineAt(document.lines, item.span.start));
  if (owner !== undefined) lines.push(lineAt(document.lines, owner.span.start));
  if (section.heading !== undefined) lines.push(lineAt(document.lines, section.heading.span.start));
  for (const line of lines) {
    const gate = optionOf(annotations.get(line) ?? [], 'gate');
    if (gate === 'must' || gate === 'should') return gate;
  }
  return undefined;

  function linesOf(start: number, end: number): number[] {
    const [first, last] = [lineAt(document.lines, start), lineAt(document.lines, Math.max(start, end - 1))];
    return Array.from({ length: Math.min(last - first + 1, 100) }, (_, at) => first + at);
  }
}

/** `[SHOULD] …` before an item's words. */
const TAG = /^\[([^[\]\n]{1,40})\]/u;

function byWords(place: GatePlace, root: Section): Gate {
  const { section, owner, checklist, label = '', sentence, above = [], priority = '' } = place;
  const labels = above.flatMap((each) => [each.label, each.remark ?? '']);
  const around = [owner?.label ?? '', owner?.remark ?? '', ...(section === root ? [] : [section.title])];
  const spec = checklist?.spec;
  const tag = TAG.exec(sentence)?.[1] ?? '';
  if ([label, tag, priority].some(saysShould) || isWelcome(sentence)) return 'should';
  if (saysMust(priority) || saysMust(tag)) return 'must';
  const areAll = spec?.gateStated === true || [...labels, ...around].some(saysAllRequired);
  if ((saysSecondary(label) || saysSecondary(tag)) && !areAll) return 'should';
  const nearest = above.find((item) => saysMust(item.label) || saysShould(item.label) || saysSecondary(item.label));
  if (nearest !== undefined && (!saysSecondary(nearest.label) || !areAll))
    return saysMust(nearest.label) ? 'must' : 'should';
  if (spec !== undefined) return spec.gate;
  if (around.some(saysShould)) return 'should';
  return around.some(saysSecondary) && !areAll ? 'should' : 'must';
}
