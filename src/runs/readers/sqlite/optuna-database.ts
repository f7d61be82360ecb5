import { readJson } from '../../json/read-json.ts';
import { pathOf } from '../../key-path.ts';
import { factsOfFiles } from '../../outputs/file-facts.ts';
import { TRIAL_STATES, optunaParameter, runOfTrial, wasBegun } from '../optuna-trials.ts';
import { refused } from '../../outputs/refused.ts';
import { timeOfText } from '../../reading/times.ts';
import { runValueOf } from '../../reading/run-value.ts';
import { finishOutput } from '../finish-runs.ts';
import type { DatabaseValue } from '../../../host.ts';
import type { JsonValue } from '../../json/json-value.ts';
import type { OptunaTrial } from '../optuna-trials.ts';
import type { Run } from '../../run.ts';
import type { RunReading } from '../../outputs/run-reading.ts';
import type { RunBytes, RunDatabase } from '../../outputs/run-tree.ts';
import type { RunChoice } from '../reader.ts';

type Row = ReadonlyMap<string, DatabaseValue>;

const MOST_TRIALS = 20_000;
const TRIALS = `SELECT t.trial_id, t.number, t.state, t.datetime_start, t.datetime_complete, s.study_name
  FROM trials t JOIN studies s ON s.study_id = t.study_id ORDER BY t.trial_id LIMIT ${String(MOST_TRIALS + 1)}`;

/** The trials of an Optuna database that were started; if there are several studies, each trial is named by its own. */
export function readOptunaDatabase(database: RunDatabase, file: RunBytes, choice: RunChoice): RunReading {
  const rows = database.rows(TRIALS);
  if (rows.length > MOST_TRIALS) {
    return refused(
      file.path,
      `holds more than ${String(MOST_TRIALS)} trials`,
      'keep each study in a database of its own',
    );
  }
  const runs = runsOf(database, rows).map((run) => ({ ...run, files: factsOfFiles('optuna-db', file) }));
  return runs.length === 0
    ? refused(file.path, 'holds no trial that was begun')
    : finishOutput(runs, { path: file.path, choice });
}

function runsOf(database: RunDatabase, rows: readonly Row[]): readonly Run[] {
  const trials = new Map<DatabaseValue, OptunaTrial>(rows.map((row) => [row.get('trial_id') ?? null, trialOf(row)]));
  fill(database, trials);
  const studies = new Set(rows.map((row) => row.get('study_name')));
  return rows.flatMap((row) => {
    const trial = trials.get(row.get('trial_id') ?? null);
    const study = studies.size > 1 ? String(row.get('study_name') ?? '') : '';
    return trial === undefined || !wasBegun(trial) ? [] : [runOfTrial(trial, study)];
  });
}

function trialOf(row: Row): OptunaTrial {
  const state = TRIAL_STATES.findIndex((name) => name === row.get('state'));
  return {
    number: Number(row.get('number') ?? 0),
    state: state < 0 ? TRIAL_STATES.indexOf('WAITING') : state,
    started: timeOfText(textOf(row, 'datetime_start')),
    ended: timeOfText(textOf(row, 'datetime_complete')),
    values: [],
    parameters: new Map(),
    attributes: new Map(),
    points: new Map(),
  };
}

function fill(database: RunDatabase, trials: ReadonlyMap<DatabaseValue, OptunaTrial>): void {
  const each = (query: string, put: (trial: OptunaTrial, row: Row) => void): void => {
    for (const row of database.rows(query)) {
      const trial = trials.get(row.get('trial_id') ?? null);
      if (trial !== undefined) put(trial, row);
    }
  };
  each('SELECT * FROM trial_params', (trial, row) => {
    const read = optunaParameter(jsonNumber(row, 'param_value'), textOf(row, 'distribution_json'));
    if (read !== undefined) trial.parameters.set(pathOf([textOf(row, 'param_name') ?? '']), read);
  });
  each('SELECT * FROM trial_values ORDER BY trial_id, objective', (trial, row) => {
    trial.values = [...trial.values, marked(row, 'value')];
  });
  const tables = new Set(database.tables());
  if (tables.has('trial_intermediate_values')) {
    each('SELECT * FROM trial_intermediate_values ORDER BY trial_id, step', (trial, row) => {
      const [step, value] = [row.get('step'), marked(row, 'intermediate_value')];
      const isFinite =
        typeof value === 'object' && value !== null && 'number' in value && Number.isFinite(value.number);
      if (typeof step === 'number') trial.points.set(step, isFinite ? value.number : null);
    });
  }
  if (tables.has('trial_user_attributes')) {
    each('SELECT * FROM trial_user_attributes', (trial, row) => {
      const reading = readJson(textOf(row, 'value_json') ?? 'null');
      const read = reading.kind === 'json' ? runValueOf(reading.value) : undefined;
      if (read !== undefined) trial.attributes.set(pathOf([textOf(row, 'key') ?? '']), read);
    });
  }
}

/** A value with its type beside it: the infinities and NaN are stored as null and a word. */
function marked(row: Row, key: string): JsonValue {
  const word = textOf(row, `${key}_type`) ?? '';
  if (word === 'INF_POS') return { text: 'Infinity', number: Number.POSITIVE_INFINITY };
  if (word === 'INF_NEG') return { text: '-Infinity', number: Number.NEGATIVE_INFINITY };
  return word === 'NAN' ? { text: 'NaN', number: Number.NaN } : jsonNumber(row, key);
}

function jsonNumber(row: Row, key: string): JsonValue {
  const value = row.get(key);
  return typeof value === 'number' ? { text: String(value), number: value } : (value ?? null);
}

function textOf(row: Row, key: string): string | undefined {
  const value = row.get(key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
