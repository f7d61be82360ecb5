import { firstFew } from '../../text/first-few.ts';
import { keysThatTell } from '../reading/keyed-runs.ts';
import { ledgerIn } from '../reading/ledger-in.ts';
import { runOfJson } from '../reading/run-of-json.ts';
import { runsOfRows } from '../reading/runs-of-rows.ts';
import { finishRows, finishRuns } from './finish-runs.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Finishing } from './finish-runs.ts';
import type { RunReading } from '../outputs/run-reading.ts';

const MOST_NAMED = 5;

/** Reads one run; or several, if an object has just a list of them, or a person says what distinguishes them. */
export function readObject(object: JsonObject, finishing: Finishing): RunReading {
  const { file, choice, notes } = finishing;
  const run = runOfJson(object, stemOf(file.path));
  const isBare = run.metrics.size === 0 && run.history.size === 0 && run.replicates.size === 0;
  const ledger = isBare || choice.runKey !== undefined ? ledgerIn(object) : undefined;
  if (ledger === undefined) return finishRuns([run], finishing);
  const { path, rows, beside } = ledger;
  if (choice.runKey !== undefined || runsOfRows(rows).kind === 'runs') {
    const left = beside.length === 0 ? [] : [`left out beside ${path}: ${firstFew(beside, MOST_NAMED)}`];
    return finishRows(rows, { ...finishing, notes: [...notes, ...left] });
  }
  const [key] = keysThatTell(rows);
  const way = key === undefined ? [] : [`where each item of ${path} is a run, --run-key "${key}" makes one of each`];
  return finishRuns([{ ...run, notes: [...run.notes, ...way] }], finishing);
}

const stemOf = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');
