import type { CsvLine } from './split-csv.ts';

const COMMA = /^-?(?:\d{1,3}(?:\.\d{3}){1,20}|\d{1,400}),\d{1,400}(?:[eE][-+]?\d{1,4})?$/;
/** A comma that cannot separate thousands. */
const SURE_COMMA = /^-?(?:0,\d{1,400}|\d{1,400},(?:\d{1,2}|\d{4,400})|\d{4,400},\d{3})(?:[eE][-+]?\d{1,4})?$/;
/** A number that is neither a date nor a version. */
const POINT = /^-?\d{0,400}\.\d{1,400}(?:[eE][-+]?\d{1,4})?$/;
/** Points between thousands, in tables with decimal commas. */
const THOUSANDS = /^-?\d{1,3}(?:\.\d{3}){2,20}$/;

/** What a comma in the numbers of a table means. `open`: there is also a point, which could mean either. */
export type CommaMeaning =
  | { readonly kind: 'none' }
  | { readonly kind: 'decimal' }
  | { readonly kind: 'open'; readonly comma: string; readonly point: string; readonly line: CsvLine };

/**
 * Whether the numbers of a table have decimal commas: in a table separated by semicolons a comma inside a number is
 * one; in one separated by tabs only if one of the commas can be nothing else and no number has a point. In one
 * separated by commas there are none.
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

/** A number with a decimal comma rewritten with a point; any other text unchanged. */
export const withPoint = (field: string): string =>
  COMMA.test(field) || THOUSANDS.test(field) ? field.replaceAll('.', '').replace(',', '.') : field;
