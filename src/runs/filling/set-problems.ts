import { readValue } from '../../values/read-value.ts';
import { sameWithinPrint } from '../../values/same-within-print.ts';
import { findColumn, mapColumns } from './mapping.ts';
import { habitOf } from '../row/row-cells.ts';
import { keysOf } from '../row/row-key.ts';
import type { CellsRequest } from './cells-for-run.ts';
import type { LogProblem } from '../log-problem.ts';
import type { RunValue } from '../run.ts';

/**
 * The problems where `--set` gives another number than the output for what would fill the column. Words are not
 * compared.
 */
export function setProblems(
  { table, columns, set = new Map<string, string>(), run, saved, map }: CellsRequest,
  units: ReadonlyMap<string, string>,
): readonly LogProblem[] {
  if (set.size === 0) return [];
  const keys = keysOf(table).flatMap((index) => table.columns[index]?.name ?? []);
  const { assignments } = mapColumns(columns, run, {
    ...(saved === undefined ? {} : { saved }),
    ...(map === undefined ? {} : { explicit: map }),
    taken: new Set(keys),
  });
  return [...set].flatMap(([wanted, text]) => {
    const column = findColumn(columns, wanted);
    const assignment = column === undefined ? undefined : assignments.get(column.name);
    if (column === undefined || assignment === undefined) return [];
    const { path, value } = assignment;
    const told = readValue(text, column.type === 'text' ? undefined : column.type);
    const isNumber = told.kind === 'number' || told.kind === 'uncertain' || told.kind === 'range';
    const unit = column.unit ?? habitOf(table, column.index).style.unit;
    const exact = exactOf(value);
    if (!isNumber || exact === undefined) return [];
    const isSame = sameWithinPrint(told, exact, { cell: unit, exact: units.get(path) });
    return isSame ? [] : [problem(column.header, { text, path, measured: value })];
  });
}

/** NaN if the run measured something that is not a number; undefined for what no number can contradict. */
function exactOf(value: RunValue): number | undefined {
  if (value.kind === 'number') return Number(value.text);
  return value.kind === 'missing' && value.text !== '' ? Number.NaN : undefined;
}

type Contradiction = { readonly text: string; readonly path: string; readonly measured: RunValue };

const problem = (header: string, { text, path, measured }: Contradiction): LogProblem => ({
  message: `${header} is set to ${text}, and the output says ${path} ${measured.kind === 'list' ? '' : measured.text}`,
  hint: `leave --set "${header}=…" out, and the row says what the output says; --unit "${path}=UNIT" says what that is in, --map "${header}=KEY" which key is meant`,
});
