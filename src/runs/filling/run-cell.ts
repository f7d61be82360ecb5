import { maskValue } from '../masking.ts';
import { textOf } from '../run.ts';
import type { Assignment } from './mapping.ts';
import type { RowCell } from '../row/row-cells.ts';
import type { Run } from '../run.ts';

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
  /** The column's cells in the rows above, as written. */
  readonly above: readonly string[];
  /** Path -> unit of the number there. */
  readonly units: ReadonlyMap<string, string>;
};

/** What a value of a run says in a cell: secrets masked, lists and flags in the column's own words. */
export function runCell(
  { path, value }: Assignment,
  { run, above, units }: CellContext,
): { cell: RowCell; masked: readonly string[] } {
  if (value.kind === 'number') {
    const form = run.parameters.has(path) ? 'parameter' : 'metric';
    return { cell: { text: value.text, form, unit: units.get(path) }, masked: [] };
  }
  if (value.kind === 'boolean') {
    const pair = WORD_PAIRS.find((words) => above.some((text) => words.some((word) => word === text))) ?? [
      'true',
      'false',
    ];
    return { cell: { text: pair[value.text === 'true' ? 0 : 1], form: 'verbatim' }, masked: [] };
  }
  const text = value.kind === 'list' ? value.items.join(separatorOf(above)) : textOf(value);
  const { text: shown, masked } = maskValue(path, text);
  return { cell: { text: shown, form: 'verbatim' }, masked };
}

/** `,` where the rows above write lists without blanks. */
const separatorOf = (above: readonly string[]): string => (above.some((text) => /\S,\S/.test(text)) ? ',' : ', ');
