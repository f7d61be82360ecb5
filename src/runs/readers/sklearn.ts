import { isJsonArray, isJsonNumber, isJsonObject } from '../json/json-value.ts';
import { scalarText } from '../json/scalar-text.ts';
import { jsonIn } from '../outputs/json-in.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import { rowsOfCsv } from '../outputs/rows-of-csv.ts';
import { flatValues, seedOfParameters } from '../reading/flat-values.ts';
import { runOfJson } from '../reading/run-of-json.ts';
import { finishRows, finishRuns } from './finish-runs.ts';
import { json } from './json.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { RunReading } from '../outputs/run-reading.ts';
import type { RunEntry, RunFile } from '../outputs/run-tree.ts';
import type { Run } from '../run.ts';
import type { RunChoice, RunReader } from './reader.ts';

const NAME = 'sklearn';

/** The candidates of a scikit-learn search (`cv_results_`), as CSV or JSON; `--run` selects one, by its row from 0. */
export const sklearn: RunReader = {
  name: NAME,
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read(tree, choice) {
    const isTable = tree.entry.kind === 'file' && TABLE.test(tree.entry.name);
    const found = isTable ? undefined : jsonIn(tree, '');
    const file = found?.kind === 'found' ? found.file : tree.readFile('');
    if (found?.kind === 'refused') return refusedBy(found.problem);
    if (file === undefined) return refused(tree.path, 'is not a text file');
    if (found?.kind === 'found') {
      const rows = rowsOfColumns(found.value);
      return rows.length === 0 ? json.read(tree, choice) : readCandidates(rows, file, choice);
    }
    const table = rowsOfCsv(file);
    return table.kind === 'refused' ? refusedBy(table.problem) : readCandidates(table.rows, file, choice);
  },
};

const TABLE = /\.(?:csv|tsv)$/i;
const COLUMNS = /^\s{0,20}\{\s{0,20}"mean_fit_time"\s{0,20}:\s{0,20}[[{]/;

/** Recognises the columns that every search writes, whatever the names of its scores. */
function looksLike(entry: RunEntry): boolean {
  if (entry.kind !== 'file') return false;
  if (!TABLE.test(entry.name)) return /\.json$/i.test(entry.name) && COLUMNS.test(entry.head);
  const names = (entry.head.split('\n', 1)[0] ?? '').split(/[,;\t]/).map((name) => name.trim().replace(/^"|"$/g, ''));
  return ['mean_fit_time', 'std_fit_time', 'params', 'split0_test'].every((name) =>
    names.some((each) => each === name || each.startsWith(`${name}_`)),
  );
}

/**
 * Parallel lists (as from `json.dumps`), or objects by row number (as from pandas), as rows; none for other objects.
 */
function rowsOfColumns(value: JsonValue): readonly JsonObject[] {
  if (!isJsonObject(value) || ![...value.keys()].some((name) => name.startsWith('mean_test_'))) return [];
  const columns = [...value].map(([name, column]) => [name, cellsOf(column)] as const);
  const count = columns[0]?.[1].length ?? 0;
  if (columns.some(([, cells]) => cells.length !== count)) return [];
  return Array.from({ length: count }, (_, row) => new Map(columns.map(([name, cells]) => [name, cells[row] ?? null])));
}

const cellsOf = (column: JsonValue): readonly JsonValue[] =>
  isJsonArray(column) ? column : isJsonObject(column) ? [...column.values()] : [];

function readCandidates(rows: readonly JsonObject[], file: RunFile, choice: RunChoice): RunReading {
  const finishing = { file, format: NAME, choice, notes: [] };
  if (choice.runKey !== undefined) return finishRows(rows, finishing);
  const ranks = rankKeys(rows);
  const best = ranks.length === 1 ? rows.findIndex((row) => scalarText(row.get(ranks[0] ?? '')) === '1') : -1;
  const asked = choice.run ?? (rows.length === 1 ? '0' : '');
  const row = /^\d{1,9}$/.test(asked) ? rows[Number(asked)] : undefined;
  if (row === undefined) {
    return refused(
      file.path,
      choice.run === undefined
        ? `holds ${String(rows.length)} candidates of a search by scikit-learn, no run`
        : `holds no candidate ${choice.run}`,
      `--run ${best === -1 ? 'N takes the candidate of row N, counted from 0' : `${String(best)} takes the one of rank 1 (rows are counted from 0)`}; --run-key params makes a run of each`,
    );
  }
  const run = candidate(row);
  const isBest = rows.length > 1 && Number(asked) === best;
  const notes = isBest
    ? [
        ...run.notes,
        `of ${String(rows.length)} candidates the best by the score that it reports: that is selected, not only measured`,
      ]
    : run.notes;
  return finishRuns([{ ...run, notes }], { ...finishing, choice: { ...choice, run: undefined } });
}

const rankKeys = ([first]: readonly JsonObject[]): readonly string[] =>
  [...(first?.keys() ?? [])].filter((key) => key.startsWith('rank_test_'));

/** A candidate's parameters are under `param_…`; the index of a table is not one of them. */
function candidate(row: JsonObject): Run {
  const isGiven = (key: string): boolean => key.startsWith('param_') || key === 'params';
  const given = new Map([...row].filter(([key]) => isGiven(key)));
  const measured = new Map(
    [...row].filter(
      ([key, value]) => !isGiven(key) && key !== '' && (isJsonNumber(value) || typeof value === 'string'),
    ),
  );
  const run = runOfJson(measured, '', '');
  const parameters = new Map([...flatValues(given), ...run.parameters]);
  return { ...run, id: undefined, parameters, seed: seedOfParameters(parameters) };
}
