import { groupBy } from '../../text/group-by.ts';
import { classOfRun } from '../../runs/class-of-run.ts';
import { statementsOf } from '../../template/statements/annotations.ts';
import { foldName } from '../../text/fold-name.ts';
import { contains } from '../../text/span.ts';
import type { Span } from '../../text/span.ts';
import { isFiller } from '../../records/tables/row-class.ts';
import { isMissing } from '../../values/missing.ts';
import { recordsOfExperiment } from '../../runs/records-of-experiment.ts';
import { labelName } from '../../document/label-name.ts';
import { answeredFields, looseFields } from './loose-fields.ts';
import { untoldAnswers } from './untold-answers.ts';
import { bareRun, runRow } from './run-row.ts';
import { runsTablesOf } from '../../records/runs-tables.ts';
import type { ColumnRecord, ExperimentRecord, FieldRecord, RowRecord, TableRecord } from '../../records/record.ts';
import type { ItemsResolver } from '../../runs/items/items-resolver.ts';
import type { RunRecord } from '../../runs/run-record.ts';
import type { MetricSpec } from '../../template/kind.ts';
import type { Reference } from '../language/syntax.ts';
import type { LeftOutClass } from '../outcome.ts';
import type { LabelledCell } from './loose-fields.ts';
import type { RunRow } from './run-row.ts';

/**
 * Everything that a statement can refer to: the rows of one family of tables (with equal headers), metrics, fields,
 * other documents. A document with `| Run | WER |` below Dev and below Test, and `| Run | Loss |` elsewhere, has two
 * worlds: `wer < 0.1` is about the first, over the rows of both its tables.
 */
export type World = {
  readonly record: ExperimentRecord;
  /** The tables of the family. */
  readonly tables: readonly TableRecord[];
  readonly columns: readonly ColumnRecord[];
  /** Data rows, in document order. */
  readonly runs: readonly RunRow[];
  readonly references: readonly RunRow[];
  /** As text: the runs whose own baselines the references are, if others have been left out. */
  readonly narrowedTo?: string;
  /** What the heading covers that a statement names by `under`. */
  readonly under?: Span;
  /** The group of `per` that is judged: rows of other groups that a statement picks do not belong to it. */
  readonly group?: OwnGroup;
  readonly excluded: readonly ExcludedRun[];
  /** The other rows, which are not data rows, in document order. */
  readonly leftOut: readonly LeftOutRun[];
  readonly metrics: ReadonlyMap<string, MetricSpec>;
  readonly fields: ReadonlyMap<string, readonly FieldRecord[]>;
  /** Cells of two-column tables of metrics and parameters, by the folded label of their row. */
  readonly labelled: ReadonlyMap<string, readonly LabelledCell[]>;
  /**
   * The measured values in tables of criteria, in the same way; used if no run has the value and nothing else has the
   * name.
   */
  readonly answered: ReadonlyMap<string, readonly LabelledCell[]>;
  readonly resolveDocument: (id: string) => ExperimentRecord | undefined;
  readonly items: ItemsResolver;
};

/** What the runs of a group have in common, name by name; `keys` are those of all groups. */
export type OwnGroup = {
  readonly label: string;
  readonly shared: readonly { readonly name: Reference; readonly key: string; readonly keys: ReadonlySet<string> }[];
};

export type ExcludedRun = { readonly run: RunRow; readonly reason: string | undefined };

export type LeftOutRun = { readonly run: RunRow; readonly as: LeftOutClass };

export type WorldOptions = {
  readonly runRecords: ReadonlyMap<string, RunRecord>;
  /** Finds another document of the collection; without it, other documents are unknown. */
  readonly resolveDocument?: (id: string) => ExperimentRecord | undefined;
  /** The items that run records name; without it, no items are known. */
  readonly items?: ItemsResolver;
};

