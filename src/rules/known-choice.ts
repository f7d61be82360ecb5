import { nearest } from '../text/nearest.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, FieldRecord } from '../records/record.ts';

/** A choice is one of those that the template offers. */
export const knownChoice: DocumentRule = {
  name: 'known-choice',
  scope: 'document',
  severity: 'error',
  summary: 'Require one of the choices that the template offers.',
  *check({ records }) {
    for (const record of records) for (const field of record.fields) yield* findingFor(record, field);
  },
};

function* findingFor(
  { kind, document }: ExperimentRecord,
  { field, spec, filling, chosen }: FieldRecord,
): Generator<Finding> {
  if (spec?.choices === undefined || spec.choices.open || filling !== 'filled') return;
  if (chosen !== undefined && chosen.length > 0) return;
  const { values } = spec.choices;
  const written = document.source.text.slice(field.value.start, field.value.end).replace(/\s+/gu, ' ');
  const near = nearest(written, values);
  yield {
    message: `${field.label} is "${written}", expected one of: ${values.join(', ')}${near === undefined ? '' : ` (did you mean ${near}?)`}`,
    span: field.value,
    hint: 'a choice that takes other values is marked `<!-- expctl: open -->` in the template',
    ...(kind === undefined ? {} : { template: { path: kind.path, line: spec.line } }),
  };
}
