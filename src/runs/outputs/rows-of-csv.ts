import { readCsv } from '../csv/read-csv.ts';
import { separatorOf } from '../csv/separator-of.ts';
import type { CsvTable } from '../csv/read-csv.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { RunProblem } from './run-reading.ts';
import type { RunFile } from './run-tree.ts';

/** A table as rows by the names in its header. */
export type CsvRows =
  | {
      readonly kind: 'rows';
      readonly names: readonly string[];
      readonly rows: readonly JsonObject[];
      readonly notes: readonly string[];
    }
  | { readonly kind: 'refused'; readonly problem: RunProblem };

/** The rows of a run's CSV or TSV file; a torn last line is skipped with a note. */
export function rowsOfCsv({ path, text }: RunFile, separator = separatorOf(path, text)): CsvRows {
  const table = readCsv(text, separator);
  if (table.kind === 'broken') {
    const { kind: _, ...problem } = table;
    return { kind: 'refused', problem: { path, ...problem } };
  }
  if (table.rows.length === 0) {
    const hint = 'the first line names the columns, each further one is a row';
    return { kind: 'refused', problem: { path, message: 'holds no row under a header', hint } };
  }
  const torn = tornRow(table);
  const rows = torn === undefined ? table.rows : table.rows.slice(0, -1);
  const long = rows.find(({ fields }) => fields > table.names.length);
  if (long !== undefined) {
    const message = 'this row has more fields than the header';
    return { kind: 'refused', problem: { path, message, line: long.line, column: 1 } };
  }
  const note = `line ${String(torn?.line)} is torn (still being written?) and was skipped`;
  return {
    kind: 'rows',
    names: table.names,
    rows: rows.map(({ object }) => object),
    notes: torn === undefined ? table.notes : [...table.notes, note],
  };
}

function tornRow({ rows, names, isComplete }: Extract<CsvTable, { kind: 'table' }>) {
  const last = rows.at(-1);
  return !isComplete && last !== undefined && last.fields < names.length && rows.length > 1 ? last : undefined;
}
