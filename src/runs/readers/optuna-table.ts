import { isJsonNumber } from '../json/json-value.ts';
import { pathOf } from '../key-path.ts';
import { rowsOfCsv } from '../outputs/rows-of-csv.ts';
import { runValueOf } from '../reading/run-value.ts';
import { timeOfText } from '../reading/times.ts';
import { TRIAL_STATES } from './optuna-trials.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { RunFile } from '../outputs/run-tree.ts';
import type { OptunaTrial } from './optuna-trials.ts';

/** Columns that only `study.trials_dataframe().to_csv()` writes together. */
const COLUMNS = ['number', 'datetime_start', 'state'] as const;

/** Whether a text begins like Optuna's table of trials. */
export function isTrialTable(head: string): boolean {
  const names = (head.split('\n')[0] ?? '').split(',').map((name) => name.trim());
  return COLUMNS.every((name) => names.includes(name)) && names.some((name) => /^values?(?:_\d+)?$/.test(name));
}

/** The trials of Optuna's table, with notes; or why it was not read. */
export function trialsOfTable(file: RunFile) {
  const table = rowsOfCsv(file, ',');
  if (table.kind === 'refused') return table;
  return { kind: 'trials' as const, trials: table.rows.map(trialOf), notes: table.notes };
}

function trialOf(row: JsonObject): OptunaTrial {
  const number = row.get('number');
  const state = TRIAL_STATES.findIndex((name) => name === row.get('state'));
  const values = [...row].filter(([name, value]) => /^values?(?:_\d+)?$/.test(name) && value !== null);
  return {
    number: isJsonNumber(number) ? number.number : 0,
    state: state < 0 ? TRIAL_STATES.indexOf('WAITING') : state,
    started: timeIn(row, 'datetime_start'),
    ended: timeIn(row, 'datetime_complete'),
    values: values.map(([, value]) => value),
    parameters: valuesUnder(row, 'params_'),
    attributes: valuesUnder(row, 'user_attrs_'),
    points: new Map(),
  };
}

function timeIn(row: JsonObject, name: string): string | undefined {
  const text = row.get(name);
  return typeof text === 'string' ? timeOfText(text) : undefined;
}

/** A blank is a value that only other trials of a conditional space have. */
const valuesUnder = (row: JsonObject, prefix: string): OptunaTrial['parameters'] =>
  new Map(
    [...row].flatMap(([name, value]) => {
      const read = name.startsWith(prefix) && value !== null ? runValueOf(value) : undefined;
      return read === undefined ? [] : [[pathOf([name.slice(prefix.length)]), read] as const];
    }),
  );
