import { dimensionOf } from '../../values/units.ts';
import { defaultCells } from './default-cells.ts';
import { holdsNumber } from '../keeping/differences-to-record.ts';
import { lacksOf } from './cut-short.ts';
import { findColumn, mapColumns } from './mapping.ts';
import { foldKey } from '../key-path.ts';
import { maskSecrets } from '../masking.ts';
import { isNumberList, listProblem, runCell } from './run-cell.ts';
import { isMeasuredName } from './share-names.ts';
import { habitOf, modelCells } from '../row/row-cells.ts';
import { keyCells } from './key-cells.ts';
import { quotedQuantity } from './quoted-quantity.ts';
import { checkUnit } from './unit-check.ts';
import { setProblems } from './set-problems.ts';
import { unitsOf } from './units-of.ts';
import type { ColumnRecord, RowRecord, TableRecord } from '../../records/record.ts';
import type { LogProblem } from '../log-problem.ts';
import type { Mapping } from './mapping.ts';
import type { CellHabit, RowCell } from '../row/row-cells.ts';
import type { RunRecord } from '../run-record.ts';
import type { Run } from '../run.ts';

export type CellsRequest = {
  readonly table: TableRecord;
  /** The table's columns, including those to be added. */
  readonly columns: readonly ColumnRecord[];
  /** The rows above that the new one is compared with. */
  readonly rows: readonly RowRecord[];
  readonly run: Run;
  readonly runId: string;
  readonly command: string | undefined;
  readonly date?: string | undefined;
  readonly git?: RunRecord['git'] | undefined;
  readonly set?: ReadonlyMap<string, string>;
  readonly map?: ReadonlyMap<string, string>;
  readonly saved?: ReadonlyMap<string, readonly string[]>;
  readonly units?: ReadonlyMap<string, string>;
  /** The run's record, if it was logged before. */
  readonly existing?: RunRecord | undefined;
};

export type CellsForRun = {
  readonly cells: ReadonlyMap<string, RowCell>;
  readonly mapping: Mapping;
  /** Path -> unit, both the given ones and those that the check found. */
  readonly units: ReadonlyMap<string, string>;
  readonly masked: readonly string[];
  readonly notes: readonly string[];
  readonly problems: readonly LogProblem[];
};

/**
 * Every cell of a run's row: the id, what a person set, the mapped values, and date, commit and command if those are
 * still open.
 */
export function cellsForRun(request: CellsRequest): CellsForRun {
  const { table, columns, rows, run, runId } = request;
  const cells = new Map<string, RowCell>();
  const masked: string[] = [];
  const notes: string[] = [];
  const existing = request.existing?.run === runId ? request.existing : undefined;
  const given = unitsOf(run, request.units, existing);
  const units = new Map(given.units);
  const problems: LogProblem[] = [...setProblems(request, units)];
  setCells(request, { cells, masked, problems });
  for (const { column, text, isSame } of keyCells(request)) {
    const said = cells.get(column.name)?.text;
    if (said !== undefined && !isSame(said)) problems.push(idProblem(column.header, said, text));
    cells.set(column.name, { text, form: 'verbatim' });
  }
  const mapping = mapColumns(columns, run, {
    ...(request.saved === undefined ? {} : { saved: request.saved }),
    ...(request.map === undefined ? {} : { explicit: request.map }),
    taken: new Set([...cells.keys(), ...commandColumns(request)]),
  });
  const lacks = lacksOf(run, mapping.problems, given.problems);
  problems.unshift(...lacks.problems);
  notes.push(...lacks.notes);
  for (const column of columns) {
    const assignment = mapping.assignments.get(column.name);
    if (assignment === undefined || cells.has(column.name)) continue;
    const habit = habitOf(table, column.index);
    if (isNumberList(assignment.value) && takesOneNumber(column, habit)) {
      problems.push(listProblem(column.header, assignment));
      continue;
    }
    const made = runCell(assignment, { run, like: modelCells(table, column.index), column, units });
    masked.push(...made.masked);
    const context = {
      above: othersOf(rows, runId),
      path: assignment.path,
      printed: habit.style.unit,
      isInParts: habit.style.duration !== undefined,
      isLogged: holdsNumber(existing, assignment.path, made.cell.text),
    };
    const cell = assignment.value.kind === 'text' ? quotedQuantity(made.cell, column, context) : made.cell;
    const checked = checkUnit(cell, column, context);
    if (checked.kind === 'mistake') problems.push(checked);
    else {
      cells.set(column.name, checked.cell);
      const unit = checked.cell.unit ?? takenUnit(column, checked.cell);
      if (unit !== undefined) units.set(assignment.path, unit);
      if (checked.note !== undefined) notes.push(checked.note);
    }
  }
  for (const [name, cell] of openCells(request)) if (!cells.has(name)) cells.set(name, cell);
  for (const column of columns) if (!cells.has(column.name)) notes.push(...replicateNotes(run, column));
  const left = { ...mapping, unmatchedColumns: mapping.unmatchedColumns.filter(({ name }) => !cells.has(name)) };
  const suggestions = mapping.suggestions.filter(({ column }) =>
    left.unmatchedColumns.some(({ header }) => header === column),
  );
  return { cells, mapping: { ...left, suggestions }, units, masked, notes, problems };
}