/** One world for each family of runs tables, the declared ones first; at least one, even without any table. */
export function worldsOf(record: ExperimentRecord, options: WorldOptions): readonly World[] {
  const own = recordsOfExperiment(record, options.runRecords);
  const about = {
    record,
    metrics: metricsOf(record),
    fields: fieldsByName(record),
    labelled: looseFields(record),
    answered: untoldAnswers(answeredFields(record), runsTablesOf(record), own.values()),
    resolveDocument: options.resolveDocument ?? (() => undefined),
    items: options.items ?? notRead,
  };
  const families = familiesOf(record);
  if (families.length > 0) return families.map((tables) => ({ ...about, ...rowsOf(tables, own) }));
  const runs = [...own.values()].map((run) => bareRun(run)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return [{ ...about, tables: [], columns: [], runs, references: [], excluded: [], leftOut: [] }];
}

const notRead: ItemsResolver = ({ path }) => ({
  kind: 'lacking',
  because: `${path} was not read`,
  settle: '`expctl decide`, which reads it',
});

/** Rows of a criteria table are also read as fields, but they set limits and have no values. */
function fieldsByName({ fields, tables }: ExperimentRecord): ReadonlyMap<string, readonly FieldRecord[]> {
  const asking = tables
    .filter(({ role }) => role === 'criteria' || role === 'hypotheses')
    .map(({ place }) => place.table.span);
  const asks = ({ form, span }: FieldRecord['field']): boolean =>
    form === 'table-row' && asking.some((table) => contains(table, span));
  return groupBy(fields, ({ field }) => (asks(field) ? undefined : askedAs(field.name)));
}

/** `model.size` in front matter is referred to by its folded name, like every other name. */
const askedAs = (name: string): string => (name.includes('.') ? labelName(name) : name);

/**
 * Runs tables with equal headers belong together, and each family is a world; those that the kind declares come first.
 */
export function familiesOf(record: ExperimentRecord): readonly (readonly TableRecord[])[] {
  const runs = runsTablesOf(record).toSorted((a, b) => declared(b) - declared(a));
  return [...groupBy(runs, ({ columns }) => columns.map(({ name }) => name).join('|')).values()];
}

const declared = ({ spec }: TableRecord): number => (spec?.role === 'runs' ? 1 : 0);

/** The world that a table would be if its rows were runs: `Model | MRR`, whose rows a statement names one by one. */
export const worldOfRows = (world: World, table: TableRecord): World => ({ ...world, ...rowsOf([table], new Map()) });

function rowsOf(tables: readonly TableRecord[], runRecords: ReadonlyMap<string, RunRecord>) {
  const columns = tables[0]?.columns ?? [];
  const rows = tables.flatMap((table) => table.rows.map((row) => ({ table, row })));
  const ofClass = (wanted: RowRecord['class']) =>
    rows
      .filter(({ row }) => classOfRun(row, runRecords) === wanted)
      .map(({ table, row }) => runRow(table, row, runRecords));
  const excluded = rows
    .filter(({ row }) => row.class === 'excluded')
    .map(({ table, row }) => ({ run: runRow(table, row, runRecords), reason: row.reason }));
  return {
    tables,
    columns,
    runs: ofClass('data'),
    references: ofClass('reference'),
    excluded,
    leftOut: leftOutOf(rows, runRecords),
  };
}

/** A repeated header does not count as a row, and neither does a row that nobody has begun to fill in. */
function leftOutOf(
  rows: readonly { readonly table: TableRecord; readonly row: RowRecord }[],
  runRecords: ReadonlyMap<string, RunRecord>,
): readonly LeftOutRun[] {
  return rows.flatMap(({ table, row }) => {
    const as = classOfRun(row, runRecords);
    if (as === 'data' || as === 'excluded' || as === 'repeated-header') return [];
    if (as === 'placeholder' && (row.id === undefined || isMissing(row.id) || isFiller(row.id))) return [];
    return [{ run: runRow(table, row, runRecords), as }];
  });
}

/** Declared by the kind, by the columns' specs, or by `<!-- expctl: metrics … -->` in the document. */
function metricsOf({ kind, document, tables }: ExperimentRecord): ReadonlyMap<string, MetricSpec> {
  const metrics = new Map<string, MetricSpec>();
  for (const spec of tables.flatMap((table) => table.spec?.columns ?? []))
    if (spec.better !== undefined) metrics.set(spec.name, { name: spec.name, better: spec.better, unit: spec.unit });
  for (const spec of kind?.metrics ?? []) metrics.set(foldName(spec.name), spec);
  for (const { words, options } of document.directives.flatMap((directive) => statementsOf(directive))) {
    if (words[0] !== 'metrics' && words[0] !== 'column') continue;
    const word = options.get('better');
    const better = word === 'lower' || word === 'higher' ? word : undefined;
    const unit = options.get('unit');
    for (const name of words.slice(1, words[0] === 'column' ? 2 : undefined))
      metrics.set(foldName(name), { name, better, unit });
  }
  return metrics;
}
