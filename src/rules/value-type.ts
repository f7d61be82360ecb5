import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, FieldRecord } from '../records/record.ts';
import type { Value, ValueType } from '../values/value.ts';

/** A value is of the type that the template's sample or directive gives it. */
export const valueType: DocumentRule = {
  name: 'value-type',
  scope: 'document',
  severity: 'warning',
  summary: "Require values of the type that the template's sample gives.",
  *check({ records }) {
    for (const record of records) {
      for (const field of record.fields) yield* fieldFinding(record, field);
      yield* cellFindings(record);
    }
  },
};

const NUMERIC: readonly Value['kind'][] = ['number', 'uncertain', 'range', 'change', 'missing'];

/** Which values each type takes. A text takes everything, so do types that people write in too many ways. */
const TAKEN: Partial<Record<ValueType, readonly Value['kind'][]>> = {
  number: NUMERIC,
  integer: NUMERIC,
  percent: NUMERIC,
  interval: NUMERIC,
  boolean: ['boolean', 'mark', 'missing'],
  mark: ['mark', 'boolean', 'missing'],
  date: ['date', 'missing'],
};

const WORDS: Partial<Record<ValueType, string>> = {
  number: 'a number',
  integer: 'a whole number',
  percent: 'a percentage',
  interval: 'a number with an interval',
  boolean: 'yes or no',
  mark: '✅ or ❌',
  date: 'a date (YYYY-MM-DD)',
};

function mismatch(type: ValueType, value: Value): string | undefined {
  const taken = TAKEN[type];
  if (taken === undefined) return undefined;
  if (!taken.includes(value.kind)) return WORDS[type];
  if (type === 'integer' && value.kind === 'number' && !Number.isInteger(value.number)) return WORDS.integer;
  return undefined;
}

function* fieldFinding(
  { kind, document }: ExperimentRecord,
  { field, spec, value, filling }: FieldRecord,
): Generator<Finding> {
  if (spec === undefined || filling !== 'filled' || spec.choices !== undefined || spec.block !== undefined) return;
  const expected = mismatch(spec.type, value);
  if (expected === undefined) return;
  const written = document.source.text.slice(field.value.start, field.value.end).replace(/\s+/gu, ' ');
  yield {
    message: `${field.label} is "${written}", expected ${expected}`,
    span: field.value,
    ...(kind === undefined ? {} : { template: { path: kind.path, line: spec.line } }),
  };
}

function* cellFindings({ kind, tables }: ExperimentRecord): Generator<Finding> {
  for (const { spec, columns, rows } of tables) {
    if (spec === undefined) continue;
    for (const row of rows) {
      if (row.class !== 'data' && row.class !== 'reference') continue;
      for (const { spec: column, index, header } of columns) {
        const cell = row.cells[index];
        const expected = column === undefined || cell === undefined ? undefined : mismatch(column.type, cell.value);
        if (expected === undefined || cell === undefined) continue;
        yield {
          message: `"${cell.text}" in the column "${header}", expected ${expected}`,
          span: cell.span,
          ...(kind === undefined ? {} : { template: { path: kind.path, line: spec.line } }),
        };
      }
    }
  }
}