/**
 * A bare number is taken to be in its column's unit; that unit is recorded, in case the header later has another one.
 */
const takenUnit = ({ unit }: ColumnRecord, { form, text }: RowCell): string | undefined =>
  unit !== undefined && form === 'metric' && text !== '' && dimensionOf(unit) !== 'name' ? unit : undefined;

/** Decided by the numbers in the column, or by its name. */
const takesOneNumber = ({ header, type, unit }: ColumnRecord, { style }: CellHabit): boolean =>
  style.notation !== 'none' || type === 'number' || unit !== undefined || isMeasuredName(header);

/** A run is compared with the others, not with its own earlier row, if there are others. */
function othersOf(rows: readonly RowRecord[], runId: string): readonly RowRecord[] {
  const others = rows.filter(({ id }) => id !== runId);
  return others.length > 0 ? others : rows;
}

const idProblem = (header: string, said: string, runId: string): LogProblem => ({
  message: `${header} is set to ${said}, and the run is called ${runId}`,
  hint: `name the run with --run-id ${said}`,
});

/** Several seeds have no single value, and none is computed here. */
const replicateNotes = ({ replicates }: Run, column: ColumnRecord): readonly string[] =>
  [...replicates]
    .filter(([path]) => foldKey(path) === foldKey(column.header))
    .map(
      ([path, { length }]) =>
        `${path} has ${String(length)} seeds and no single value; log each seed as a run of its own`,
    );

/** A given command takes precedence over the output's. */
const commandColumns = (request: CellsRequest): readonly string[] =>
  request.command === undefined
    ? []
    : [...defaultCells(request.columns, [], { ...NOTHING, command: request.command }).keys()];

const NOTHING = { date: undefined, commit: undefined, command: undefined, seed: undefined };

const openCells = ({ columns, rows, run, command, date, git }: CellsRequest): ReadonlyMap<string, RowCell> =>
  defaultCells(columns, rows, { date: run.ended ?? run.started ?? date, commit: git?.commit, command, seed: run.seed });

type Setting = { readonly cells: Map<string, RowCell>; readonly masked: string[]; readonly problems: LogProblem[] };

function setCells({ columns, set }: CellsRequest, { cells, masked, problems }: Setting): void {
  for (const [wanted, text] of set ?? []) {
    const column = findColumn(columns, wanted);
    if (column === undefined) {
      const headers = columns.map(({ header }) => header).join(', ');
      problems.push({
        message: `the table has no column ${wanted}`,
        hint: `it has ${headers}; \`expctl log … --add-column "${wanted}"\` adds it`,
      });
      continue;
    }
    const shown = maskSecrets(text);
    masked.push(...shown.masked);
    cells.set(column.name, { text: shown.text, form: 'verbatim' });
  }
}
