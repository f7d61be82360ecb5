import { lazy } from '../../text/lazy.ts';
import { CRASHED, FAILED } from '../../values/crash-words.ts';
import type { Value } from '../../values/value.ts';
import type { ColumnRecord } from '../record.ts';

const STATUS_NAMES: ReadonlySet<string> = new Set(['status', 'state', 'result', 'outcome']);

/** The columns that give a run's status. */
export const statusColumns = (columns: readonly ColumnRecord[]): readonly ColumnRecord[] =>
  columns.filter(({ name }) => STATUS_NAMES.has(name));

/** Hardly any cell has one of these words, and V8 takes milliseconds to compile the letters of every script. */
const MAY_SAY = /crash|fail|error|oom|out of|kill|abort|interr|preempt|time[sd]? ?out|diverged/i;
const SAYS = lazy(() => new RegExp(`^[^\\p{L}\\p{N}]*(?:${CRASHED}|${FAILED})[^\\p{L}\\p{N}]*(?:$|[\\s(:—–-])`, 'iu'));

/** Whether a cell of a status column says that its run crashed, so that a zero in the row was not measured. */
export const saysCrashed = (cell: string): boolean => MAY_SAY.test(cell) && SAYS().test(cell);

/**
 * Whether a value is the number that loggers print for a run that measured nothing: `0.0`, `0.000000`. A bare `0` may
 * be a seed or a step.
 */
export const isSentinel = (value: Value): boolean =>
  value.kind === 'number' && value.number === 0 && /^[^\d]*0?\.0+[^\d]*$/u.test(value.text);
