import type { Value } from '../../values/value.ts';
import type { ColumnRecord } from '../record.ts';

const STATUS_NAMES: ReadonlySet<string> = new Set(['status', 'state', 'result', 'outcome']);
const CRASHED =
  /^[^\p{L}\p{N}]*(?:crash(?:ed)?|failed|failure|error|errored|oom|killed|timeout|diverged)[^\p{L}\p{N}]*(?:$|[\s(:—–-])/iu;

/** The columns that tell how a run ended. */
export const statusColumns = (columns: readonly ColumnRecord[]): readonly ColumnRecord[] =>
  columns.filter(({ name }) => STATUS_NAMES.has(name));

/** Nearly no cell has one of the words; the letters of every script before them take V8 milliseconds to compile. */
const hasWordOfCrash = (text: string): boolean =>
  /crash|fail|error|oom|killed|timeout|diverged/i.test(text) && CRASHED.test(text);

/** Whether a row's status column says that its run crashed, so that a zero in it was never measured. */
export const hasCrashed = (statuses: readonly ColumnRecord[], cells: readonly { readonly text: string }[]): boolean =>
  statuses.some(({ index }) => hasWordOfCrash(cells[index]?.text ?? ''));

/** The number that loggers print for a run that measured nothing: `0.0`, `0.000000`. A bare `0` may be a seed or a step. */
export const isSentinel = (value: Value): boolean =>
  value.kind === 'number' && value.number === 0 && /^[^\d]*0?\.0+[^\d]*$/u.test(value.text);
