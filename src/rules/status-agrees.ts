import { lineAt } from '../text/line-index.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, FieldRecord } from '../records/record.ts';

/** A status that stands twice says the same. */
export const statusAgrees: DocumentRule = {
  name: 'status-agrees',
  scope: 'document',
  severity: 'error',
  summary: 'Require the same status wherever a document states it.',
  *check({ records }) {
    for (const record of records) yield* contradictingTwins(record);
  },
};

function* contradictingTwins(record: ExperimentRecord): Generator<Finding> {
  const keys = record.kind?.status?.fields ?? [];
  const stated = record.fields.filter((field) => keys.includes(field.key) && field.filling === 'filled');
  const [first, ...others] = stated;
  if (first === undefined) return;
  for (const other of others) if (!isSame(wordOf(first), wordOf(other))) yield twinFinding(record, first, other);
}

const wordOf = ({ chosen, value }: FieldRecord): string => chosen?.[0] ?? value.text;

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function twinFinding({ document }: ExperimentRecord, first: FieldRecord, other: FieldRecord): Finding {
  return {
    message: `${other.field.label} is "${wordOf(other)}" here and "${wordOf(first)}" on line ${lineAt(document.lines, first.field.span.start)}`,
    span: other.field.value,
    hint: 'both tell of the same thing: change the one that was forgotten',
  };
}
