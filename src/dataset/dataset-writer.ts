import { criterionRows, CRITERION_COLUMNS, EXPERIMENT_COLUMNS, experimentRows } from './experiment-rows.ts';
import { METRIC_COLUMNS, metricRows, PARAMETER_COLUMNS, parameterRows, RUN_COLUMNS, runRows } from './run-rows.ts';
import { tableBuilder } from './table-builder.ts';
import type { DatasetExperiment, DatasetPart, DatasetTableName } from './dataset.ts';
import type { DatasetRow } from './run-rows.ts';
import type { FixedColumn, TableBuilder } from './table-builder.ts';

export type DatasetOptions = {
  readonly tables: ReadonlySet<DatasetTableName>;
  /** Whether each kind is written to its own parts; otherwise every part has all kinds, with a column `kind`. */
  readonly byKind: boolean;
  /** The number of rows after which a part is complete. */
  readonly rowsOfPart: number;
  readonly emit: (part: DatasetPart) => void;
};

/** Takes experiments one by one and emits their rows in parts; `end` emits the rest, and returns remarks for people. */
export type DatasetWriter = { add(experiment: DatasetExperiment): void; end(): readonly string[] };

type Made = {
  readonly columns: readonly FixedColumn[];
  readonly rows: (experiment: DatasetExperiment) => Iterable<DatasetRow>;
};

const TABLES = {
  runs: { columns: RUN_COLUMNS, rows: runRows },
  metrics: { columns: METRIC_COLUMNS, rows: metricRows },
  parameters: { columns: PARAMETER_COLUMNS, rows: parameterRows },
  experiments: { columns: EXPERIMENT_COLUMNS, rows: experimentRows },
  criteria: { columns: CRITERION_COLUMNS, rows: criterionRows },
} as const satisfies Record<Exclude<DatasetTableName, 'columns'>, Made>;

const NAMES = ['runs', 'metrics', 'parameters', 'experiments', 'criteria'] as const;

const COLUMN_COLUMNS: readonly FixedColumn[] = [
  { name: 'column', type: 'text' },
  { name: 'header', type: 'text' },
  { name: 'type', type: 'text' },
  { name: 'unit', type: 'text' },
];

const KIND: FixedColumn = { name: 'kind', type: 'text' };

type Open = { readonly table: DatasetTableName; readonly kind: string | undefined; readonly builder: TableBuilder };

/** Collects the rows of all tables by kind; at most one part of each is held in memory. */
export function datasetWriter({ tables, byKind, rowsOfPart, emit }: DatasetOptions): DatasetWriter {
  const open = new Map<string, Open>();
  const notes = new Set<string>();
  const described = new Set<string>();
  const builderOf = (table: DatasetTableName, kind: string | undefined): Open => {
    const key = byKind ? `${table}\n${kind === undefined ? '' : `=${kind}`}` : table;
    const columns = table === 'columns' ? COLUMN_COLUMNS : TABLES[table].columns;
    const there = open.get(key) ?? {
      table,
      kind: byKind ? kind : undefined,
      builder: tableBuilder(byKind ? columns : [KIND, ...columns]),
    };
    open.set(key, there);
    return there;
  };
  const put = (table: DatasetTableName, kind: string | undefined, { fixed, cells }: DatasetRow): void => {
    const part = builderOf(table, kind);
    part.builder.add(byKind ? fixed : [kind ?? null, ...fixed], cells);
    if (part.builder.rowCount() >= rowsOfPart) give(part);
  };
  const give = ({ table, kind, builder }: Open): void => {
    const rowCount = builder.rowCount();
    if (rowCount === 0) return;
    const { columns, notes: said } = builder.take();
    for (const note of said) notes.add(kind === undefined ? note : `${kind}: ${note}`);
    if (tables.has(table)) emit({ table, kind, columns, rowCount });
    if (table !== 'runs' || !tables.has('columns')) return;
    for (const { name, header, type, unit } of columns) {
      const key = JSON.stringify([kind, name, type, unit]);
      if (!described.has(key)) put('columns', kind, { fixed: [name, header, type, unit] });
      described.add(key);
    }
  };
  const wanted = NAMES.filter((name) => tables.has(name) || (name === 'runs' && tables.has('columns')));
  return {
    add(experiment) {
      for (const name of wanted)
        for (const row of TABLES[name].rows(experiment)) put(name, experiment.report.documentKind, row);
    },
    end() {
      for (const name of [...wanted, 'columns' as const])
        for (const part of open.values()) if (part.table === name) give(part);
      return [...notes];
    },
  };
}
