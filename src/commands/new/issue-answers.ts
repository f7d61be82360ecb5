import { itemsOf } from '../../document/items-of.ts';
import { labelName } from '../../document/label-name.ts';
import { walkSections } from '../../document/sections-of.ts';
import { writtenValue } from '../../records/matching/field-record.ts';
import { readRecords } from '../../records/read-records.ts';
import { foldLine } from '../../template/fold-line.ts';
import { sliceOf } from '../../text/span.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { Section } from '../../document/section.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { ChecklistSpec, FieldSpec, Kind } from '../../template/kind.ts';

/** What an issue says: its title, answers by field key, texts by section key, and what was ticked (`tickOf`). */
export type IssueAnswers = {
  readonly title: string | undefined;
  readonly answers: ReadonlyMap<string, string>;
  readonly sections: ReadonlyMap<string, string>;
  readonly ticks: ReadonlySet<string>;
};

type Collected = {
  readonly kind: Kind;
  readonly text: string;
  readonly answers: Map<string, string>;
  readonly sections: Map<string, string>;
  readonly ticks: Set<string>;
};

/** What GitHub writes for a question that was left open. */
const NO_RESPONSE = '_No response_';

/** What is ticked in an issue is what there is to do or to choose; criteria are ticked in the document. */
const CARRIED: ReadonlySet<ChecklistSpec['role']> = new Set<ChecklistSpec['role']>([
  'options',
  'tasks',
  'prerequisites',
  'ready',
]);

/** An item of a list, by the key of the list and the item's folded text. */
export const tickOf = (key: string, folded: string): string => `${key}\n${folded}`;

/** Whether the template has nothing in a section that is filled in by itself. */
export const isOnlyProse = ({ fields, tables, checklists }: Kind, key: string): boolean =>
  ![...fields, ...tables, ...checklists].some(({ section }) => section === key);

/** Reads an issue's body as a document of the kind, and its headings as the questions of a form. */
export function answersOf(kind: Kind, document: MarkdownDocument): Omit<IssueAnswers, 'title'> {
  const collected: Collected = {
    kind,
    text: document.source.text,
    answers: new Map(),
    sections: new Map(),
    ticks: new Set(),
  };
  for (const record of readRecords(document, kind)) {
    takeFields(collected, record);
    takeSections(collected, record);
  }
  for (const { section } of walkSections(document.root)) {
    takeTicks(collected, section);
    takeQuestion(collected, section);
  }
  return collected;
}

function takeFields({ answers, text }: Collected, { fields }: ExperimentRecord): void {
  for (const { spec, filling, field } of fields) {
    const answer = writtenValue(text, field).trim();
    if (spec !== undefined && filling === 'filled' && isAnswer(answer)) answers.set(spec.key, fitting(spec, answer));
  }
}

/** The document's own words in a section of prose. */
function takeSections({ kind, text, sections }: Collected, record: ExperimentRecord): void {
  for (const { spec, section, filled } of record.sections) {
    if (spec === undefined || !filled || !isOnlyProse(kind, spec.key)) continue;
    const answer = ownWords(text, section, spec.guidance);
    if (isAnswer(answer)) sections.set(spec.key, answer);
  }
}

function ownWords(text: string, { body }: Section, guidance: readonly string[]): string {
  const prose = body.filter(({ kind }) => kind !== 'thematic-break');
  const [first, last] = [prose[0], prose.at(-1)];
  if (first === undefined || last === undefined) return '';
  const lines = sliceOf(text, { start: first.span.start, end: last.span.end }).split('\n');
  const own = lines.filter((line) => !guidance.includes(foldLine(line)));
  return own
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

function takeTicks({ kind, text, ticks }: Collected, { body }: Section): void {
  for (const { mark, text: span } of itemsOf(text, body)) {
    const folded = foldLine(sliceOf(text, span));
    if (mark !== 'met') continue;
    for (const { key, role, items } of kind.checklists)
      if (CARRIED.has(role) && items.some((item) => foldLine(item.text) === folded)) ticks.add(tickOf(key, folded));
  }
}

/** A form's question is a heading; what stands under it is the answer. */
function takeQuestion({ kind, text, answers, sections }: Collected, section: Section): void {
  const answer = ownWords(text, section, []);
  if (section.heading === undefined || !isAnswer(answer)) return;
  const name = labelName(section.title);
  const field = kind.fields.find((spec) => spec.name === name);
  if (field !== undefined) {
    if (!answers.has(field.key)) answers.set(field.key, fitting(field, answer));
    return;
  }
  const spec = kind.sections.find((each) => each.key !== '' && each.name === section.name);
  const isProse = section.body.every(({ kind: block }) => block === 'paragraph' || block === 'thematic-break');
  if (spec === undefined || sections.has(spec.key) || !isProse) return;
  if (answer.split('\n').some((line) => !spec.guidance.includes(foldLine(line)))) sections.set(spec.key, answer);
}

const isAnswer = (answer: string): boolean => answer !== '' && answer !== NO_RESPONSE;

/** An answer of several lines on the one line that a field has: items by semicolons, lines by blanks. */
function fitting({ block }: FieldSpec, answer: string): string {
  if (block !== undefined) return answer;
  const lines = answer
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const areItems = lines.every((line) => ITEM.test(line));
  return lines.map((line) => line.replace(ITEM, '')).join(areItems ? '; ' : ' ');
}

const ITEM = /^(?:[-*+]|\d{1,9}[.)])\s+/u;
