import { UserError } from '../../errors.ts';
import { writtenValue } from '../../records/matching/field-record.ts';
import { shownTitle } from '../../records/shown-title.ts';
import { plainText } from '../../document/plain-text.ts';
import { frontMatterText } from '../../document/front-matter-text.ts';
import { matchChoice } from '../../template/choice.ts';
import { titlePlaces } from '../../template/title-places.ts';
import type { Directive } from '../../document/directive.ts';
import type { Field } from '../../document/field.ts';
import type { FrontMatterEntry } from '../../document/front-matter-data.ts';
import type { ExperimentRecord, FieldRecord } from '../../records/record.ts';
import type { FieldSpec } from '../../template/kind.ts';

/** What was put into a document: its id and title, and texts by field key. */
export type PutIn = {
  readonly id: string;
  readonly title: string | undefined;
  readonly texts: ReadonlyMap<string, string>;
};

/**
 * Checks that a new document contains what was put into it and nothing else: the same headings, fields, tables, lists
 * and comments as the one without the given values, and each value reads back as given. Throws `UserError` otherwise.
 */
export function proveDocument(record: ExperimentRecord, bare: ExperimentRecord, putIn: PutIn): void {
  proveName(record, bare, putIn);
  for (const [key, text] of putIn.texts) proveValue(record, key, text);
  const [before, after] = [structureOf(bare), structureOf(record)];
  const at = [...before, undefined].findIndex((part, index) => part !== after[index]);
  if (at === -1) return;
  const what = before[at] === undefined ? `${after[at] ?? ''} would be new` : `${before[at]} would not be where it is`;
  throw new UserError("a value would change the document's structure", {
    hint: `${what}: write that value into the document itself`,
  });
}

/**
 * Checks that what was carried over from an issue changed nothing else in the document: the same id and comments, and
 * every field of the kind unchanged. Throws `UserError` otherwise.
 */
export function proveCarried(record: ExperimentRecord, before: ExperimentRecord): void {
  if (record === before) return;
  const known = new Set(before.document.directives.map(said));
  const hidden = record.document.directives.find((directive) => !known.has(said(directive)));
  const values = new Map(record.fields.map((field) => [field.key, written(record, field)]));
  const changed = before.fields.find(
    (field) => field.spec !== undefined && !isShaped(before, field) && !isKept(before, field, values.get(field.key)),
  );
  if (hidden === undefined && changed === undefined && record.id?.text === before.id?.text) return;
  const what =
    hidden !== undefined
      ? `the comment ${hidden.name} would be new`
      : changed !== undefined
        ? `the field "${changed.field.label}" would not be where it is`
        : 'it would be read as another experiment';
  throw new UserError("the issue would change the document's structure", {
    hint: `${what}: take that out of the issue, and write it into the document itself`,
  });
}

/**
 * A field filled by blocks may get more of them; a blank field must not be filled in by text that happens to come after
 * it.
 */
function isKept(before: ExperimentRecord, field: FieldRecord, value: string | undefined): boolean {
  const had = written(before, field);
  return value === had || (had !== '' && field.field.blocks.length > 0 && value?.startsWith(had) === true);
}

const said = ({ name, body }: Directive): string => `${name} ${body}`;

const written = ({ document }: ExperimentRecord, { field }: FieldRecord): string =>
  writtenValue(document.source.text, field).trim();

/** A field in a section that may be repeated: the sections replace the template's. */
const isShaped = ({ sections }: ExperimentRecord, { section }: FieldRecord): boolean =>
  sections.some(({ key, spec }) => spec?.repeated === true && (section === key || section.startsWith(`${key}/`)));

function proveName(record: ExperimentRecord, bare: ExperimentRecord, { id, title }: PutIn): void {
  const own = bare.id?.text;
  if (record.kind !== undefined && own !== undefined && own !== id && record.id?.text === own)
    throw new UserError(
      `${record.kind.path} names ${own}, so that every document made from it would be read as ${own}`,
      { hint: 'leave number and title open there, such as `# EXP-XXX: [Title]`' },
    );
  if (record.id !== undefined && record.id.text !== id)
    throw new UserError(`the document would be read as ${record.id.text}, not as ${id}`, {
      hint: 'give an id of the form that the kind has, and none in the title',
    });
  if (title === undefined || !hasTitle(record)) return;
  const read = shownTitle(record);
  if (letters(title) === '' || letters(read) === letters(plainText(title))) return;
  throw new UserError(`the title would be read as "${read}"`, { hint: `give it in plain words${titleHint(record)}` });
}

