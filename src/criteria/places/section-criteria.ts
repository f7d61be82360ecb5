import type { Block, CodeBlock, List } from '../../document/block.ts';
import type { Field } from '../../document/field.ts';
import { fieldsOf } from '../../document/fields-of.ts';
import { itemsOf } from '../../document/items-of.ts';
import type { Section } from '../../document/section.ts';
import type { ChecklistRecord, ExperimentRecord } from '../../records/record.ts';
import { foldLine } from '../../template/fold-line.ts';
import { sliceOf } from '../../text/span.ts';
import type { Span } from '../../text/span.ts';
import { statementsOf } from '../../template/statements/annotations.ts';
import type { Binding, Criterion, StatementPlace } from '../outcome.ts';
import { gateReader } from './criterion-gate.ts';
import { itemWords, wordsOf } from './criterion-words.ts';
import type { CriterionWords } from './criterion-words.ts';
import { expectIn, isExpectFence, isOnlyStatement, isTakenBack, ownBlocks } from './expect-spans.ts';
import { above, nested } from './nested-items.ts';
import type { NestedItem } from './nested-items.ts';
import { HYPOTHESIS_LABEL } from './section-roles.ts';
import type { CriteriaRole } from './section-roles.ts';

/** A criterion before it has its key. */
export type FoundCriterion = Omit<Criterion, 'key'> & { readonly keyParts: readonly string[] };

export type SectionPlace = { readonly section: Section; readonly key: string; readonly role: CriteriaRole | undefined };

type Reader = {
  readonly record: ExperimentRecord;
  readonly text: string;
  readonly gateOf: ReturnType<typeof gateReader>;
  readonly checklists: ReadonlyMap<number, ChecklistRecord>;
};

/** Reads the criteria that stand as items of a section's lists, or as a hypothesis's success. */
export function sectionReader(record: ExperimentRecord): (place: SectionPlace) => readonly FoundCriterion[] {
  const checklists = new Map(record.checklists.map((list) => [list.span.start, list]));
  const reader: Reader = { record, text: record.document.source.text, gateOf: gateReader(record), checklists };
  return (place) =>
    [...listCriteria(reader, place), ...paragraphCriteria(reader, place)].toSorted(
      (a, b) => a.span.start - b.span.start,
    );
}

function listCriteria(reader: Reader, place: SectionPlace): readonly FoundCriterion[] {
  const { body } = place.section;
  if (!body.some(({ kind }, at) => kind === 'list' && mayHold(reader, place, at))) return [];
  const fields = fieldsOf(reader.text, place.section);
  const owners = new Map(fields.flatMap((field) => field.blocks.map((block) => [block, field] as const)));
  return body.flatMap((block, at) => {
    if (block.kind !== 'list' || !mayHold(reader, place, at)) return [];
    const fences = fencesBehind(reader.text, body, at);
    return criteriaOfList(reader, place, { list: block, fences, owner: owners.get(block) });
  });
}

/** Outside the sections of criteria only a statement makes one: in the block itself, or in a fence behind it. */
function mayHold({ text }: Reader, { role, section }: SectionPlace, at: number): boolean {
  const [block, next] = [section.body[at], section.body[at + 1]];
  if (block === undefined || role !== undefined) return block !== undefined;
  const { start, end } = block.span;
  return /expect\s*:/iu.test(text.slice(start, end)) || (next !== undefined && isExpectFence(text, next));
}

/** Fences that stand right behind a list belong to its last item. */
function fencesBehind(text: string, body: readonly Block[], at: number): readonly CodeBlock[] {
  const fences: CodeBlock[] = [];
  for (const block of body.slice(at + 1)) {
    if (block.kind !== 'code' || !isExpectFence(text, block)) break;
    fences.push(block);
  }
  return fences;
}

type Listed = {
  readonly list: List;
  readonly fences: readonly CodeBlock[];
  /** The label line that the list hangs under. */
  readonly owner: Field | undefined;
};

