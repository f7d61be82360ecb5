import { runsOfRows } from '../reading/runs-of-rows.ts';
import { splitCsv } from '../reading/split-csv.ts';
import { finishRuns, itemsRefusal } from './finish-runs.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { CsvLine } from '../reading/split-csv.ts';
import type { RunChoice, RunFile, RunProblem, RunReader, RunReading } from './reader.ts';

/** A table with a header, separated by commas, semicolons or tabs: a ledger, a run over time, one run for each seed, or one row. */
export const csv: RunReader = {
  name: 'csv',
  detect: (entry) => (entry.kind === 'file' && /\.(?:csv|tsv)$/i.test(entry.name) ? 'sure' : 'no'),
  read(tree, choice) {
    const file = tree.readFile('');
    return file === undefined ? refusedBy({ path: tree.path, message: 'is no text file' }) : readFile(file, choice);
  },
};

function readFile(file: RunFile, choice: RunChoice): RunReading {
  const reading = splitCsv(file.text, separatorOf(file));
  if (reading.kind === 'broken') {
    return refusedBy({
      path: file.path,
      message: 'a quote that opens here is never closed',
      line: reading.line,
      column: 1,
    });
  }
  const [header, ...body] = reading.lines;
  const names = header?.fields.map((name) => name.trim()) ?? [];
  const doubled = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (header === undefined || body.length === 0)
    return refusedBy({ path: file.path, message: 'holds no row under a header' });
  if (doubled !== undefined) {
    return refusedBy({ path: file.path, message: `two columns are called ${doubled}`, line: header.line, column: 1 });
  }
  const last = body.at(-1);
  const isTorn = !reading.isComplete && last !== undefined && last.fields.length < names.length && body.length > 1;
  const whole = isTorn ? body.slice(0, -1) : body;
  const long = whole.find(({ fields }) => fields.length > names.length);
  if (long !== undefined) {
    return refusedBy({
      path: file.path,
      message: 'this row has more fields than the header',
      line: long.line,
      column: 1,
    });
  }
  const notes = isTorn ? [`line ${String(last.line)} is torn (still being written?) and was skipped`] : [];
  const rows = whole.map((line) => rowOf(names, line));
  const found = runsOfRows(rows);
  if (found.kind === 'items') return itemsRefusal(file, rows.length, found.doubled);
  return finishRuns(found.runs, { file, format: separatorOf(file) === '\t' ? 'tsv' : 'csv', choice, notes });
}

const refusedBy = (problem: RunProblem): RunReading => ({ kind: 'refused', problems: [problem] });

function separatorOf({ path, text }: RunFile): string {
  const end = text.indexOf('\n');
  const header = end < 0 ? text : text.slice(0, end);
  if (/\.tsv$/i.test(path) || (header.includes('\t') && !header.includes(','))) return '\t';
  return header.includes(';') && !header.includes(',') ? ';' : ',';
}

/** Fields are padded in some writers' files; a blank one is nothing. */
const rowOf = (names: readonly string[], { fields }: CsvLine): JsonObject =>
  new Map(
    names.flatMap((name, index) => (name === '' ? [] : [[name, valueOf((fields[index] ?? '').trim())] as const])),
  );

const valueOf = (field: string): JsonValue => {
  if (field === '') return null;
  return /^-?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][-+]?\d{1,4})?$/.test(field)
    ? { text: field, number: Number(field) }
    : field;
};
