import { collectionRule } from '../lint/rule.ts';
import type { TableRecord } from '../records/record.ts';

type Vector = { readonly values: string; readonly experiment: string; readonly run: string };

/** Two experiments that measured do not have the same digits: equal metric vectors of at least eight significant digits. */
export const copiedMetrics = collectionRule<Vector>({
  name: 'copied-metrics',
  scope: 'collection',
  severity: 'warning',
  summary: 'Disallow metrics with the same long digits in different experiments.',
  *collect({ document, records }) {
    for (const record of records) {
      const experiment = record.id?.text ?? document.source.path;
      for (const table of record.tables)
        for (const { values, span, run } of longVectors(table)) yield { fact: { values, experiment, run }, span };
    }
  },
  *check(facts) {
    const first = new Map<string, (typeof facts)[number]>();
    for (const about of facts) {
      const { values, experiment } = about.fact;
      const before = first.get(values);
      if (before === undefined) first.set(values, about);
      else if (before.fact.experiment !== experiment)
        yield {
          about,
          message: `the metrics ${values} are the same to the last digit in ${before.place.path}:${before.place.line}`,
          hint: 'two runs that were measured differ somewhere: look for a copied row',
        };
    }
  },
});

const LONG_DIGITS = 8;

function* longVectors({
  role,
  rows,
}: TableRecord): Generator<{ values: string; span: { start: number; end: number }; run: string }> {
  if (role === 'fields') return;
  for (const row of rows) {
    if (row.class !== 'data') continue;
    const long = row.cells.filter(
      ({ value }) =>
        value.kind === 'number' && significantDigits(value.text) >= LONG_DIGITS && value.text.includes('.'),
    );
    if (long.length > 0)
      yield { values: long.map(({ value }) => value.text).join(', '), span: row.row.span, run: row.id ?? '' };
  }
}

const significantDigits = (text: string): number =>
  text
    .replace(/e.*$/iu, '')
    .replace(/[^\d]/gu, '')
    .replace(/^0+|0+$/gu, '').length;