function criteriaOfList(
  reader: Reader,
  place: SectionPlace,
  { list, fences, owner }: Listed,
): readonly FoundCriterion[] {
  const { text } = reader;
  const items = itemsOf(text, [list]).filter(({ block, depth }) => depth === 0 || !isOnlyStatement(text, block));
  const last = items.findLast(({ depth }) => depth === 0);
  const checklist = reader.checklists.get(list.span.start);
  const read = nested(
    items.map((item) => ({
      item,
      words: itemWords(text, item),
      statements: [...expectIn(text, ownBlocks(text, item.block)), ...(item === last ? expectIn(text, fences) : [])],
    })),
  );
  let ordinal = -1;
  return read.flatMap((found) => {
    const { item } = found;
    if (item.depth === 0) ordinal++;
    if (found.isGroup || isTakenBack(text, item.text) || !counts(place, found, checklist)) return [];
    return [criterionOf(reader, place, { found, owner, checklist, ordinal })];
  });
}

const OTHER_LISTS: ReadonlySet<ChecklistRecord['role']> = new Set<ChecklistRecord['role']>([
  'options',
  'tasks',
  'prerequisites',
  'ready',
  'done',
]);

/**
 * Whether an item is a criterion: one with a statement always is; one without where a person has to decide it, or where it
 * is a protocol's or a stop rule's prose, which is kept all the same so that its change is seen.
 */
function counts(
  place: SectionPlace,
  { item, statements, words, isOutermost, isUnderStatement }: NestedItem,
  checklist: ChecklistRecord | undefined,
): boolean {
  if (statements.length > 0) return true;
  if (words.sentence === '') return false;
  if (place.role === 'hypothesis') return isSuccess(words.label);
  if (place.role === undefined) return false;
  if (place.role !== 'criterion') return isOutermost;
  if (checklist?.spec !== undefined && OTHER_LISTS.has(checklist.spec.role)) return false;
  return isOutermost || (!isUnderStatement && item.hasBox);
}

const isSuccess = (label: string): boolean =>
  /^(?:success|success[\s_-](?:criterion|criteria|when|if|metric)|falsified[\s_-](?:if|when))$/iu.test(label.trim());

type ItemPlace = {
  readonly found: NestedItem;
  readonly owner: Field | undefined;
  readonly checklist: ChecklistRecord | undefined;
  readonly ordinal: number;
};

function criterionOf(reader: Reader, place: SectionPlace, listed: ItemPlace): FoundCriterion {
  const { found, owner, checklist } = listed;
  const { item, statements, words } = found;
  const hypothesis = place.role === 'hypothesis' ? HYPOTHESIS_LABEL.exec(place.section.title)?.[1] : undefined;
  const label = hypothesis ?? calledBy(words, statements);
  const named = { section: place.section, owner, checklist, label: words.isNamed ? words.label : undefined };
  const groups = owner === undefined ? [] : [...owner.group, owner.name];
  const isPrinted = isTemplatesMark(reader, listed);
  return {
    keyParts: [place.key, ...groups, hypothesis === undefined ? words.label : `${hypothesis} ${words.label}`],
    label,
    role: place.role ?? 'criterion',
    gate: reader.gateOf({
      ...named,
      sentence: words.sentence,
      span: item.block.span,
      above: above(found).map(gateWords),
    }),
    sentence: words.sentence,
    span: item.block.span,
    statements,
    mark: isPrinted ? 'none' : item.mark,
    isPrinted,
    markSpan: item.markSpan,
    hasBox: item.hasBox,
    signature: item.signature,
    cells: undefined,
    binding: hypothesis === undefined ? undefined : bindingOf(reader.record, place, hypothesis),
  };
}

/** What an item says of those under it: its label, or all of its words. */
const gateWords = ({ words, item }: NestedItem) => ({
  label: words.isNamed ? words.label : words.sentence,
  span: item.text,
});

const LONGEST_STATEMENT = 60;

/** An item of a statement alone is called by it. */
function calledBy({ label }: CriterionWords, [first]: readonly StatementPlace[]): string {
  if (label !== '' || first === undefined) return label;
  const statement = first.text.replace(/\s+/gu, ' ');
  return statement.length <= LONGEST_STATEMENT ? statement : `${statement.slice(0, LONGEST_STATEMENT - 2)} …`;
}

/**
 * A mark that the template itself prints at that place says nothing: at the item of the same words, else of the same number.
 * In another form (a box for a sign) or signed it is a person's.
 */
