import { isJsonArray, isJsonObject } from '../json/json-value.ts';
import { readJson } from '../json/read-json.ts';
import { finishRows } from './finish-runs.ts';
import { jsonl } from './jsonl.ts';
import { readObject } from './read-object.ts';
import type { DuplicateKey } from '../json/read-json.ts';
import type { RunProblem, RunReading } from '../outputs/run-reading.ts';
import type { RunEntry, RunFile } from '../outputs/run-tree.ts';
import type { RunChoice, RunReader } from './reader.ts';

/** Any JSON file: one object is one run; a list of objects is a ledger, a run over time, or one run for each seed. */
export const json: RunReader = {
  name: 'json',
  detect: (entry) => (looksLikeJson(entry) ? 'maybe' : 'no'),
  read(tree, choice) {
    const file = tree.readFile('');
    return file === undefined
      ? refusedBy([{ path: tree.path, message: 'is not a text file' }])
      : isOneALine(file)
        ? jsonl.read(tree, choice)
        : readFile(file, choice);
  },
};

function looksLikeJson(entry: RunEntry): boolean {
  if (entry.kind !== 'file') return false;
  const isOther = /\.(?:jsonl|ndjson|csv|tsv|ya?ml|toml|md|txt|log)$/i.test(entry.name);
  return /\.json$/i.test(entry.name) || (!isOther && /^\uFEFF?\s{0,100}[[{]/.test(entry.head));
}

/** Whether a file holds one object a line, as loggers write into `metrics.json`: the first line is whole, and the second begins one. */
function isOneALine({ text }: RunFile): boolean {
  const [, line] = /^\uFEFF?(\{[^\n]*\})[ \t\r]*\n\s*\{/.exec(text) ?? [];
  return line !== undefined && readJson(line).kind === 'json';
}

function readFile(file: RunFile, choice: RunChoice): RunReading {
  const reading = readJson(file.text);
  if (reading.kind === 'broken') {
    const { message, line, column } = reading;
    const hint = 'mend the file, or write it again; nothing was logged';
    return refusedBy([{ path: file.path, message, line, column, hint }]);
  }
  const doubled = reading.duplicates.filter(({ differs }) => differs);
  if (doubled.length > 0) return refusedBy(doubled.map((duplicate) => doubledKey(file, duplicate)));
  const { value } = reading;
  const notes = reading.duplicates.map(
    ({ key, line }) => `"${key}" is there twice with one value (line ${String(line)})`,
  );
  const finishing = { file, format: 'json', choice, notes };
  if (isJsonObject(value))
    return readObject(
      value,
      value.size === 0 ? { ...finishing, notes: [`${file.path} measures nothing: {}`] } : finishing,
    );
  if (!isJsonArray(value) || value.length === 0 || !value.every(isJsonObject)) {
    return refusedBy([{ path: file.path, message: 'holds no object, so no names for its values' }]);
  }
  return finishRows(value, finishing);
}

const doubledKey = (file: RunFile, { key, line, column }: DuplicateKey): RunProblem => ({
  path: file.path,
  message: `"${key}" is there twice in one object, with two values`,
  line,
  column,
  hint: 'keep the one that is meant',
});

const refusedBy = (problems: readonly RunProblem[]): RunReading => ({ kind: 'refused', problems });
