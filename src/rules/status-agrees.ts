import { lineAt } from '../text/line-index.ts';
import { statusMeaning } from '../records/status/status-meaning.ts';
import type { StatusMeaning } from '../records/status/status-meaning.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, FieldRecord } from '../records/record.ts';

/** A status that is given twice must be the same. */
export const statusAgrees: DocumentRule = {
  name: 'status-agrees',
  scope: 'document',
  severity: 'error',
  summary: 'Require the same status wherever a document states it.',
  *check({ records }) {
    for (const record of records) yield* contradictingTwins(record);
  },
};

type Stated = { readonly field: FieldRecord; readonly word: string; readonly meaning: StatusMeaning };

/** The kind's own fields, and the front matter, which people forget first. */
function* contradictingTwins(record: ExperimentRecord): Generator<Finding> {
  const keys = record.kind?.status?.fields ?? ['status'];
  const stated = record.fields
    .filter((field) => field.filling === 'filled' && (keys.includes(field.key) || isInFrontMatter(field)))
    .map((field) => statedBy(record, field));
  const [first, ...others] = stated.toSorted(
    (a, b) => Number(isInFrontMatter(a.field)) - Number(isInFrontMatter(b.field)),
  );
  if (first === undefined) return;
  for (const other of others) if (!isSame(first, other)) yield twinFinding(record, first, other);
}

const isInFrontMatter = ({ field }: FieldRecord): boolean => field.form === 'front-matter' && field.name === 'status';

function statedBy({ kind }: ExperimentRecord, field: FieldRecord): Stated {
  const meaning = statusMeaning(field.value.text, kind?.status);
  return { field, meaning, word: field.chosen?.[0] ?? meaning.word ?? field.value.text };
}

/** In the front matter a status may be given in other words, or be that of something else (`status: published`). */
function isSame(first: Stated, other: Stated): boolean {
  if (first.word.toLowerCase() === other.word.toLowerCase()) return true;
  if (!isInFrontMatter(other.field)) return false;
  const [a, b] = [first.meaning, other.meaning];
  if (a.stage === undefined || b.stage === undefined) return true;
  return a.stage === b.stage && (a.result === undefined || b.result === undefined || a.result === b.result);
}

function twinFinding({ document }: ExperimentRecord, first: Stated, other: Stated): Finding {
  const label = isInFrontMatter(other.field) ? 'the status of the front matter' : other.field.field.label;
  return {
    message: `${label} is "${other.word}" here and "${first.word}" on line ${lineAt(document.lines, first.field.field.span.start)}`,
    span: other.field.field.value,
    hint: 'both state the same thing: change the one that was forgotten',
  };
}
