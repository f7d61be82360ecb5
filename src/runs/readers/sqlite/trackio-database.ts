import { isJsonObject } from '../../json/json-value.ts';
import { readJson } from '../../json/read-json.ts';
import { pathOf } from '../../key-path.ts';
import { factsOfFiles } from '../../outputs/file-facts.ts';
import { flatValues, seedOfParameters } from '../../reading/flat-values.ts';
import { historyOfRows } from '../../reading/history-of-rows.ts';
import { refused } from '../../outputs/refused.ts';
import { withoutPrivate } from '../../outputs/yaml-in.ts';
import { pointOf } from '../../reading/point-of.ts';
import { EMPTY_RUN } from '../../run.ts';
import { finishOutput } from '../finish-runs.ts';
import { groupBy } from '../../../text/group-by.ts';
import type { DatabaseValue } from '../../../host.ts';
import type { JsonObject } from '../../json/json-value.ts';
import type { Run } from '../../run.ts';
import type { RunReading } from '../../outputs/run-reading.ts';
import type { RunBytes, RunDatabase } from '../../outputs/run-tree.ts';
import type { RunChoice } from '../reader.ts';

type Row = ReadonlyMap<string, DatabaseValue>;

/** What a run logged over its steps. */
type Logged = Pick<Run, 'history' | 'notes'> & { readonly name: DatabaseValue | undefined };

const MOST_ROWS = 1_000_000;
const ROWS_AT_ONCE = 50_000;

/** A key that no metric can have. */
const STEP = '\u0000step';

/** The runs of a Trackio project: their values logged as JSON over steps, and their settings. */
export function readTrackioDatabase(database: RunDatabase, file: RunBytes, choice: RunChoice): RunReading {
  const [count] = database.rows('SELECT count(*) AS points FROM metrics');
  const isLarge = Number(count?.get('points') ?? 0) > MOST_ROWS;
  const logged = isLarge ? latestOf(database) : historiesOf(database);
  const configs = grouped(database.rows('SELECT * FROM configs'));
  const runs = [...logged].map(([key, { name, history, notes }]): Run => {
    const parameters = flatValues(withoutPrivate(objectIn(configs.get(key)?.at(-1) ?? new Map(), 'config')));
    const files = factsOfFiles('trackio', file);
    return {
      ...EMPTY_RUN,
      id: String(name ?? key),
      history,
      parameters,
      seed: seedOfParameters(parameters),
      files,
      notes,
    };
  });
  return runs.length === 0 ? refused(file.path, 'holds no run') : finishOutput(runs, { path: file.path, choice });
}

function historiesOf(database: RunDatabase): ReadonlyMap<string, Logged> {
  const points = grouped(database.rows('SELECT * FROM metrics ORDER BY id'));
  return new Map(
    [...points].map(([key, rows]) => {
      const logged = rows.map((row) => {
        const number = stepOf(row) ?? Number.NaN;
        return new Map([...objectIn(row, 'metrics'), [STEP, { text: String(number), number }] as const]);
      });
      const { history, notes } = historyOfRows(logged, { steps: [STEP] });
      return [key, { name: rows[0]?.get('run_name'), history, notes }];
    }),
  );
}

type Latest = {
  readonly name: DatabaseValue | undefined;
  readonly points: Map<string, { readonly step: number; readonly value: number | null }>;
};

/** The newest point of every metric, used if all points would be too many to hold. */
function latestOf(database: RunDatabase): ReadonlyMap<string, Logged> {
  const runs = new Map<string, Latest>();
  for (const row of rowsInTurn(database)) {
    const key = keyOf(row);
    const run = runs.get(key) ?? { name: row.get('run_name'), points: new Map() };
    runs.set(key, run);
    takeLatest(row, run.points);
  }
  const notes = [`more than ${String(MOST_ROWS)} points: histories were left out, the latest values are read`];
  return new Map(
    [...runs].map(([key, { name, points }]) => {
      const history = [...points].map(
        ([metric, { step, value }]) => [pathOf([metric]), { steps: [step], values: [value] }] as const,
      );
      return [key, { name, history: new Map(history), notes }];
    }),
  );
}

function takeLatest(row: Row, points: Latest['points']): void {
  const step = stepOf(row);
  if (step === undefined) return;
  for (const [metric, said] of objectIn(row, 'metrics')) {
    const value = pointOf(said);
    if (value !== undefined && step >= (points.get(metric)?.step ?? step)) points.set(metric, { step, value });
  }
}

function* rowsInTurn(database: RunDatabase): Generator<Row> {
  for (let last = ''; ;) {
    const where = last === '' ? '' : ` WHERE id > ${last}`;
    const rows = database.rows(`SELECT * FROM metrics${where} ORDER BY id LIMIT ${String(ROWS_AT_ONCE)}`);
    yield* rows;
    const id = rows.at(-1)?.get('id');
    if (rows.length < ROWS_AT_ONCE || typeof id !== 'number') return;
    last = String(id);
  }
}

const stepOf = (row: Row): number | undefined => {
  const step = row.get('step');
  return typeof step === 'number' && Number.isFinite(step) ? step : undefined;
};

/** Newer databases distinguish runs of one name by an id. */
const keyOf = (row: Row): string => String(row.get('run_id') ?? row.get('run_name') ?? '');

const grouped = (rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> => groupBy(rows, keyOf);

function objectIn(row: Row, key: string): JsonObject {
  const text = row.get(key);
  const reading = typeof text === 'string' ? readJson(text) : undefined;
  return reading?.kind === 'json' && isJsonObject(reading.value) ? reading.value : new Map();
}
