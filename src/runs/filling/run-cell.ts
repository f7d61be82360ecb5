import { maskRunValue } from '../mask-run-value.ts';
import { textOf } from '../run.ts';
import type { Assignment } from './mapping.ts';
import type { RowCell } from '../row/row-cells.ts';
import type { Run } from '../run.ts';
import type { ValueType } from '../../values/value.ts';

/** How columns write yes and no. */
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
  /** Cells of the column that the new one is written like. */
  readonly like: readonly string[];
  readonly type: ValueType | undefined;
  /** Path -> unit of the number there. */
  readonly units: ReadonlyMap<string, string>;
};

/** What a value of a run says in a cell: secrets masked, lists and flags in the column's own words. */
export function runCell(
  { path, value }: Assignment,
  { run, like, type, units }: CellContext,
): { cell: RowCell; masked: readonly string[] } {
  if (value.kind === 'number') {
    const form = run.parameters.has(path) ? 'parameter' : 'metric';
    return { cell: { text: value.text, form, unit: units.get(path) }, masked: [] };
  }
  if (value.kind === 'boolean') {
    const usual = WORD_PAIRS.find((words) => like.some((text) => words.some((word) => word === text)));
    const pair = usual ?? (type === 'mark' ? WORD_PAIRS[0] : (['true', 'false'] as const));
    return { cell: { text: pair[value.text === 'true' ? 0 : 1], form: 'verbatim' }, masked: [] };
  }
  const { value: shown, masked } = maskRunValue(path, value);
  const text = shown.kind === 'list' ? shown.items.join(separatorOf(like)) : textOf(shown);
  return { cell: { text, form: 'verbatim' }, masked };
}

/** `,` where the column writes lists without blanks. */
const separatorOf = (like: readonly string[]): string => (like.some((text) => /\S,\S/.test(text)) ? ',' : ', ');
