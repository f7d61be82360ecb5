import { labelName } from '../../document/label-name.ts';
import { matchedSections } from '../../records/matching/section-records.ts';
import { readRecords } from '../../records/read-records.ts';
import { fillingOf } from '../../template/filling.ts';
import { foldLine } from '../../template/fold-line.ts';
import { templateLines } from '../../template/template-lines.ts';
import { sliceOf } from '../../text/span.ts';
import { chosenOptions } from './chosen-options.ts';
import { isCode, issueBody } from './issue-body.ts';
import { issueItems } from './issue-items.ts';
import { issueTable } from './issue-rows.ts';
import { standsOnce } from '../../template/reading/stands-once.ts';
import type { Field } from '../../document/field.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { Section } from '../../document/section.ts';
import type { MatchedSection } from '../../records/matching/section-records.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { FieldSpec, Kind } from '../../template/kind.ts';
import type { IssueBody, Piece } from './issue-body.ts';
import type { IssueItem } from './issue-items.ts';
import type { IssueTable } from './issue-rows.ts';

/**
 * The content of an issue: its title, answers by field key, texts by the key of a section of prose, items by the key of
 * a list, rows by the key of a table; and everything that has no place in the template.
 */
export type IssueAnswers = {
  readonly title: string | undefined;
  /** The body as given, with LF line endings. */
  readonly body: string;
  readonly answers: ReadonlyMap<string, string>;
  readonly sections: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly IssueItem[]>;
  readonly tables: ReadonlyMap<string, IssueTable>;
  readonly rest: readonly IssueRest[];
  readonly extras: readonly ExtraSection[];
  /** The sections of one form (`H1`, `H2`, …), complete, by the key of the form. */
  readonly shapes: ReadonlyMap<string, readonly Written[]>;
};

/** A text in a section of the kind that is not one of its fields, lists and tables. */
export type IssueRest = Piece & { readonly section: string };

/**
 * A section that the template lacks: `under` is the kind's section that contains it, `level` is the number of extra
 * sections above it.
 */
export type ExtraSection = {
  readonly under: string;
  readonly level: number;
  readonly title: string;
  readonly body: string;
};

/** A section as written, with the depth of its heading. */
export type Written = { readonly text: string; readonly depth: number };

type Collected = {
  readonly answers: Map<string, string>;
  readonly sections: Map<string, string>;
  readonly lists: Map<string, readonly IssueItem[]>;
  readonly tables: Map<string, IssueTable>;
  readonly rest: IssueRest[];
  readonly extras: ExtraSection[];
  readonly shapes: Map<string, readonly Written[]>;
};

/** An issue's record with the questions for every section. */
type Reading = {
  readonly kind: Kind;
  readonly text: string;
  readonly record: ExperimentRecord;
  readonly matched: ReadonlyMap<Section, MatchedSection>;
  readonly collected: Collected;
};

type Above = { readonly under: string; readonly level: number };

/** GitHub's text for a question that was left open. */
export const NO_RESPONSE = '_No response_';

/** Whether the template has nothing in a section that is filled in separately. */
export const isOnlyProse = ({ fields, tables, checklists }: Kind, key: string): boolean =>
  ![...fields, ...tables, ...checklists].some(({ section }) => section === key);

/** Reads an issue's body as a document of the kind, and its headings as the questions of a form. */
export function answersOf(kind: Kind, document: MarkdownDocument): Omit<IssueAnswers, 'title' | 'body'> {
  const collected: Collected = {
    answers: new Map(),
    sections: new Map(),
    lists: new Map(),
    tables: new Map(),
    rest: [],
    extras: [],
    shapes: new Map(),
  };
  for (const record of readRecords(document, kind)) {
    const { text } = document.source;
    const sections = matchedSections(text, record.root, kind);
    const matched = new Map(sections.map((section) => [section.section, section]));
    const reading: Reading = { kind, text, record, matched, collected };
    takeFields(reading);
    takeSection(reading, record.root, { under: '', level: 0 });
  }
  for (const [key, written] of collected.shapes)
    if (!written.some(({ text }) => isFilled(kind, text))) collected.shapes.delete(key);
  return collected;
}

function takeFields({ kind, text, record, collected }: Reading): void {
  for (const { spec, filling, field } of record.fields) {
    const answer = spec === undefined ? '' : answerIn(text, spec, field);
    if (spec === undefined || spec.source === 'id' || !standsOnce(spec, kind.sections)) continue;
    if (filling === 'filled' && isAnswer(answer)) collected.answers.set(spec.key, fitting(spec, answer));
  }
}

/**
 * The text at a field's place: for code only the code, since the fence is the template's; for several blocks all of
 * them unchanged.
 */
