import { foldName } from '../../text/fold-name.ts';
import { foldKey } from '../key-path.ts';
import { headerForms } from './header-forms.ts';
import { findColumn, mapColumns } from './mapping.ts';
import { metricPlaces, valueColumnsOf } from './metric-places.ts';
import { metricValue } from './metric-value.ts';
import { rowSheet, sheetEdits } from './row-sheet.ts';
import { splitOf } from './split-words.ts';
import { staleMetric } from './stale-metric.ts';
import { askingColumns } from '../../records/tables/asking-columns.ts';
import { measuredColumnOf } from '../../records/tables/value-column.ts';
import { layoutOf } from '../row/table-layout.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { ColumnRecord, ExperimentRecord, RowRecord, TableRecord } from '../../records/record.ts';
import type { Edit } from '../../text/edit.ts';
import type { MetricSpec } from '../../template/kind.ts';
import type { LogProblem } from '../log-problem.ts';
import type { MappingProblem, Suggestion } from './mapping.ts';
import type { MetricPlace } from './metric-places.ts';
import type { MetricValue } from './metric-value.ts';
import type { PartName } from './part-keys.ts';
import type { CellDifference } from '../row/plan-row.ts';
import type { RunRecord } from '../run-record.ts';
import type { Run } from '../run.ts';

export type MetricsOptions = {
  /** `--map`: row label -> path. */
  readonly map?: ReadonlyMap<string, string>;
  readonly units?: ReadonlyMap<string, string>;
  /** The metrics that the kind declares: their units. */
  readonly metrics?: readonly MetricSpec[];
  /** The run's record, if it was logged before. */
  readonly existing?: RunRecord | undefined;
  /** Cells with another value are overwritten. */
  readonly replace?: boolean;
  /** Row label -> what an earlier run wrote there: blanked if this one has no value for it. */
  readonly stale?: ReadonlyMap<string, string>;
};

export type MetricsPlan = {
  /** The labels of the table's rows. */
  readonly labels: readonly string[];
  /** The names in `--map` that are among them. */
  readonly mapped: readonly string[];
  readonly edits: readonly Edit[];
  /** Row label -> value cell as it will be; all rows for which the run has a value. */
  readonly cells: ReadonlyMap<string, string>;
  /** Row label -> path. */
  readonly paths: ReadonlyMap<string, string>;
  /** Whether cells with another value were overwritten. */
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

/** Whether a table takes one value per row, by the name in its first column. */
export const takesMetrics = (table: TableRecord): boolean =>
  (table.role === 'metrics' || table.role === 'parameters') && valueColumnsOf(table).length > 0;

/**
 * The tables of a record that take the values of its one run; tables that set limits (`Metric | Target | Actual`) only
 * if no other has metrics.
 */
export function metricsTablesOf({ tables }: Pick<ExperimentRecord, 'tables'>): readonly TableRecord[] {
  const telling = tables.filter(takesMetrics);
  if (telling.some(({ role }) => role === 'metrics') || tables.some(({ role }) => role === 'runs')) return telling;
  return tables.filter((table) => telling.includes(table) || takesAnswers(table));
}

/** With a row for each part of the data, nothing says which part the run's number is about. */
const takesAnswers = (table: TableRecord): boolean =>
  table.role === 'criteria' && measuredColumnOf(table) !== undefined && askingColumns(table).part < 0;

/**
 * Plans the values of a metrics or hyperparameter table, row by row: blanks are filled in the column's own style, with
 * a 95% interval beside them if the output gives one; a different existing value is a conflict.
 */
export function planMetrics(
  document: MarkdownDocument,
  table: TableRecord,
  run: Run,
  options: MetricsOptions,
): MetricsPlan {
  const rows = table.rows.filter((row) => !NOT_FILLED.has(row.class));
  const places = metricPlaces(table, rows, options.metrics ?? []);
  const labels = places.map(labelColumn);
  const wanted = wantedPlaces(options.map ?? new Map(), places, labels);
  const explicit = new Map([...wanted].map(([said, name]) => [name, options.map?.get(said) ?? '']));
  const mapping = mapColumns(labels, run, { explicit, parts: partsOf(places, labels) });
  const units = options.units ?? new Map<string, string>();
  const sheets = new Map(rows.map((row) => [row, rowSheet(table, row)]));
  const values: MetricValue[] = [];
  const gone: string[] = [];
  for (const [index, place] of places.entries()) {
    const sheet = sheets.get(place.row);
    const assignment = mapping.assignments.get(labels[index]?.name ?? '');
    const written = options.stale?.get(place.name);
    if (sheet === undefined) continue;
    if (assignment !== undefined)
      values.push(metricValue({ table, run, units, place, assignment, existing: options.existing }, sheet));
    else if (written !== undefined) gone.push(...staleMetric({ table, place, written }, sheet));
  }
  const differences = [...sheets.values()].flatMap((sheet) => sheet.differences);
  const mistakes = values.flatMap((value) => value.mistakes);
  const isRefused = (differences.length > 0 && options.replace !== true) || mistakes.length > 0;
  const layout = layoutOf(document, table.place.table);
  return {
    labels: labels.map(({ header }) => header),
    mapped: [...wanted.keys()],
    edits: isRefused ? [] : [...sheets.values()].flatMap((sheet) => sheetEdits(document, layout, sheet)),
    cells: new Map(values.map(({ name, cell }) => [name, cell])),
    paths: new Map(values.map(({ name, path }) => [name, path])),
    isReplacing: differences.length > 0 && !isRefused,
    differences,
    blank: mapping.unmatchedColumns.map(({ header }) => header),
    masked: values.flatMap(({ masked }) => masked),
    suggestions: mapping.suggestions,
    problems: mapping.problems,
    mistakes,
    notes: [...values.flatMap(({ notes }) => notes), ...gone],
  };
}

/** A place in the form of a column, so that one rule matches both. */
const labelColumn = ({ name, row }: MetricPlace, index: number): ColumnRecord => ({
  name: `${foldName(name)}#${String(index)}`,
  header: name,
  span: row.row.span,
  index,
  type: undefined,
  unit: undefined,
  spec: undefined,
});

function partsOf(places: readonly MetricPlace[], labels: readonly ColumnRecord[]): ReadonlyMap<string, PartName> {
  return new Map(
    places.flatMap(({ measure, part, isOnly }, index) =>
      part === undefined ? [] : [[labels[index]?.name ?? '', { measure, part, isOnly }]],
    ),
  );
}

/**
 * The names in `--map` that are places of this table, with the places: other names belong to other tables. The name of
 * a row with a place for each part of the data means the one whose part the key names.
 */
function wantedPlaces(
  map: ReadonlyMap<string, string>,
  places: readonly MetricPlace[],
  labels: readonly ColumnRecord[],
): ReadonlyMap<string, string> {
  return new Map(
    [...map].flatMap(([said, path]) => {
      if (findColumn(labels, said) !== undefined) return [[said, said]];
      const [place, ...others] = places.filter(
        ({ measure, part }) =>
          part !== undefined && splitOf(part) === splitOf(path) && headerForms(measure).includes(foldKey(said)),
      );
      return place === undefined || others.length > 0 ? [] : [[said, place.name]];
    }),
  );
}
