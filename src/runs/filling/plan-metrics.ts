import { foldName } from '../../text/fold-name.ts';
import { unitOfHeader } from '../../values/header-unit.ts';
import { plainText } from '../../values/plain-text.ts';
import { findColumn, mapColumns } from './mapping.ts';
import { metricRow } from './metric-row.ts';
import { staleMetric } from './stale-metric.ts';
import { labelIndexOf } from '../../records/tables/label-column.ts';
import { measuredColumnOf, valueColumnOf } from '../../records/tables/value-column.ts';
import { layoutOf } from '../row/table-layout.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { ColumnRecord, ExperimentRecord, RowRecord, TableRecord } from '../../records/record.ts';
import type { Edit } from '../../text/edit.ts';
import type { MetricSpec } from '../../template/kind.ts';
import type { LogProblem } from './log-problem.ts';
import type { MappingProblem, Suggestion } from './mapping.ts';
import type { CellDifference } from '../row/plan-row.ts';
import type { RunRecord } from '../run-record.ts';
import type { Run } from '../run.ts';

export type MetricsOptions = {
  /** `--map`: row label -> path. */
  readonly map?: ReadonlyMap<string, string>;
  readonly units?: ReadonlyMap<string, string>;
  /** What the kind says of metrics: their units. */
  readonly metrics?: readonly MetricSpec[];
  /** The run's record, where it was logged before. */
  readonly existing?: RunRecord | undefined;
  /** Cells that say something else are rewritten. */
  readonly replace?: boolean;
  /** Row label -> what a run before wrote there: blanked where this one has no value for it. */
  readonly stale?: ReadonlyMap<string, string>;
};

export type MetricsPlan = {
  /** Of the table's rows. */
  readonly labels: readonly string[];
  /** What of `--map` names one of them. */
  readonly mapped: readonly string[];
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
  /** Values that are in another unit than the row's. */
  readonly mistakes: readonly LogProblem[];
  readonly notes: readonly string[];
};

/** Rows that take no value. */
const NOT_FILLED: ReadonlySet<RowRecord['class']> = new Set<RowRecord['class']>([
  'summary',
  'repeated-header',
  'excluded',
]);

/** Whether a table takes one value a row, by the name in its first column. */
export const takesMetrics = (table: TableRecord): boolean =>
  (table.role === 'metrics' || table.role === 'parameters') && valueColumnOf(table) !== undefined;

/** The tables of a record that take the values of its one run; what asks for them (`Metric | Target | Actual`) only where nothing else does. */
export function metricsTablesOf({ tables }: Pick<ExperimentRecord, 'tables'>): readonly TableRecord[] {
  const telling = tables.filter(takesMetrics);
  if (telling.length > 0 || tables.some(({ role }) => role === 'runs')) return telling;
  return tables.filter((table) => table.role === 'criteria' && measuredColumnOf(table) !== undefined);
}

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
  const rows = table.rows.filter((row) => !NOT_FILLED.has(row.class));
  const naming = labelIndexOf(table);
  const labels = rows.map((row, index) => labelColumn(row, { naming, index }));
  const explicit = ownOf(options.map ?? new Map(), labels);
  const mapping = mapColumns(labels, run, { explicit });
  const layout = layoutOf(document, table.place.table);
  const value = valueColumnOf(table);
  const units = options.units ?? new Map<string, string>();
  const changes = rows.flatMap((row, index) => {
    const label = labels[index];
    const assignment = label === undefined ? undefined : mapping.assignments.get(label.name);
    if (label === undefined || assignment === undefined || value === undefined) return [];
    const column = metricColumn(value, label.header, options.metrics ?? []);
    return [metricRow({ document, table, layout, run, units, row, column, assignment, existing: options.existing })];
  });
  const gone = rows.flatMap((row, index) => {
    const label = labels[index];
    const written = label === undefined ? undefined : options.stale?.get(label.header);
    if (label === undefined || written === undefined || value === undefined) return [];
    if (mapping.assignments.has(label.name)) return [];
    const column = metricColumn(value, label.header, options.metrics ?? []);
    return [staleMetric({ document, table, layout, row, column, written })];
  });
  const differences = [...changes, ...gone].flatMap((change) => change.differences);
  const mistakes = changes.flatMap((change) => change.mistakes);
  const isRefused = (differences.length > 0 && options.replace !== true) || mistakes.length > 0;
  return {
    labels: labels.map(({ header }) => header),
    mapped: [...explicit.keys()],
    edits: isRefused ? [] : [...changes, ...gone].flatMap(({ edits }) => edits),
    cells: new Map(changes.map(({ label, cell }) => [label, cell])),
    paths: new Map(changes.map(({ label, path }) => [label, path])),
    isReplacing: differences.length > 0 && !isRefused,
    differences,
    blank: mapping.unmatchedColumns.map(({ header }) => header),
    masked: changes.flatMap(({ masked }) => masked),
    suggestions: mapping.suggestions,
    problems: mapping.problems,
    mistakes,
    notes: [...changes, ...gone].flatMap(({ notes }) => notes),
  };
}

type LabelPlace = { readonly naming: number; readonly index: number };

/** A row's label in the shape of a column, so that both are matched by one rule. */
const labelColumn = (row: RowRecord, { naming, index }: LabelPlace): ColumnRecord => ({
  name: `${foldName(plainText(row.cells[naming]?.text ?? ''))}#${String(index)}`,
  header: plainText(row.cells[naming]?.text ?? ''),
  span: row.row.span,
  index,
  type: undefined,
  unit: undefined,
  spec: undefined,
});

/** Only what names a row of this table: other labels are another table's. */
const ownOf = (map: ReadonlyMap<string, string>, labels: readonly ColumnRecord[]): ReadonlyMap<string, string> =>
  new Map([...map].filter(([wanted]) => findColumn(labels, wanted) !== undefined));

/** The value column as one row has it: called after the row's label, in the unit that is declared for it or that the label names. */
export function metricColumn(value: ColumnRecord, label: string, metrics: readonly MetricSpec[]): ColumnRecord {
  const declared = metrics.find(({ name }) => foldName(name) === foldName(label))?.unit;
  return { ...value, header: label, unit: declared ?? unitOfHeader(label) ?? value.unit };
}