/** A hint to where the title's form comes from: the template may have been read in a way that nobody meant. */
function titleHint({ kind }: ExperimentRecord): string {
  const pattern = kind?.identity.titlePattern;
  if (kind === undefined || pattern === undefined) return '';
  return `, or say \`title:\` under \`expctl:\` in ${kind.path}: its line ${String(titlePlaces(kind).line)} is read as "${pattern}"`;
}

const hasTitle = ({ kind }: ExperimentRecord): boolean =>
  kind !== undefined &&
  (kind.identity.titlePattern?.includes('{title}') === true || kind.fields.some(({ source }) => source === 'title'));

function proveValue(record: ExperimentRecord, key: string, text: string): void {
  const field = record.fields.find((each) => each.key === key);
  const spec = field?.spec;
  const written = field === undefined ? '' : readBack(record, field);
  const { items } = field?.field ?? {};
  if (items !== undefined && listed(items.join(', ')) === listed(text)) return;
  if (spec !== undefined && says(spec, written, text)) return;
  const label = spec?.label ?? record.kind?.fields.find((each) => each.key === key)?.label ?? key;
  throw new UserError(`the value of "${label}" cannot be put there: it would be read as "${shortened(written)}"`, {
    hint: 'write it into the document itself',
  });
}

/** The items of a list, in any notation. */
const listed = (text: string): string =>
  text
    .trim()
    .replace(/^\[|\]$/gu, '')
    .split(',')
    .map((part) => frontMatterText(part.trim()))
    .join(', ');

/** The value of a field; in front matter without the quotes that YAML needs. */
function readBack({ document }: ExperimentRecord, { field }: FieldRecord): string {
  const entry = field.form === 'front-matter' ? entryAt(document.frontMatter?.entries, field) : undefined;
  return typeof entry?.value === 'string' ? entry.text : writtenValue(document.source.text, field);
}

/** The front matter entry of a field, at any depth. */
function entryAt(entries: readonly FrontMatterEntry[] | undefined, field: Field): FrontMatterEntry | undefined {
  const around = entries?.find(
    ({ keySpan, valueSpan }) => keySpan.start <= field.labelSpan.start && field.labelSpan.start < valueSpan.end,
  );
  return around?.keySpan.start === field.labelSpan.start ? around : entryAt(around?.entries, field);
}

/** A value on the line must be the whole line; one in a list, fence or paragraph is surrounded by its markup. */
function says(spec: FieldSpec, written: string, text: string): boolean {
  if (spec.alternatives !== undefined) return true;
  const [read, given] = [fold(written.replaceAll('\\|', '|')), fold(text.replaceAll('\\|', '|'))];
  if (spec.block !== undefined) return read.includes(given);
  const match = spec.choices === undefined ? undefined : matchChoice(spec.choices, written);
  return read === given || match?.kind === 'chosen';
}

/** Headings, fields of the kind, tables, lists and comments, in order. */
function structureOf({ sections, fields, tables, checklists, document }: ExperimentRecord): readonly string[] {
  const ofKind = fields.filter(({ spec }) => spec !== undefined && spec.alternatives === undefined);
  return [
    ...sections.map(({ key, section }) => (key === '' ? 'the title' : `the heading "${section.title}"`)),
    ...ofKind.map(({ field }) => `the field "${field.label}"`),
    ...tables.filter(({ spec }) => spec !== undefined).map(({ key }) => `the table ${key}`),
    ...checklists
      .filter(({ spec }) => spec !== undefined)
      .map(({ key, items }) => `the list ${key} of ${items.length}`),
    ...document.directives.map(({ name }) => `the comment ${name}`),
  ];
}

/** The text between id and title is not part of it: in `EXP-001: …` and `EXP-001: ../x` it ends at the first letter. */
const letters = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');

const fold = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const shortened = (text: string): string => (fold(text).length > 80 ? `${fold(text).slice(0, 80)}…` : fold(text));
