import { foldName } from '../../text/fold-name.ts';
import { isCompared } from '../../values/compared.ts';
import { readValue } from '../../values/read-value.ts';
import { isOpenCell } from '../samples/open-cell.ts';
import { isStandIn } from '../samples/sample.ts';
import { MEASURED_COLUMNS } from '../words/column-words.ts';
import { namesPart } from '../words/table-words.ts';
import { isLimitName, limitColumnsIn } from '../words/limit-columns.ts';

/** Whether the template itself says what labelled rows have to reach. */
export function hasThresholds(
  header: readonly string[],
  samples: readonly (readonly string[])[],
  label: number,
): boolean {
  const names = header.map((title) => foldName(title));
  const [limit] = limitColumnsIn(names, label);
  const at = limit?.at ?? -1;
  return (
    at > 0 &&
    samples.length > 0 &&
    samples.every((row) => isLabel(row[label] ?? '')) &&
    samples.some((row) => !isOpenCell(row[at] ?? ''))
  );
}

/** Whether the template gives the limits to compare with (`< 12%`) beside a column for the results. */
export function comparesItself(header: readonly string[], samples: readonly (readonly string[])[]): boolean {
  const names = header.map((title) => foldName(title));
  const at = names.findIndex((name, index) => index > 0 && isLimitName(name));
  return names.some((name) => MEASURED_COLUMNS.has(name)) && samples.some((row) => isCompared(row[at] ?? ''));
}

const isLabel = (label: string): boolean => label !== '' && !isStandIn(label) && readValue(label).kind === 'text';

/**
 * The columns of fixed rows that the template fills in. Labels before cells to be filled in are to be kept, and so is
 * the text between them (`MMLU | accuracy | 5 | … |`). Undefined: rows with all cells filled in are examples. A single
 * row counts as fixed only if all its other cells are open.
 */
export function printedColumns(
  samples: readonly (readonly string[])[],
  label: number,
): ReadonlySet<number> | undefined {
  const [first = []] = samples;
  const last = first.length - 1;
  if (samples.length === 0 || !samples.every((row) => isLabel(row[label] ?? ''))) return undefined;
  const isOpen = (at: number): boolean => samples.every((row) => isOpenCell(row[at] ?? ''));
  const printed = first.flatMap((_, at) => (at > label && !isOpen(at) ? [at] : []));
  return last <= label || (isOpen(last) && (printed.length === 0 || samples.length > 1)) ? new Set(printed) : undefined;
}

/** Columns of fixed rows that name the part of the data which a row is about (`WER | test-clean | ≤ 3% | … |`): labels, too. */
export const partColumns = (
  header: readonly string[],
  samples: readonly (readonly string[])[],
  label: number,
): readonly number[] =>
  header.flatMap((title, at) =>
    at > label && samples.length > 0 && namesPart(foldName(title)) && samples.every((row) => isLabel(row[at] ?? ''))
      ? [at]
      : [],
  );

/** The warning about rows that are taken for examples because of their cells alone. */
export const DROPPED_ROWS =
  'its rows are read as examples, which `new` leaves out: `<!-- expctl: rows=fixed -->` below the table keeps them, `rows=sample` says it is meant';

/** Whether rows taken for examples begin with words, like labels do; a single row is an example. */
export const looksFixed = (samples: readonly (readonly string[])[], label: number): boolean =>
  samples.length > 1 && samples.every((row) => isLabel(row[label] ?? ''));
