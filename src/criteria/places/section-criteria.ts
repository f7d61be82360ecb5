import type { CodeBlock, List } from '../../document/block.ts';
import type { Field } from '../../document/field.ts';
import { itemsOf } from '../../document/items-of.ts';
import type { ChecklistRecord, ExperimentRecord } from '../../records/record.ts';
import { foldLine } from '../../template/fold-line.ts';
import { sliceOf } from '../../text/span.ts';
import type { Gate } from '../outcome.ts';
import { gateReader } from './criterion-gate.ts';
import { criterionRole } from './criterion-role.ts';
import { itemWords } from './criterion-words.ts';
import { expectIn, isOnlyStatement, isTakenBack, ownBlocks } from './expect-spans.ts';
import {
  bindingOf,
  calledBy,
  fencesBehind,
  groupsOf,
  isProse,
  isSuccess,
  labelsOf,
  mayHold,
  ownersIn,
} from './found-criterion.ts';
import type { FoundCriterion, Reader, SectionPlace } from './found-criterion.ts';
import { headingOver } from './heading-over.ts';
import type { HeadingOver } from './heading-over.ts';
import { labelledRole } from './labelled-role.ts';
import { above, nested } from './nested-items.ts';
import type { NestedItem } from './nested-items.ts';
import { paragraphCriteria } from './paragraph-criteria.ts';
import { markAhead, personsMark, PRINTED } from './persons-mark.ts';
import { hypothesisIn } from './section-roles.ts';
import { amongSome, leadAbove, leadOfTitle } from './some-of.ts';
import type { Lead } from './some-of.ts';

/** Returns a function that reads the criteria in a section: the items of its lists, or a hypothesis's success. */
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
  const places = body.map((block, at) => (block.kind === 'list' ? placeOfList(reader, place, at) : undefined));
  if (!places.some((here, at) => here !== undefined && mayHold(reader, here, at))) return [];
  const owners = ownersIn(reader.text, place.section);
  return body.flatMap((block, at) => {
    const here = places[at];
    if (block.kind !== 'list' || here === undefined || !mayHold(reader, here, at)) return [];
    const fences = fencesBehind(reader.text, body, at);
    const heading = headingOver(reader.text, body[at - 1]);
    const leads = leadAbove(reader.text, body[at - 1], block.span.start);
    const criteria = criteriaOfList(reader, here, { list: block, fences, owner: owners.get(block), heading, leads });
    return here === place ? criteria : criteria.map(asRecap);
  });
}

/** A criterion that is also among the criteria is repeated here; a statement always counts by itself. */
const asRecap = (criterion: FoundCriterion): FoundCriterion =>
  criterion.statements.length === 0 ? { ...criterion, recap: 'decision' } : criterion;

/** The place of a list: in a section that says nothing about criteria, the line above it may determine it. */
function placeOfList({ text }: Reader, place: SectionPlace, at: number): SectionPlace {
  const role = place.role ?? labelledRole(text, place, place.section.body[at - 1]);
  return role === place.role ? place : { ...place, role };
}

/** What a list belongs to: a label line, and an emphasised line directly above it. */
type Over = {
  readonly owner: Field | undefined;
  readonly heading: HeadingOver | undefined;
  /** The paragraph directly above it. */
  readonly leads: readonly Lead[];
};

type Listed = Over & { readonly list: List; readonly fences: readonly CodeBlock[] };

function criteriaOfList(
  reader: Reader,
  place: SectionPlace,
  { list, fences, owner, heading, leads }: Listed,
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
    return [criterionOf(reader, place, { found, owner, heading, leads, checklist, ordinal, list })];
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
 * Whether an item is a criterion. One with a statement always is. One without is if a person has to decide it, or if it
 * is the prose of a protocol or a plan, which is kept so that a change in it is noticed.
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
  if (place.role === 'protocol' || place.role === 'plan') return isOutermost;
  if (place.role === 'criterion' && checklist?.spec !== undefined && OTHER_LISTS.has(checklist.spec.role)) return false;
  return isOutermost || (!isUnderStatement && item.hasBox);
}

