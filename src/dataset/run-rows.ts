import { isParameter } from '../runs/reading/parameter-names.ts';
import { columnName } from '../report/column-name.ts';
import { decimalNumber } from './decimal-number.ts';
import { keyIndexOf, rowsOf } from '../report/runs-report.ts';
import { COMMIT_COLUMNS } from '../values/commit-names.ts';
import { SEED_NAMES } from '../values/seed-names.ts';
import type { RunRow, RunsReport } from '../report/report.ts';
import type { RunRecord } from '../runs/run-record.ts';
import type { DatasetExperiment, DatasetValue } from './dataset.ts';
import type { DocumentCell, FixedColumn } from './table-builder.ts';

/** The columns that say which experiment a row of any table belongs to. */
export const PLACE_COLUMNS: readonly FixedColumn[] = [
  { name: 'experiment', type: 'text' },
  { name: 'file', type: 'text' },
];

/** The fixed columns of `runs`, which come before the columns of its document. */
export const RUN_COLUMNS: readonly FixedColumn[] = [
  ...PLACE_COLUMNS,
  { name: 'line', type: 'integer' },
  { name: 'section', type: 'text' },
  { name: 'run', type: 'text' },
  { name: 'row_class', type: 'text' },
  { name: 'reason', type: 'text' },
  { name: 'status', type: 'text' },
  { name: 'seed', type: 'text' },
  { name: 'commit', type: 'text' },
  { name: 'dirty', type: 'boolean' },
  { name: 'started', type: 'timestamp' },
  { name: 'ended', type: 'timestamp' },
  { name: 'duration_s', type: 'number', unit: 's' },
  { name: 'source', type: 'text' },
  { name: 'source_format', type: 'text' },
  { name: 'selection', type: 'text' },
];

const RESERVED = new Set([...RUN_COLUMNS.map(({ name }) => name), 'kind']);

/** One row: the fixed values, and the cells of the document's table. */
export type DatasetRow = { readonly fixed: readonly DatasetValue[]; readonly cells?: readonly DocumentCell[] };

/** The values of `PLACE_COLUMNS` for this experiment. */
export const placeOf = ({ report, file }: DatasetExperiment): readonly DatasetValue[] => [report.id ?? null, file];

/** One row for each row of the runs tables, and for each run record without one. */
export function* runRows(experiment: DatasetExperiment): Generator<DatasetRow> {
  const { report, runRecords } = experiment;
  const records = new Map(runRecords.map((record) => [record.run, record]));
  for (const table of report.runs) {
    // The key column is already in `run`.
    const key = keyIndexOf(table);
    for (const row of table.rows) {
      const record = row.run === null ? undefined : records.get(row.run);
      const cells = table.types.flatMap((column, index) =>
        index === key ? [] : [{ column, index, value: row.values[index] ?? null, text: row.cells[index] ?? '' }],
      );
      yield { fixed: runFacts(experiment, { table, row }, record), cells };
    }
  }
  const there = new Set(rowsOf(report.runs).map(({ run }) => run));
  for (const record of runRecords) if (!there.has(record.run)) yield { fixed: runFacts(experiment, undefined, record) };
}

type PlacedRow = { readonly table: RunsReport; readonly row: RunRow };

function runFacts(
  experiment: DatasetExperiment,
  placed: PlacedRow | undefined,
  record: RunRecord | undefined,
): readonly DatasetValue[] {
  const row = placed?.row;
  const [started, ended] = [instant(record?.started), instant(record?.ended)];
  return [
    ...placeOf(experiment),
    row?.line ?? null,
    placed?.table.section || null,
    row?.run ?? record?.run ?? null,
    row?.class ?? 'record',
    row?.reason ?? null,
    record?.status ?? null,
    record?.seed ?? cellOf(placed, new Set(SEED_NAMES)),
    record?.git?.commit ?? cellOf(placed, COMMITS),
    record?.git?.dirty ?? null,
    started,
    ended,
    started === null || ended === null ? null : (Date.parse(ended) - Date.parse(started)) / 1000,
    record?.source?.path ?? null,
    record?.source?.format ?? null,
    record?.source?.selection || null,
  ];
}

const COMMITS: ReadonlySet<string> = new Set(COMMIT_COLUMNS);

