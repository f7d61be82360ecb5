import { frontMatterText } from '../document/front-matter-text.ts';
import { isDue } from './is-due.ts';
import { leftLines, leftPlace } from './left-lines.ts';
import { isOpenText } from '../template/open-text.ts';
import { titlePlaces } from '../template/title-places.ts';
import { shownTitle } from '../records/shown-title.ts';
import { isPlaceholderItem, isTemplateText } from '../template/filling.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { LeftLine } from './left-lines.ts';
import type { ChecklistRecord, ExperimentRecord, FieldRecord } from '../records/record.ts';

/** The template's placeholders must be replaced once they are due. */
export const noPlaceholder: DocumentRule = {
  name: 'no-placeholder',
  scope: 'document',
  severity: 'error',
  summary: "Disallow the template's own placeholders and open choices once they are due.",
  *check({ records }) {
    for (const record of records) {
      yield* titleFinding(record);
      for (const field of record.fields)
        if (isLeft(record, field)) yield* findingFor(record, field);
        else yield* besideFinding(record, field);
      for (const checklist of record.checklists) yield* itemFindings(record, checklist);
      for (const line of leftLines(record)) yield lineFinding(record, line);
    }
  },
};

/** `TBD`, `…`, `accuracy >= `: an item that is not written yet. */
const isUnsaid = (text: string): boolean => isOpenText(text) || /[<>≤≥=]\s*$/u.test(text.trim());

function isLeft(record: ExperimentRecord, field: FieldRecord): boolean {
  const { spec } = field;
  if (spec === undefined || (!spec.placeholder && spec.choices === undefined)) return false;
  if (!isDue(spec.due, record.status.stage)) return false;
  return field.filling === 'placeholder' || field.filling === 'unchosen';
}

function* findingFor({ kind, document }: ExperimentRecord, { field, spec, filling }: FieldRecord): Generator<Finding> {
  if (spec === undefined) return;
  const source = document.source.text.slice(field.value.start, field.value.end);
  const written = field.form === 'front-matter' ? frontMatterText(source) : source;
  const choices = spec.choices?.values.join(', ') ?? '';
  const isOwn = filling === 'unchosen' || isTemplateText(spec, written);
  const why = filling === 'unchosen' ? `choose one of ${choices}` : `${quoted(written)} is the template's placeholder`;
  yield {
    message: isOwn
      ? `the field "${field.label}" is not filled in yet: ${why}`
      : `the field "${field.label}" is not filled in yet, it seems: ${quoted(written)} is in brackets, like the template's placeholder`,
    ...(isOwn ? {} : { hint: 'if that is the answer, take the brackets off' }),
    span: field.value.end > field.value.start ? field.value : field.span,
    severity: spec.due.severity,
    ...(kind === undefined ? {} : { template: { path: kind.path, line: spec.line } }),
  };
}

/** A placeholder that remains beside the author's own text. */
function* besideFinding(
  { kind, document, status }: ExperimentRecord,
  { field, spec, filling }: FieldRecord,
): Generator<Finding> {
  if (spec?.placeholder !== true || spec.choices !== undefined || !isDue(spec.due, status.stage)) return;
  if (filling !== 'filled') return;
  const place = leftPlace(spec.sample, document.source.text.slice(field.value.start, field.value.end));
  if (place === undefined) return;
  yield {
    message: `the field "${field.label}" is not filled in yet: ${quoted(place)} is the template's placeholder`,
    span: field.value,
    severity: spec.due.severity,
    hint: 'write what holds in its place, or take it out',
    ...(kind === undefined ? {} : { template: { path: kind.path, line: spec.line } }),
  };
}

function* titleFinding(record: ExperimentRecord): Generator<Finding> {
  const { kind, title, status, document } = record;
  if (kind === undefined || title === undefined || status.stage === 'cancelled') return;
  const written = document.source.text.slice(title.span.start, title.span.end);
  const { places, words, line } = titlePlaces(kind);
  const left = places.find((place) => written.includes(place)) ?? (shownTitle(record) === words ? words : undefined);
  if (left === undefined) return;
  yield {
    message: `the title is not filled in yet: ${quoted(left)} is the template's placeholder`,
    span: title.span,
    severity: 'warning',
    template: { path: kind.path, line },
  };
}

function lineFinding({ kind, document }: ExperimentRecord, { section: { spec }, span }: LeftLine): Finding {
  const written = document.source.text.slice(span.start, span.end);
  return {
    message: `this line is not filled in yet: ${quoted(written)} is the template's`,
    span,
    severity: spec?.due.severity ?? 'warning',
    hint: 'write what holds, or take it out',
    ...(kind === undefined || spec === undefined ? {} : { template: { path: kind.path, line: spec.line } }),
  };
}

const OTHER = /^other\b/i;

/** Items that are only the template's placeholders: a criterion, a task. Optional ones ("Other: ____") do not count. */
function* itemFindings(
  { kind, document, status }: ExperimentRecord,
  { spec, items }: ChecklistRecord,
): Generator<Finding> {
  if (spec === undefined || !isDue(spec.due, status.stage)) return;
  for (const { text } of items) {
    const written = document.source.text.slice(text.start, text.end);
    const isOwn = isPlaceholderItem(spec, written);
    if ((!isOwn && !isUnsaid(written)) || OTHER.test(written)) continue;
    yield {
      message: `this item is not filled in yet: ${quoted(written)}${isOwn ? " is the template's placeholder" : ' says nothing yet'}`,
      span: text,
      severity: spec.due.severity,
      hint: 'write it, or take it out',
      ...(kind === undefined ? {} : { template: { path: kind.path, line: spec.line } }),
    };
  }
}

const LONGEST = 60;

const quoted = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line === '') return 'what follows';
  return `"${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line}"`;
};
