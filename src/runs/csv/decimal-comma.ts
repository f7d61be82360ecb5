import type { CsvLine } from './split-csv.ts';

const COMMA = /^-?(?:\d{1,3}(?:\.\d{3}){1,20}|\d{1,400}),\d{1,400}(?:[eE][-+]?\d{1,4})?$/;
/** One that cannot stand between thousands. */
const SURE_COMMA = /^-?(?:0,\d{1,400}|\d{1,400},(?:\d{1,2}|\d{4,400})|\d{4,400},\d{3})(?:[eE][-+]?\d{1,4})?$/;
/** What is no date and no version. */
const POINT = /^-?\d{0,400}\.\d{1,400}(?:[eE][-+]?\d{1,4})?$/;
/** Points between thousands, where commas stand before decimals. */
const THOUSANDS = /^-?\d{1,3}(?:\.\d{3}){2,20}$/;

/** What a comma inside the numbers of a table means. `open`: beside one a point that could be either. */
export type CommaMeaning =
  | { readonly kind: 'none' }
  | { readonly kind: 'decimal' }
  | { readonly kind: 'open'; readonly comma: string; readonly point: string; readonly line: CsvLine };

/**
 * Whether the numbers of a table have decimal commas: between semicolons a comma inside a number is one; between tabs it is
 * where one of them can be nothing else, and no number has a point. Between commas there is none.
 */
export function commaMeaning(lines: readonly CsvLine[], separator: string): CommaMeaning {
  if (separator !== ';' && separator !== '\t') return { kind: 'none' };
  const comma = firstWhere(lines, separator === ';' ? COMMA : SURE_COMMA);
  if (comma === undefined) return { kind: 'none' };
  const point = firstWhere(lines, POINT);
  if (point === undefined) return { kind: 'decimal' };
  return separator === ';'
    ? { kind: 'open', comma: comma.field, point: point.field, line: point.line }
    : { kind: 'none' };
}

function firstWhere(lines: readonly CsvLine[], pattern: RegExp): { field: string; line: CsvLine } | undefined {
  for (const line of lines) {
    const field = line.fields.find((one) => pattern.test(one.trim()));
    if (field !== undefined) return { field: field.trim(), line };
  }
  return undefined;
}

/** A number with a decimal comma as one with a point; any other text as it is. */
export const withPoint = (field: string): string =>
  COMMA.test(field) || THOUSANDS.test(field) ? field.replaceAll('.', '').replace(',', '.') : field;
