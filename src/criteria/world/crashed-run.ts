import { isParameter } from '../../runs/reading/parameter-names.ts';
import { foldName } from '../../text/fold-name.ts';
import { lacking } from '../numbers/operand.ts';
import { lazy } from '../../text/lazy.ts';
import { CRASHED } from '../../values/crash-words.ts';
import type { Lacking } from '../numbers/operand.ts';
import type { RunRow } from './run-row.ts';

const WORDS = { failed: 'failed', killed: 'was killed', finished: undefined, started: 'has not ended' } as const;

/** That a run did not come to its end, by its record or its status: nothing that it measured is known. Undefined for all others. */
export function crashed(run: RunRow): Lacking | undefined {
  const { name, record } = run;
  const how = record === undefined ? howByStatus(run) : WORDS[record.status];
  const where = record === undefined ? 'in its row' : 'by its run record';
  return how === undefined
    ? undefined
    : lacking(
        `${name} ${how}, ${where}: what it measured decides nothing`,
        `a run that finished, or \`excluded: reason\` in the row of ${name}`,
      );
}

/** What a column of runs is called that says how each ended. `Result` may say what came of it. */
const STATUS_COLUMNS = ['status', 'state', 'run_status'] as const;
/** `Failed` may as well mean that the run is no better. */
const DID_NOT_END = lazy(() => new RegExp(`^(?:${CRASHED})(?![\\w-])`));
const UNFINISHED = /^(?:running|in progress|still running|ongoing)(?![\w-])/;
const NO_WORD = /^[^a-z]+/;

/** How a run without a record ended, where a column of its row says so. */
function howByStatus({ cells }: RunRow): string | undefined {
  const cell = STATUS_COLUMNS.map((name) => cells.get(name)?.cell.text).find((text) => text !== undefined);
  const words = cell?.toLowerCase().replace(NO_WORD, '') ?? '';
  if (DID_NOT_END().test(words)) return 'did not finish';
  return UNFINISHED.test(words) ? WORDS.started : undefined;
}

/** Whether a column of a run has a measured value, rather than a setting of the run. */
export function isMeasured({ record }: RunRow, column: string): boolean {
  if (record === undefined) return !isParameter([column], { kind: 'number', text: '' });
  const path = record.columns?.get(column);
  const names = path === undefined ? [column] : [path, column];
  const isIn = (values: ReadonlyMap<string, unknown>): boolean =>
    [...values.keys()].some((key) => names.some((name) => key === name || foldName(key) === foldName(name)));
  if (isIn(record.metrics)) return true;
  return !isIn(record.parameters) && !isParameter([column], { kind: 'number', text: '' });
}