type ItemPlace = Over & {
  readonly found: NestedItem;
  readonly list: List;
  readonly checklist: ChecklistRecord | undefined;
  readonly ordinal: number;
};

function criterionOf(reader: Reader, place: SectionPlace, listed: ItemPlace): FoundCriterion {
  const { found, owner, heading, list } = listed;
  const { item, statements, words } = found;
  const hypothesis = place.role === 'hypothesis' ? hypothesisIn(place.section.title) : undefined;
  const groups = groupsOf(owner);
  const hasStatement = statements.length > 0;
  const role = criterionRole(place, {
    words: [words, ...above(found).map((each) => each.words)],
    labels: [...(heading === undefined ? [] : [heading.label]), ...labelsOf(owner)],
    hasStatement,
  });
  const said = hasStatement ? { mark: item.mark, openMark: undefined } : personsMark(reader.text, item, role);
  const openMark = isTemplatesMark(reader, listed) ? PRINTED : said.openMark;
  return {
    keyParts: [place.key, ...groups, hypothesis === undefined ? words.label : `${hypothesis} ${words.label}`],
    list: list.span.start,
    label: hypothesis ?? calledBy(words, statements),
    role,
    isProse: isProse(place, statements),
    gate: gateOf(reader, place, listed),
    sentence: words.sentence,
    span: item.block.span,
    statements,
    mark: openMark === undefined ? said.mark : 'none',
    openMark,
    markSpan: item.markSpan,
    hasBox: item.hasBox,
    signature: item.signature,
    cells: undefined,
    binding: hypothesis === undefined ? undefined : bindingOf(reader.record, place, hypothesis),
    ...(role === 'criterion' ? someOfList(reader, place, listed) : {}),
  };
}

/** Whether it comes below words such as `At least two of three`. */
function someOfList(
  reader: Reader,
  { section }: SectionPlace,
  { found, owner, leads, list }: ItemPlace,
): Pick<FoundCriterion, 'among'> {
  const parents = above(found).map(({ words, item }) => ({ words: words.sentence, at: item.block.span.start }));
  const label = owner === undefined ? [] : [{ words: owner.label, at: list.span.start }];
  const among = amongSome([...parents, ...label, ...leads, leadOfTitle(reader.text, section)]);
  return among === undefined ? {} : { among };
}

function gateOf(reader: Reader, { section }: SectionPlace, { found, owner, heading, checklist }: ItemPlace): Gate {
  const { item, words } = found;
  return reader.gateOf({
    section,
    owner,
    checklist,
    label: words.isNamed ? words.label : undefined,
    sentence: words.sentence,
    span: item.block.span,
    above: [...above(found).map(gateWords), ...(heading === undefined ? [] : [heading])],
  });
}

/** What an item says about those in it: its label, or all of its words. */
const gateWords = ({ words, item }: NestedItem) => ({
  label: words.isNamed ? words.label : words.sentence,
  span: item.text,
});

/**
 * A mark that the template itself has at that place does not count: on the item with the same words, else with the same
 * number. In another form (a box instead of a sign) or signed it is a person's.
 */
function isTemplatesMark({ text }: Reader, { found: { item }, checklist, ordinal }: ItemPlace): boolean {
  const items = checklist?.spec?.items ?? [];
  if (item.signature !== undefined || item.depth > 0 || items.length === 0) return false;
  const words = sliceOf(text, item.text);
  const mark = markAhead(item.mark, words);
  if (mark === 'none') return false;
  const own = foldLine(words);
  const printed = items.find((each) => foldLine(each.text) === own) ?? items[Math.min(ordinal, items.length - 1)];
  return printed !== undefined && markAhead(printed.mark, printed.text) === mark && printed.boxed === item.hasBox;
}
