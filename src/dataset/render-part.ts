import { forCsv } from '../escape/for-csv.ts';
import type { DatasetColumn, DatasetPart, DatasetType, DatasetValue } from './dataset.ts';

/**
 * Renders a part as CSV (RFC 4180) with a header; a missing value is an empty field. `raw` leaves out the guard against
 * formulas.
 */
export function renderDatasetCsv({ columns, rowCount }: DatasetPart, { raw }: { readonly raw: boolean }): string {
  const lines = [columns.map(({ name }) => forCsv(name, { raw })).join(',')];
  for (let row = 0; row < rowCount; row++)
    lines.push(columns.map(({ values }) => field(values[row] ?? null, raw)).join(','));
  return lines.map((line) => `${line}\r\n`).join('');
}

const field = (value: DatasetValue, raw: boolean): string => (value === null ? '' : forCsv(String(value), { raw }));

/** Renders a part as one JSON object per line, with all columns in each; numbers keep every digit. */
export function renderDatasetJsonl({ columns, rowCount }: DatasetPart): string {
  const keys = columns.map(({ name }) => JSON.stringify(name));
  const lines: string[] = [];
  for (let row = 0; row < rowCount; row++) {
    const pairs = columns.map(({ type, values }, index) => `${keys[index] ?? '""'}:${json(values[row] ?? null, type)}`);
    lines.push(`{${pairs.join(',')}}\n`);
  }
  return lines.join('');
}

/** Decimal text is written as a number if JSON can express it. */
function json(value: DatasetValue, type: DatasetType): string {
  if (typeof value !== 'string' || (type !== 'integer' && type !== 'number')) return JSON.stringify(value);
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(value) ? value : String(Number(value));
}

/** The columns of a part with their headers and units, as text for a file's metadata. */
export const columnFacts = (columns: readonly DatasetColumn[]): string =>
  JSON.stringify(columns.map(({ name, header, type, unit }) => ({ name, header, type, unit })));