function answerIn(text: string, spec: FieldSpec, { value, blocks }: Field): string {
  const [first] = blocks;
  if (value.end > value.start || first === undefined) return sliceOf(text, value);
  if (isCode(spec, first))
    return first.lines
      .map((line) => sliceOf(text, line))
      .join('\n')
      .trimEnd();
  return sliceOf(text, { start: first.span.start, end: (blocks.at(-1) ?? first).span.end });
}

function takeSection(reading: Reading, section: Section, above: Above): void {
  const { kind, text, matched, collected } = reading;
  const match = matched.get(section);
  const isTop = section.heading === undefined || match?.key === '';
  const spec = isTop
    ? undefined
    : (match?.spec ?? kind.sections.find(({ key, name }) => key !== '' && name === section.name));
  if (spec?.repeated === true) {
    const written = { text: sliceOf(text, section.span).trimEnd(), depth: section.depth };
    collected.shapes.set(spec.key, [...(collected.shapes.get(spec.key) ?? []), written]);
    return;
  }
  const body = issueBody(reading, section);
  takeLists(reading, body);
  const isProse = spec !== undefined && isOnlyProse(kind, spec.key);
  const isChosen = spec !== undefined && takeChosen(reading, spec.key, body);
  const isTaken = isChosen || (!isTop && !isProse && takeQuestion(reading, section, body));
  const key = isTop ? '' : spec?.key;
  if (!isTaken && key !== undefined) takeRest(reading, key, body);
  const extra = !isTaken && key === undefined ? extraOf(section, body) : undefined;
  if (extra !== undefined) collected.extras.push({ ...above, ...extra });
  const below = key === undefined ? { ...above, level: above.level + (extra === undefined ? 0 : 1) } : undefined;
  for (const each of section.sections) takeSection(reading, each, below ?? { under: key ?? '', level: 0 });
}

function takeLists({ text, collected: { lists, tables } }: Reading, body: IssueBody): void {
  for (const { spec, items } of body.lists)
    lists.set(spec.key, [...(lists.get(spec.key) ?? []), ...issueItems(text, items)]);
  for (const table of body.tables) tables.set(table.spec.key, issueTable(text, table));
}

/** A form's answer to a question whose options are a list in the template consists of the chosen names. */
function takeChosen({ kind, collected: { lists } }: Reading, key: string, body: IssueBody): boolean {
  const [options, ...others] = kind.checklists.filter(({ section, role }) => section === key && role === 'options');
  const [piece, ...more] = body.pieces;
  if (options === undefined || others.length > 0 || piece === undefined || more.length > 0) return false;
  const chosen = lists.has(options.key) ? undefined : chosenOptions(options, piece.text);
  if (chosen !== undefined) lists.set(options.key, chosen);
  return chosen !== undefined;
}

/**
 * A form's question is a heading with the name of a field and none of the kind's headings below it; the text there is
 * the answer.
 */
function takeQuestion({ kind, collected: { answers } }: Reading, section: Section, body: IssueBody): boolean {
  const name = labelName(section.title);
  const field = kind.fields.find(
    (spec) => spec.name === name && spec.source !== 'id' && standsOnce(spec, kind.sections),
  );
  const answer = body.own.trim();
  if (field === undefined || answers.has(field.key) || body.keys.length > 0 || !isAnswer(answer)) return false;
  if (fillingOf(field, answer) !== 'filled') return false;
  answers.set(field.key, fitting(field, answer));
  return true;
}

function takeRest({ kind, collected: { sections, rest } }: Reading, key: string, body: IssueBody): void {
  if (key !== '' && isOnlyProse(kind, key) && body.keys.length === 0 && !sections.has(key)) {
    const answer = body.prose(kind.sections.find((spec) => spec.key === key)?.guidance ?? []);
    if (isAnswer(answer) && isFilled(kind, answer)) sections.set(key, answer);
    return;
  }
  for (const piece of body.pieces) if (isAnswer(piece.text.trim())) rest.push({ section: key, ...piece });
}

/**
 * A heading that the template does not have, with the text below it; undefined if all of that has been used already.
 */
function extraOf(section: Section, body: IssueBody): Pick<ExtraSection, 'title' | 'body'> | undefined {
  const own = body.own.trim();
  const isQuiet = own === '' && (section.body.length > 0 || section.sections.length > 0);
  if (isQuiet || own === NO_RESPONSE) return undefined;
  return { title: section.title, body: own };
}

const isAnswer = (answer: string): boolean => answer.trim() !== '' && answer.trim() !== NO_RESPONSE;

/** Whether a text has a line that the template does not have. */
const isFilled = (kind: Kind, text: string): boolean =>
  text.split('\n').some((line) => line.trim() !== '' && !templateLines(kind).has(foldLine(line)));

/** Fits an answer of several lines on the one line of a field: items are joined by semicolons, lines by blanks. */
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
