import { cellWords } from '../escape/cell-text.ts';
import { keyParts, wholeKey } from '../records/tables/key-parts.ts';
import { shiftOf, shiftWords } from '../runs/shifted-row.ts';
import type { TableRecord } from '../records/record.ts';
import type { RowDifference } from '../runs/compare-row.ts';
import type { RunRow } from './world/run-row.ts';
import type { World } from './world/world.ts';
import type { InvalidReason, Outcome } from './outcome.ts';

/**
 * Why the runs may not be compared: an unmet protocol item, a run id with two different rows, a row that contradicts
 * its record.
 */
export function incomparable(worlds: readonly World[], protocol: readonly Outcome[]): readonly InvalidReason[] {
  const broken = protocol
    .filter(({ kind }) => kind === 'unmet')
    .map(({ criterion: { key, label }, because }): InvalidReason => {
      return { kind: 'protocol', because: `protocol item ${label} is unmet: ${because}`, key };
    });
  return [...broken, ...worlds.flatMap((world) => [...doubledRuns(world.runs), ...contradictions(world)])];
}

/**
 * Equal rows are a copy, which `check` reports; different ones contradict each other, unless they have different seeds
 * or are below different headings.
 */
function doubledRuns(runs: readonly RunRow[]): readonly InvalidReason[] {
  const keyOf = runKeys();
  const seen = new Map<string, RunRow>();
  const doubled = new Map<string, string>();
  for (const run of runs) {
    if (run.id === '') continue;
    const key = keyOf(run);
    const before = seen.get(key);
    const column = before && differingColumn(before, run);
    if (before === undefined) seen.set(key, run);
    else if (column !== undefined && !doubled.has(run.id)) doubled.set(run.id, column);
  }
  return [...doubled].map(([id, column]) => {
    return { kind: 'doubled-run', because: `run ${id} is there twice with different values (${column})` };
  });
}

/** What two rows of the same measurement have in common: heading path, id, and the other parts of the key. */
function runKeys(): (run: RunRow) => string {
  const partsOf = new Map<TableRecord, readonly number[]>();
  return ({ id, row, table }) => {
    if (row === undefined || table === undefined) return id;
    const parts = partsOf.get(table) ?? keyParts(table);
    partsOf.set(table, parts);
    return [...table.place.path, wholeKey(row, parts)].join('\n');
  };
}

function differingColumn(a: RunRow, b: RunRow): string | undefined {
  for (const [name, { cell, column }] of a.cells) {
    const other = b.cells.get(name)?.cell;
    if (plain(other?.text) !== plain(cell.text)) return column.header;
  }
  return undefined;
}

/** Emphasis and ticks make no difference. */
const plain = (text: string | undefined): string => (text ?? '').replace(/[*_`~\s]+/gu, ' ').trim();

/** Excluded rows are not checked; a row that was blanked, and so is no longer a run, is not excluded. */
const contradictions = ({ runs, references, leftOut }: World): readonly InvalidReason[] =>
  [...runs, ...references, ...leftOut.map(({ run }) => run)]
    .filter(({ contradicted }) => contradicted.length > 0)
    .map((run) => ({
      kind: 'contradicted-row',
      because: `row ${run.id} contradicts its run record: ${contradictionWords(run)}`,
    }));

function contradictionWords({ table, row, record, contradicted }: RunRow): string {
  const isRow = table !== undefined && row !== undefined && record !== undefined;
  const shift = isRow ? shiftOf(table, row, record) : undefined;
  return shift === undefined ? contradicted.map(differenceWords).join(', ') : `it is ${shiftWords(shift)}`;
}

const differenceWords = ({ column, cell, recorded }: RowDifference): string =>
  `${column} is ${cell.trim() === '' ? 'blank' : cellWords(cell)} here and ${cellWords(recorded)} there`;
