import { isMissing } from '../../values/missing.ts';
import { isSameDecimal } from './decimal.ts';
import { textOf } from '../run.ts';
import type { CellDifference } from '../row/plan-row.ts';
import type { RunRecord } from '../run-record.ts';
import type { Run } from '../run.ts';

/** The metrics and numeric parameters of a run that have another value in its record, in full precision. */
export function differencesToRecord(run: Run, record: RunRecord): readonly CellDifference[] {
  return [...run.metrics, ...run.parameters].flatMap(([path, value]) => {
    const kept = record.metrics.get(path) ?? record.parameters.get(path);
    if (kept === undefined || kept === null || typeof kept === 'boolean') return [];
    if (value.kind !== 'number' && value.kind !== 'missing') return [];
    const [there, given] = [String(kept), textOf(value)];
    return given === '' || isSameDecimal(there, given) ? [] : [{ column: path, there, given }];
  });
}

/**
 * Whether a cell was filled with this very number when the run was logged before: a number that filled no cell shows
 * nothing about the scale.
 */
export function holdsNumber(record: RunRecord | undefined, path: string, text: string): boolean {
  if (record === undefined || !hasFilled(record, path)) return false;
  const kept = record.metrics.get(path) ?? record.parameters.get(path);
  return kept !== undefined && kept !== null && isSameDecimal(String(kept), text);
}

const hasFilled = ({ columns = new Map(), row }: RunRecord, path: string): boolean =>
  [...columns].some(([name, from]) => from === path && !isMissing(row.get(name) ?? ''));
