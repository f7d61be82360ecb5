import { standingChoice } from '../../template/choice.ts';
import { isTemplateText } from '../../template/filling.ts';
import { titleSection } from '../../template/section-keys.ts';
import { foldName } from '../../text/fold-name.ts';
import { mayHoldWideLetters } from '../../text/letters.ts';
import { sliceOf } from '../../text/span.ts';
import { writtenValue } from '../matching/field-record.ts';
import { titleId } from '../ids/title-id.ts';
import { isStatusThroughout, statusMeaning } from './status-meaning.ts';
import { PLAIN_STATUS_NAMES } from '../../template/words/status-words.ts';
import type { Section } from '../../document/section.ts';
import type { FieldSpec, Kind } from '../../template/kind.ts';
import type { Span } from '../../text/span.ts';
import type { FieldRecord, RecordStatus, TableRecord } from '../record.ts';

export type StatusFacts = {
  readonly text: string;
  readonly root: Section;
  readonly kind: Kind | undefined;
  readonly fields: readonly FieldRecord[];
  /** Used only if no status is stated. */
  readonly tables: () => readonly TableRecord[];
};

const STATUS_NAMES: ReadonlySet<string> = new Set([
  ...PLAIN_STATUS_NAMES,
  'experiment_status',
  'current_status',
  'overall_status',
]);
const RESULT_NAMES: ReadonlySet<string> = new Set(
  'outcome result verdict conclusion final_result final_verdict 结论 結論 결론'.split(' '),
);

/**
 * The status of a record: from its first filled status field (the kind's fields, else those with such a name), or from
 * the end of its heading. If none is stated: planned, and running as soon as its runs table has a data row.
 */
export function recordStatus(facts: StatusFacts): RecordStatus {
  const stated = statedPlaces(facts).map(({ text, span }) => ({
    text,
    span,
    meaning: statusMeaning(text, facts.kind?.status),
  }));
  const known = stated.find(({ meaning }) => meaning.stage !== undefined) ?? stated[0];
  const meaning = known?.meaning ?? statusMeaning('');
  const stage = meaning.stage ?? (facts.tables().some(hasRun) ? 'running' : 'planned');
  return {
    text: known?.text,
    span: known?.span,
    stage,
    stated: meaning.stage !== undefined,
    word: meaning.word,
    result: meaning.result ?? (stage === 'concluded' && facts.kind === undefined ? statedResult(facts) : undefined),
    note: meaning.note,
  };
}

type StatedPlace = { readonly text: string; readonly span: Span };

function statedPlaces({ text, root, kind, fields }: StatusFacts): readonly StatedPlace[] {
  const keys = new Set(kind?.status?.fields);
  const own = fields.filter(({ spec }) => spec !== undefined && keys.has(spec.key));
  const named = fields.filter(
    (field) => !own.includes(field) && STATUS_NAMES.has(field.field.name) && field.field.group.length === 0,
  );
  const shallow = named.filter(({ section }) => section === '');
  const deep = shallow.length === 0 && own.length === 0 && named.length === 1 ? named : [];
  const places = [...own, ...shallow, ...deep]
    .filter(({ filling }) => filling !== 'unchosen' && filling !== 'placeholder')
    .map(({ field, spec }) => placeOf(text, field, spec))
    .filter((place) => place.text.trim() !== '');
  // A section that is a field is read as one: choices that are all still there say nothing.
  if (places.length > 0 || own.some(({ field }) => field.form === 'section'))
    return withHeading(places, statusInHeading(text, root, kind));
  return withHeading(statusSections(text, root), statusInHeading(text, root, kind));
}

const withHeading = (places: readonly StatedPlace[], heading: StatedPlace | undefined): readonly StatedPlace[] =>
  heading === undefined ? places : [...places, heading];

/** `## Status: SUCCESS`, and `## Status` with just a status on the line below. */
function statusSections(text: string, root: Section): readonly StatedPlace[] {
  const { sections } = root.heading === undefined ? (titleSection(root) ?? root) : root;
  return sections.flatMap(({ heading, title, name, body }) => {
    const said = STATUS_HEADING.exec(title);
    if (heading !== undefined && said?.[1] !== undefined && STATUS_NAMES.has(foldName(said[1])))
      return placeIn(text, { start: heading.content.start + said[0].length, end: heading.content.end });
    const [first] = body;
    return STATUS_NAMES.has(name) && first?.kind === 'paragraph' && isStatusThroughout(sliceOf(text, first.span))
      ? placeIn(text, first.span)
      : [];
  });
}