/** The row's own value if no record has one. */
function cellOf(placed: PlacedRow | undefined, names: ReadonlySet<string>): string | null {
  const index = placed?.table.types.findIndex(({ name }) => names.has(name)) ?? -1;
  const value = placed?.row.values[index] ?? null;
  return value === null ? null : String(value);
}

/** A moment in UTC; null if the text has no zone or is not a time. */
function instant(text: string | undefined): string | null {
  if (text === undefined || !/(?:Z|[+-]\d\d:?\d\d)$/.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** The fixed columns of `metrics`. */
export const METRIC_COLUMNS: readonly FixedColumn[] = [
  ...PLACE_COLUMNS,
  { name: 'section', type: 'text' },
  { name: 'run', type: 'text' },
  { name: 'key', type: 'text' },
  { name: 'column', type: 'text' },
  { name: 'step', type: 'number' },
  { name: 'value', type: 'number' },
  { name: 'exact', type: 'text' },
  { name: 'unit', type: 'text' },
  { name: 'source', type: 'text' },
];

/** Every metric of every run: from its record (with its history), and the numbers that only its row has. */
export function* metricRows(experiment: DatasetExperiment): Generator<DatasetRow> {
  const place = placeOf(experiment);
  const records = new Map(experiment.runRecords.map((record) => [record.run, record]));
  for (const record of records.values()) {
    const columns = columnsByKey(record);
    for (const [key, value] of record.metrics) {
      const { number, exact } = decimalNumber(value);
      const unit = record.units.get(key) ?? null;
      yield { fixed: [...place, null, record.run, key, columns.get(key) ?? null, null, number, exact, unit, 'record'] };
    }
    for (const [key, { steps, values }] of record.history)
      for (const [at, step] of steps.entries())
        yield {
          fixed: [
            ...place,
            null,
            record.run,
            key,
            columns.get(key) ?? null,
            step,
            values[at] ?? null,
            null,
            record.units.get(key) ?? null,
            'history',
          ],
        };
  }
  for (const table of experiment.report.runs) yield* cellMetricRows(experiment, table, records);
}

/** The numbers of a table that are in no record of the same run. */
function* cellMetricRows(
  experiment: DatasetExperiment,
  table: RunsReport,
  records: ReadonlyMap<string, RunRecord>,
): Generator<DatasetRow> {
  const keyColumn = keyIndexOf(table);
  const place = [...placeOf(experiment), table.section || null];
  for (const row of table.rows) {
    if (row.class !== 'data' && row.class !== 'reference') continue;
    const kept = row.run === null ? undefined : records.get(row.run)?.columns;
    for (const [index, { name, type, unit }] of table.types.entries()) {
      const value = row.values[index] ?? null;
      if ((type !== 'number' && type !== 'integer') || value === null || typeof value === 'boolean') continue;
      if (kept?.has(name) === true || isParameter([name], { kind: 'number', text: String(value) })) continue;
      if (index === keyColumn) continue;
      const { number, exact } = decimalNumber(value);
      const column = columnName(name, index, RESERVED);
      yield { fixed: [...place, row.run, name, column, null, number, exact, unit, 'table'] };
    }
  }
}

/** Metric or parameter path -> the table's column that it filled. */
const columnsByKey = ({ columns }: RunRecord): ReadonlyMap<string, string> =>
  new Map([...(columns ?? [])].map(([name, key], index) => [key, columnName(name, index, RESERVED)]));

/** The fixed columns of `parameters`: the value as text, and as a number if it is one. */
export const PARAMETER_COLUMNS: readonly FixedColumn[] = [
  ...PLACE_COLUMNS,
  { name: 'run', type: 'text' },
  { name: 'key', type: 'text' },
  { name: 'column', type: 'text' },
  { name: 'value', type: 'text' },
  { name: 'number', type: 'number' },
];

/** Every parameter in the run records. */
export function* parameterRows(experiment: DatasetExperiment): Generator<DatasetRow> {
  const place = placeOf(experiment);
  for (const record of experiment.runRecords) {
    const columns = columnsByKey(record);
    for (const [key, value] of record.parameters) {
      const number = typeof value === 'number' ? value : null;
      const text = value === null ? null : String(value);
      yield { fixed: [...place, record.run, key, columns.get(key) ?? null, text, number] };
    }
  }
}
