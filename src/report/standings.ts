import { runsTableOf } from './runs-report.ts';
import type { ColumnRecord, ExperimentRecord, RowRecord, TableRecord } from '../records/record.ts';
import type { RunValue, Series, Standing } from './report.ts';

/** Best, latest and baseline for every column whose direction the kind declares, the primary one first. */
export function standingsOf(record: ExperimentRecord): readonly Standing[] {
  const table = runsTableOf(record);
  if (table === undefined) return [];
  const standings = metricColumns(table).map((column) => standingOf(table, column));
  return standings.filter(({ best, baseline }) => best !== undefined || baseline !== undefined);
}

/** The first of those columns over the runs, with the baseline of each. */
export function seriesOf(record: ExperimentRecord): Series | undefined {
  const table = runsTableOf(record);
  const [column] = table === undefined ? [] : metricColumns(table);
  if (table === undefined || column === undefined) return undefined;
  const beside = baselineColumn(table, column);
  const reference = table.rows.find((row) => row.class === 'reference');
  const fixed = reference === undefined ? undefined : numberIn(reference, column);
  const points = table.rows.flatMap((row) => {
    const value = row.class === 'data' ? numberIn(row, column) : undefined;
    const baseline = beside === undefined ? fixed : numberIn(row, beside);
    return value === undefined ? [] : [{ run: row.id ?? '', value, baseline }];
  });
  return { metric: column.header, better: column.spec?.better ?? 'lower', points };
}

/** Columns with a declared direction, the primary one first; a baseline is what they are compared with. */
const metricColumns = (table: TableRecord): readonly ColumnRecord[] =>
  table.columns
    .filter((column) => column.spec?.better !== undefined && !column.name.startsWith('baseline'))
    .toSorted((a, b) => Number(b.spec?.primary ?? false) - Number(a.spec?.primary ?? false));

function standingOf(table: TableRecord, column: ColumnRecord): Standing {
  const better = column.spec?.better ?? 'lower';
  const data = table.rows.filter((row) => row.class === 'data');
  return {
    metric: column.header,
    better,
    best: bestOf(data, column, better),
    latest: valueIn(
      data.findLast((row) => numberIn(row, column) !== undefined),
      column,
    ),
    baseline: baselineOf(table, column),
  };
}

function bestOf(rows: readonly RowRecord[], column: ColumnRecord, better: 'lower' | 'higher'): RunValue | undefined {
  let best: RowRecord | undefined;
  for (const row of rows) {
    const value = numberIn(row, column);
    const known = best === undefined ? undefined : numberIn(best, column);
    if (value === undefined) continue;
    if (known === undefined || (better === 'lower' ? value < known : value > known)) best = row;
  }
  return valueIn(best, column);
}

/** A reference row's value, else the last data row's value in the column `Baseline X` beside `Tuned X`. */
function baselineOf(table: TableRecord, column: ColumnRecord): RunValue | undefined {
  const { rows } = table;
  const reference = rows.find((row) => row.class === 'reference' && numberIn(row, column) !== undefined);
  if (reference !== undefined) return valueIn(reference, column);
  const beside = baselineColumn(table, column);
  const row = beside === undefined ? undefined : rows.findLast((candidate) => candidate.class === 'data');
  return beside === undefined ? undefined : valueIn(row, beside);
}

function numberIn(row: RowRecord, { index }: ColumnRecord): number | undefined {
  const value = row.cells[index]?.value;
  return value?.kind === 'number' || value?.kind === 'uncertain' ? value.number : undefined;
}

function valueIn(row: RowRecord | undefined, { index }: ColumnRecord): RunValue | undefined {
  const cell = row?.cells[index];
  return row === undefined || cell === undefined ? undefined : { run: row.id ?? '', text: cell.text };
}

function baselineColumn({ columns }: TableRecord, { name }: ColumnRecord): ColumnRecord | undefined {
  const stem = name.split('_').at(-1) ?? '';
  return columns.find((column) => column.name === `baseline_${stem}` || column.name === `baseline_${name}`);
}
