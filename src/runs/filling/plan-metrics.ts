import { foldName } from '../../text/fold-name.ts';
import { isMissing } from '../../values/missing.ts';
import { plainText } from '../../values/plain-text.ts';
import { intervalText } from './interval-text.ts';
import { mapColumns } from './mapping.ts';
import { rewriteRow } from '../row/rewrite-row.ts';
import { cellSource, habitOf, saysSame } from '../row/row-cells.ts';
import { runCell } from './run-cell.ts';
import { layoutOf } from '../row/table-layout.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { ColumnRecord, RowRecord, TableRecord } from '../../records/record.ts';
import type { Edit } from '../../text/edit.ts';
import type { Assignment, MappingProblem, Suggestion } from './mapping.ts';
import type { CellDifference } from '../row/plan-row.ts';
import type { RowCell } from '../row/row-cells.ts';
import type { Run } from '../run.ts';
import type { TableLayout } from '../row/table-layout.ts';

export type MetricsOptions = {
  /** `--map`: row label -> path. */
  readonly map?: ReadonlyMap<string, string>;
  readonly units?: ReadonlyMap<string, string>;
  /** Cells that say something else are rewritten. */
  readonly replace?: boolean;
};

export type MetricsPlan = {
  readonly edits: readonly Edit[];
  /** Row label -> value cell as it will stand; all rows that the run has a value for. */
  readonly cells: ReadonlyMap<string, string>;
  /** Row label -> path. */
  readonly paths: ReadonlyMap<string, string>;
  /** Whether cells with another value were rewritten. */
  readonly isReplacing: boolean;
  readonly differences: readonly CellDifference[];
  readonly blank: readonly string[];
  readonly masked: readonly string[];
  readonly suggestions: readonly Suggestion[];
  readonly problems: readonly MappingProblem[];
};

const VALUE_NAMES: readonly string[] = ['value', 'result', 'measured', 'score', 'test', 'mean'];

/** Whether a table takes one value a row, by the name in its first column. */
export const takesMetrics = (table: TableRecord): boolean =>
  (table.role === 'metrics' || table.role === 'parameters') && valueColumnOf(table) !== undefined;

/**
 * Plans the values of a metrics or hyperparameter table, row by row: blanks are filled in the column's own style, a 95% interval
 * beside them where the output gives one; what says otherwise is a conflict.
 */
export function planMetrics(
  document: MarkdownDocument,
  table: TableRecord,
  run: Run,
  options: MetricsOptions = {},
): MetricsPlan {
  const rows = table.rows.filter((row) => row.class !== 'summary' && row.class !== 'repeated-header');
  const labels = rows.map((row, index) => labelColumn(row, index));
  const mapping = mapColumns(labels, run, options.map === undefined ? {} : { explicit: ownOf(options.map, labels) });
  const layout = layoutOf(document, table.place.table);
  const masked: string[] = [];
  const changes = rows.flatMap((row, index) => {
    const label = labels[index];
    const assignment = label === undefined ? undefined : mapping.assignments.get(label.name);
    if (label === undefined || assignment === undefined) return [];
    const made = rowChange({ document, table, layout, run, options, row, label: label.header, assignment });
    masked.push(...made.masked);
    return [made];
  });
  const differences = changes.flatMap((change) => change.differences);
  const isRefused = differences.length > 0 && options.replace !== true;
  return {
    edits: isRefused ? [] : changes.flatMap(({ edits }) => edits),
    cells: new Map(changes.map(({ label, cell }) => [label, cell])),
    paths: new Map(changes.map(({ label, path }) => [label, path])),
    isReplacing: differences.length > 0 && !isRefused,
    differences,
    blank: mapping.unmatchedColumns.map(({ header }) => header),
    masked,
    suggestions: mapping.suggestions,
    problems: mapping.problems,
  };
}

/** A row's label in the shape of a column, so that both are matched by one rule. */
const labelColumn = (row: RowRecord, index: number): ColumnRecord => ({
  name: `${foldName(plainText(row.cells[0]?.text ?? ''))}#${String(index)}`,
  header: plainText(row.cells[0]?.text ?? ''),
  span: row.row.span,
  index,
  type: undefined,
  unit: undefined,
  spec: undefined,
});

/** Only what names a row of this table: other labels are another table's. */
const ownOf = (map: ReadonlyMap<string, string>, labels: readonly ColumnRecord[]): ReadonlyMap<string, string> =>
  new Map(
    [...map].filter(([wanted]) =>
      labels.some(({ header }) => header === wanted || foldName(header) === foldName(wanted)),
    ),
  );

/** The column that holds the values of such a table. */
export function valueColumnOf({ columns }: TableRecord): ColumnRecord | undefined {
  return VALUE_NAMES.map((name) => columns.find((column) => column.index > 0 && column.name === name)).find(
    (found) => found !== undefined,
  );
}

const intervalColumnOf = ({ columns }: TableRecord): ColumnRecord | undefined =>
  columns.find(({ name, index }) => index > 0 && /(?:^|_)ci(?:$|_)|confidence|interval/.test(name));

type RowTask = {
  readonly document: MarkdownDocument;
  readonly table: TableRecord;
  readonly layout: TableLayout;
  readonly run: Run;
  readonly options: MetricsOptions;
  readonly row: RowRecord;
  readonly label: string;
  readonly assignment: Assignment;
};

type RowChange = {
  readonly label: string;
  readonly path: string;
  readonly cell: string;
  readonly edits: readonly Edit[];
  readonly differences: readonly CellDifference[];
  readonly masked: readonly string[];
};

function rowChange(task: RowTask): RowChange {
  const { document, table, layout, run, options, row, label, assignment } = task;
  const sources = table.columns.map(({ index }) => row.cells[index]?.text ?? '');
  const changed = sources.map(() => false);
  const differences: CellDifference[] = [];
  const put = (column: ColumnRecord, cell: RowCell, source: string): void => {
    const there = sources[column.index] ?? '';
    if (saysSame(there, cell, { source, column })) return;
    if (!isOpen(there)) differences.push({ column: label, there, given: source });
    sources[column.index] = source;
    changed[column.index] = true;
  };
  const value = valueColumnOf(table);
  const made = runCell(assignment, { run, above: [], units: options.units ?? new Map() });
  if (value !== undefined) {
    const habit = habitOf(table, value.index);
    const source = cellSource(made.cell, habit, value);
    put(value, made.cell, source);
    const interval = intervalColumnOf(table);
    const text =
      interval === undefined ? undefined : intervalText(run, assignment, { source, above: texts(table, interval) });
    if (interval !== undefined && text !== undefined) put(interval, { text, form: 'verbatim' }, text);
  }
  const isChanged = changed.includes(true);
  return {
    label,
    path: assignment.path,
    cell: sources[value?.index ?? -1] ?? '',
    edits: isChanged ? rewriteRow(document, row.row, { sources, changed, layout }).edits : [],
    differences,
    masked: made.masked,
  };
}

const texts = (table: TableRecord, { index }: ColumnRecord): readonly string[] => [
  ...(table.spec?.samples ?? []).flatMap((sample) => sample[index] ?? []),
  ...table.rows.flatMap((row) => row.cells[index]?.text ?? []),
];

/** Blank, `TBD`, or a bracketed placeholder. */
const isOpen = (text: string): boolean => isMissing(plainText(text)) || /^\[[^[\]\d]*\]$/.test(plainText(text));
