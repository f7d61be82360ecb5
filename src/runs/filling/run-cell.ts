import { parseDecimal } from '../../values/decimal-text.ts';
import { isIdentifierName } from '../../values/identifier-names.ts';
import { maskRunValue } from '../mask-run-value.ts';
import { unitOfPath } from './unit-of-key.ts';
import { textOf } from '../run.ts';
import type { LogProblem } from '../log-problem.ts';
import type { Assignment } from './mapping.ts';
import type { RowCell } from '../row/row-cells.ts';
import type { Run, RunValue } from '../run.ts';
import type { ColumnRecord } from '../../records/record.ts';

/** Pairs of words that columns use for yes and no. */
const WORD_PAIRS = [
  ['✅', '❌'],
  ['✓', '✗'],
  ['yes', 'no'],
  ['Yes', 'No'],
  ['True', 'False'],
  ['PASS', 'FAIL'],
] as const;

export type CellContext = {
  readonly run: Run;
  /** Cells of the column whose style the new one follows. */
  readonly like: readonly string[];
  /** The column of the cell. */
  readonly column: ColumnRecord;
  /** Path -> unit of the number at that path. */
  readonly units: ReadonlyMap<string, string>;
};

/** The text of a run's value in a cell: secrets are masked, lists and flags are in the column's own style. */
export function runCell(
  { path, value }: Assignment,
  { run, like, column, units }: CellContext,
): { cell: RowCell; masked: readonly string[] } {
  if (value.kind === 'number') {
    if (isKeptAsItIs(value.text, column)) return { cell: { text: value.text, form: 'verbatim' }, masked: [] };
    const form = run.parameters.has(path) ? 'parameter' : 'metric';
    const unit = units.get(path) ?? unitOfPath(path, column.unit);
    return { cell: { text: value.text, form, unit }, masked: [] };
  }
  if (value.kind === 'boolean') {
    const usual = WORD_PAIRS.find((words) => like.some((text) => words.some((word) => word === text)));
    const pair = usual ?? (column.type === 'mark' ? WORD_PAIRS[0] : (['true', 'false'] as const));
    return { cell: { text: pair[value.text === 'true' ? 0 : 1], form: 'verbatim' }, masked: [] };
  }
  const { value: shown, masked } = maskRunValue(path, value);
  const text = shown.kind === 'list' ? shown.items.join(separatorOf(like)) : textOf(shown);
  return { cell: { text, form: 'verbatim' }, masked };
}

/**
 * The column's style is not applied to an identifier (`1.10` is another version than `1.1`), nor to a number that no
 * double holds (`1e400`).
 */
const isKeptAsItIs = (text: string, { header }: ColumnRecord): boolean =>
  isIdentifierName(header) || !Number.isFinite(Number(text));

/** Whether a value is a list of several numbers; a single one does not count. */
export const isNumberList = (value: RunValue): boolean =>
  value.kind === 'list' &&
  value.items.length > 1 &&
  value.items.every((item) => parseDecimal(item.trim()) !== undefined);

/** Why several numbers are not written where a single one is expected. */
export const listProblem = (header: string, { path, value }: Assignment): LogProblem => ({
  message: `${header} takes one number, and ${path} is a list of ${String(value.kind === 'list' ? value.items.length : 0)}`,
  hint: `--select last (step:N, best:${path}:lower or :higher) reads lists of one length as points over time; else write the one number into the output`,
});

/** `,` if the column writes lists without blanks. */
const separatorOf = (like: readonly string[]): string => (like.some((text) => /\S,\S/.test(text)) ? ',' : ', ');