const STATUS_HEADING = /^([^:：]{2,30})[:：]\s*(?=\S)/u;

const placeIn = (text: string, span: Span): readonly StatedPlace[] => [{ text: sliceOf(text, span), span }];

/** A line that gives a stage by itself is the status: what follows is another line of the document's head. */
function statusLine(written: string): string {
  const feed = written.indexOf('\n');
  const first = feed < 0 ? written : written.slice(0, feed).replace(/[\\\s]+$/u, '');
  return feed >= 0 && statusMeaning(first).stage !== undefined ? first : written;
}

/** The template's own `planned → running → done` is not a history of this document. */
function placeOf(text: string, field: FieldRecord['field'], spec: FieldSpec | undefined): StatedPlace {
  const written = statusLine(writtenValue(text, field));
  return {
    text: spec !== undefined && isTemplateText(spec, written) ? written : standingChoice(written),
    span: field.value.end > field.value.start ? field.value : (field.blocks[0]?.span ?? field.value),
  };
}

/** `### EXP-012: Warm start PARTIAL`, `… — FAILED`, `… (done)`, `… ✅`: the end of a heading that has an id. */
function statusInHeading(text: string, root: Section, kind: Kind | undefined): StatedPlace | undefined {
  const section = root.heading === undefined ? titleSection(root) : root;
  if (section?.heading === undefined) return undefined;
  const { title } = section;
  const id = titleId(title, kind?.identity);
  if (id === undefined || title.length > 400) return undefined;
  const rest = title.slice(id.span.end);
  const ending = headingEndings(rest)
    .map((pattern) => pattern.exec(rest))
    .find((found) => found !== null && says(found[1]));
  if (ending?.[1] === undefined) return undefined;
  const start = section.heading.content.start + id.span.end + ending.index + ending[0].indexOf(ending[1]);
  const span = { start, end: start + ending[1].length };
  return { text: sliceOf(text, span), span };
}

/**
 * A bracket, words after the last dash, one to three words in capitals, or a sign, each at the very end; only those
 * that the text's last character allows are tried. V8 takes five milliseconds to compile letters of every script
 * counted up to fifteen.
 */
function headingEndings(rest: string): readonly RegExp[] {
  const text = rest.trimEnd();
  const isPlain = !mayHoldWideLetters(text);
  return [
    ...(/[)\]）】]$/.test(text) ? [/[([（【]([^()[\]（）【】]{2,60})[)\]）】]\s*$/u] : []),
    ...(/[-–—|·]/.test(text) ? [/\s[-–—|·]\s+([^-–—|·]{2,40})$/u] : []),
    ...(isPlain ? [] : [/(?:^|[\s:：])(\p{Lu}{3,15}(?:[ -]\p{Lu}{2,15}){0,2})\s*$/u]),
    ...(isPlain && /[A-Z]$/.test(text) ? [/(?:^|[\s:])([A-Z]{3,15}(?:[ -][A-Z]{2,15}){0,2})\s*$/] : []),
    ...(/[^\0-\x7f]$/.test(text) ? [/([✅❌⚠⏳🔄🚧🛑🚫🔬]\uFE0F?)\s*$/u] : []),
  ];
}

/**
 * Whether the end of a heading consists only of a status and perhaps a date: `(done 2026-03-02)`, not `(new baseline)`.
 */
const says = (words: string | undefined): boolean => words !== undefined && isStatusThroughout(words);

function statedResult({ text, fields }: StatusFacts): RecordStatus['result'] {
  const named = fields.find(
    ({ field, filling }) => RESULT_NAMES.has(field.name) && field.group.length === 0 && filling === 'filled',
  );
  return named === undefined ? undefined : statusMeaning(writtenValue(text, named.field)).result;
}

const hasRun = (table: TableRecord): boolean => table.role === 'runs' && table.rows.some((row) => row.class === 'data');
