import { applySelection } from '../apply-selection.ts';
import { isJsonArray, isJsonObject } from '../json/json-value.ts';
import { readJson } from '../json/read-json.ts';
import { foldName } from '../../text/fold-name.ts';
import { runOfJson } from '../run-of-json.ts';
import { scalarText, seriesOfRows } from '../series.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { DuplicateKey } from '../json/read-json.ts';
import type { Run } from '../run.ts';
import type { RunChoice, RunEntry, RunFile, RunProblem, RunReader, RunReading } from './reader.ts';

/** Any JSON file: one object is one run; a list of objects is a ledger, a run over time, or one run for each seed. */
export const json: RunReader = {
  name: 'json',
  detect: (entry) => (looksLikeJson(entry) ? 'maybe' : 'no'),
  read(tree, choice) {
    const file = tree.readFile('');
    return file === undefined ? refusedBy([{ path: tree.path, message: 'is no file' }]) : readFile(file, choice);
  },
};

function looksLikeJson(entry: RunEntry): boolean {
  if (entry.kind !== 'file') return false;
  return /\.json$/i.test(entry.name) || (/^\uFEFF?\s{0,100}[[{]/.test(entry.head) && !/\.(?:jsonl|ndjson)$/i.test(entry.name));
}

function readFile(file: RunFile, choice: RunChoice): RunReading {
  const reading = readJson(file.text);
  if (reading.kind === 'broken') {
    const { message, line, column } = reading;
    return refusedBy([{ path: file.path, message, line, column, hint: 'mend the file, or write it again; nothing was logged' }]);
  }
  const doubled = reading.duplicates.filter(({ differs }) => differs);
  if (doubled.length > 0) return refusedBy(doubled.map((duplicate) => doubledKey(file, duplicate)));
  const notes = reading.duplicates.map(({ key, line }) => `"${key}" stands twice with one value (line ${String(line)})`);
  const found = runsOf(reading.value, file);
  if (found.kind === 'refused') return found;
  const runs = found.runs.filter(({ id }) => choice.run === undefined || found.runs.length === 1 || id === choice.run);
  return finished(runs, { file, choice, notes });
}

const doubledKey = (file: RunFile, { key, line, column }: DuplicateKey): RunProblem => ({
  path: file.path,
  message: `"${key}" stands twice in one object, with two values`,
  line,
  column,
  hint: 'keep the one that is meant',
});

const refusedBy = (problems: readonly RunProblem[]): RunReading => ({ kind: 'refused', problems });

function runsOf(value: JsonValue, file: RunFile): RunReading {
  if (isJsonObject(value)) return { kind: 'runs', runs: [runOfJson(value, stemOf(file.path))] };
  if (!isJsonArray(value) || value.length === 0 || !value.every(isJsonObject)) {
    return refusedBy([{ path: file.path, message: 'holds no object, so no names for its values' }]);
  }
  return runsOfRows(value, file);
}

/** Ids make a ledger, steps one run over time, seeds one run each; else they are items of something else. */
export function runsOfRows(rows: readonly JsonObject[], file: RunFile): RunReading {
  const ids = rows.map(idOf);
  if (isDistinct(ids)) return { kind: 'runs', runs: rows.map((row) => runOfJson(row)) };
  const series = seriesOfRows(rows);
  if (series.some(({ kind }) => kind === 'history')) return { kind: 'runs', runs: [runOfJson(new Map([['history', rows]]))] };
  if (series.length > 0) return { kind: 'runs', runs: rows.map((row) => runOfJson(row)) };
  const message = `holds ${String(rows.length)} objects without distinct run ids, steps or seeds: results of single items, no run`;
  return refusedBy([{ path: file.path, message, hint: 'give the file with the run’s own metrics, and this one as --items' }]);
}

const idOf = (row: JsonObject): string | undefined => {
  for (const [key, value] of row) if (['run_id', 'run', 'run_name'].includes(foldName(key))) return scalarText(value);
  return undefined;
};

const isDistinct = (ids: readonly (string | undefined)[]): boolean =>
  ids.every((id) => id !== undefined) && new Set(ids).size === ids.length;

const stemOf = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');

type Circumstances = { readonly file: RunFile; readonly choice: RunChoice; readonly notes: readonly string[] };

function finished(runs: readonly Run[], { file, choice, notes }: Circumstances): RunReading {
  const facts = [{ path: file.path, sha256: file.sha256, format: 'json' }];
  const ready: Run[] = [];
  for (const run of runs) {
    const selected = applySelection(run, choice.selection);
    if (selected.kind === 'refused') return refusedBy([{ path: file.path, message: selected.message, hint: selected.hint }]);
    ready.push({ ...selected.run, files: facts, notes: [...notes, ...selected.run.notes] });
  }
  return { kind: 'runs', runs: ready };
}
