import { isParameter } from '../../runs/reading/parameter-names.ts';
import { foldName } from '../../text/fold-name.ts';
import { lacking } from '../numbers/operand.ts';
import type { Lacking } from '../numbers/operand.ts';
import type { RunRow } from './run-row.ts';

const WORDS = { failed: 'failed', killed: 'was killed', finished: undefined, started: 'has not ended' } as const;

/**
 * A missing value if a run did not finish according to its record: none of its measurements count. Undefined for all
 * other runs.
 */
export function crashed({ name, record }: RunRow): Lacking | undefined {
  const how = record === undefined ? undefined : WORDS[record.status];
  return how === undefined
    ? undefined
    : lacking(
        `${name} ${how}, by its run record: what it measured decides nothing`,
        `a run that finished, or \`excluded: reason\` in the row of ${name}`,
      );
}

/** Whether a column of a run has a measured value, rather than a setting of the run. */
export function isMeasured({ record }: RunRow, column: string): boolean {
  if (record === undefined) return true;
  const path = record.columns?.get(column);
  const names = path === undefined ? [column] : [path, column];
  const isIn = (values: ReadonlyMap<string, unknown>): boolean =>
    [...values.keys()].some((key) => names.some((name) => key === name || foldName(key) === foldName(name)));
  if (isIn(record.metrics)) return true;
  return !isIn(record.parameters) && !isParameter([column], { kind: 'number', text: '' });
}
