import { lineAt } from '../../text/line-index.ts';
import type { Section } from '../../document/section.ts';
import type { Field } from '../../document/field.ts';
import type { ChecklistRecord, ExperimentRecord } from '../../records/record.ts';
import { optionOf, readAnnotations } from '../../template/statements/annotations.ts';
import type { Annotations } from '../../template/statements/annotations.ts';
import type { Span } from '../../text/span.ts';
import type { Gate } from '../outcome.ts';

/** Where an item stands: its section, the label its list hangs under, the kind's list. */
export type GatePlace = {
  readonly section: Section;
  readonly owner: Field | undefined;
  readonly checklist: ChecklistRecord | undefined;
  readonly label: string | undefined;
  readonly sentence: string;
  readonly span: Span;
};

const WORDS = /nice[\s_-]to[\s_-]have|(?<![\p{L}])optional(?![\p{L}])|stretch[\s_-]goal/iu;
const SECONDARY = /(?<![\p{L}])secondary(?![\p{L}])/iu;
const ALL = /all[\s_]required/iu;

/**
 * Must or should, the nearest word first: a directive on the item, its own words, a directive on its list or section, the
 * kind, the words of label and heading. `Secondary` as a label alone is a should only where no kind and no "all required" says otherwise.
 */
export function gateReader(record: ExperimentRecord): (place: GatePlace) => Gate {
  const annotations = readAnnotations(record.document);
  return (place) => stated(record, annotations, place) ?? byWords(place, record.root);
}

function stated(
  { document }: ExperimentRecord,
  annotations: Annotations,
  { span, owner, section }: GatePlace,
): Gate | undefined {
  const lines = linesOf(span.start, span.end);
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

function byWords({ section, owner, checklist, label, sentence }: GatePlace, root: Section): Gate {
  const around = [owner?.label ?? '', owner?.remark ?? '', section === root ? '' : section.title].join(' ');
  const own = `${label ?? ''} ${WORDS.exec(sentence)?.[0] ?? ''}`;
  if (WORDS.test(own)) return 'should';
  if (checklist?.spec !== undefined) return checklist.spec.gate;
  if (WORDS.test(around)) return 'should';
  if (ALL.test(around)) return 'must';
  return SECONDARY.test(`${label ?? ''} ${around}`) ? 'should' : 'must';
}
