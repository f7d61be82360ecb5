import { isJsonObject } from '../../json/json-value.ts';
import { readJson } from '../../json/read-json.ts';
import { flatValues, seedOfParameters } from '../../outputs/flat-values.ts';
import { historyOfRows } from '../../outputs/history-of-rows.ts';
import { withoutPrivate } from '../../outputs/yaml-in.ts';
import { EMPTY_RUN } from '../../run.ts';
import { groupBy } from '../../../text/group-by.ts';
import type { DatabaseValue } from '../../../host.ts';
import type { JsonObject } from '../../json/json-value.ts';
import type { Run } from '../../run.ts';
import type { RunDatabase } from '../reader.ts';

type Row = ReadonlyMap<string, DatabaseValue>;

const MOST_POINTS = 1_000_000;

/** No metric is called so. */
const STEP = '\u0000step';

/** The runs of a Trackio project: what was logged as JSON over steps, and what each was given. */
export function runsOfTrackio(database: RunDatabase): readonly Run[] {
  const points = grouped(database.rows(`SELECT * FROM metrics ORDER BY id LIMIT ${String(MOST_POINTS)}`));
  const configs = grouped(database.rows('SELECT * FROM configs'));
  return [...points].map(([key, rows]) => {
    const logged = rows.map((row) => {
      const step = row.get('step');
      const number = typeof step === 'number' ? step : Number.NaN;
      return new Map([...objectIn(row, 'metrics'), [STEP, { text: String(number), number }] as const]);
    });
    const { history, notes } = historyOfRows(logged, { steps: [STEP] });
    const parameters = flatValues(withoutPrivate(objectIn(configs.get(key)?.at(-1) ?? new Map(), 'config')));
    const name = rows[0]?.get('run_name');
    return { ...EMPTY_RUN, id: String(name ?? key), history, parameters, seed: seedOfParameters(parameters), notes };
  });
}

/** Newer databases tell runs of one name apart by an id. */
const grouped = (rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> =>
  groupBy(rows, (row) => String(row.get('run_id') ?? row.get('run_name') ?? ''));

function objectIn(row: Row, key: string): JsonObject {
  const text = row.get(key);
  const reading = typeof text === 'string' ? readJson(text) : undefined;
  return reading?.kind === 'json' && isJsonObject(reading.value) ? reading.value : new Map();
}