function isTemplatesMark({ text }: Reader, { found: { item }, checklist, ordinal }: ItemPlace): boolean {
  const items = checklist?.spec?.items ?? [];
  if (item.mark === 'none' || item.signature !== undefined || item.depth > 0 || items.length === 0) return false;
  const own = foldLine(sliceOf(text, item.text));
  const printed = items.find((each) => foldLine(each.text) === own) ?? items[Math.min(ordinal, items.length - 1)];
  return printed?.mark === item.mark && printed.boxed === item.hasBox;
}

/** `<!-- expctl: runs where … -->` in the section (or in the template's), else the label that run ids start with. */
function bindingOf(record: ExperimentRecord, { section }: SectionPlace, label: string): Binding {
  const inSection = record.document.directives.filter(
    ({ span }) => span.start >= section.span.start && span.end <= section.span.end,
  );
  for (const directive of inSection) {
    const isRunsWhere = statementsOf(directive).some(({ words }) => words[0] === 'runs' && words[1] === 'where');
    const lead = isRunsWhere ? /runs\s+where\s+/u.exec(directive.body) : null;
    if (lead === null) continue;
    const from = lead.index + lead[0].length;
    const line = (directive.body.slice(from).split('\n')[0] ?? '').trim();
    const start = directive.bodySpan.start + from;
    const span = { start, end: start + line.length };
    return { kind: 'where', condition: { text: line, span, direct: true, written: true } };
  }
  const inTemplate = record.sections.find((found) => found.section === section)?.spec?.runsWhere;
  if (inTemplate !== undefined) {
    const place: Span = section.heading?.span ?? section.span;
    return { kind: 'where', condition: { text: inTemplate, span: place, direct: false, written: false } };
  }
  return { kind: 'label', label };
}

/** Statements in paragraphs of their own: a hypothesis's `**Success**: …` line, or a sentence with its span. */
function paragraphCriteria(reader: Reader, place: SectionPlace): readonly FoundCriterion[] {
  const { text } = reader;
  return place.section.body.flatMap((block, at) => {
    if (block.kind !== 'paragraph' || !mayHold(reader, place, at)) return [];
    const fences = fencesBehind(text, place.section.body, at);
    return stretchesOf(text, block.lines).flatMap((span) => {
      const words = wordsOf(text, span);
      const isLast = span.end === block.lines.at(-1)?.end;
      const statements = [...expectIn(text, [{ ...block, span }]), ...(isLast ? expectIn(text, fences) : [])];
      const isSuccessLine = place.role === 'hypothesis' && words.isNamed && isSuccess(words.label);
      if (statements.length === 0 && !isSuccessLine) return [];
      return [paragraphCriterion(reader, place, { span, statements, words })];
    });
  });
}

/** A paragraph's stretches: each begins with its first line or with a line that has a label. */
function stretchesOf(text: string, lines: readonly Span[]): readonly Span[] {
  const stretches: Span[] = [];
  for (const line of lines) {
    const last = stretches.at(-1);
    if (last === undefined || wordsOf(text, line).isNamed) stretches.push(line);
    else stretches[stretches.length - 1] = { start: last.start, end: line.end };
  }
  return stretches;
}

type Stretch = { readonly span: Span; readonly statements: readonly StatementPlace[]; readonly words: CriterionWords };

function paragraphCriterion(reader: Reader, place: SectionPlace, { span, statements, words }: Stretch): FoundCriterion {
  const hypothesis = place.role === 'hypothesis' ? HYPOTHESIS_LABEL.exec(place.section.title)?.[1] : undefined;
  const named = {
    section: place.section,
    owner: undefined,
    checklist: undefined,
    label: words.isNamed ? words.label : undefined,
  };
  return {
    keyParts: [place.key, hypothesis === undefined ? words.label : `${hypothesis} ${words.label}`],
    label: hypothesis ?? calledBy(words, statements),
    role: place.role ?? 'criterion',
    gate: reader.gateOf({ ...named, sentence: words.sentence, span }),
    sentence: words.sentence,
    span,
    statements,
    mark: 'none',
    isPrinted: false,
    markSpan: undefined,
    hasBox: false,
    signature: undefined,
    cells: undefined,
    binding: hypothesis === undefined ? undefined : bindingOf(reader.record, place, hypothesis),
  };
}
