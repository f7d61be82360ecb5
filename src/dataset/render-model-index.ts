import { isParameter } from '../runs/reading/parameter-names.ts';
import { keysOf } from '../runs/key-path.ts';
import { escapedUnit } from '../escape/escaped-unit.ts';
import type { ColumnData, ExperimentReport, RunRow } from '../report/report.ts';
import type { Decimal, RunRecord } from '../runs/run-record.ts';

/** The facts of a model card that no document contains. */
export type CardWords = {
  readonly model: string | undefined;
  readonly task: string | undefined;
  readonly dataset: string | undefined;
  readonly split: string | undefined;
};

/** One run of an experiment, with its record if there is one. */
export type CardRun = {
  readonly report: ExperimentReport;
  readonly run: string;
  readonly record: RunRecord | undefined;
};

/** A metric of a card: `type` is its key, `name` its name in the documents. */
type CardMetric = { readonly type: string; readonly name: string; readonly value: string };

/** The data measured on takes precedence over the data trained on. */
const DATASET_NAMES: readonly string[] = ['eval_dataset', 'test_set', 'manifest', 'eval_manifest', 'dataset', 'data'];

/** The front matter of a model card with the `model-index` of one run; undefined if the run has no metric. */
export function renderModelIndex({ report, run, record }: CardRun, words: CardWords): string | undefined {
  const metrics = metricsOf({ report, run, record });
  if (metrics.length === 0) return undefined;
  const dataset = words.dataset ?? cellOf(report, run, DATASET_NAMES) ?? report.id ?? report.path;
  const task = words.task ?? 'other';
  const source = [report.id, report.title].filter((part) => part !== undefined && part !== '').join(' — ');
  const lines = [
    '---',
    'model-index:',
    `- name: ${text(words.model ?? run)}`,
    '  results:',
    `  - task: {type: ${text(task)}, name: ${text(titleOf(task))}}`,
    `    dataset: {name: ${text(dataset)}, type: ${text(dataset)}${words.split === undefined ? '' : `, split: ${text(words.split)}`}}`,
    '    metrics:',
    ...metrics.map(({ type, name, value }) => `    - {type: ${text(type)}, value: ${value}, name: ${text(name)}}`),
    `    source: {name: ${text(`${source}, run ${run}`)}}`,
    '---',
    '',
  ];
  return lines.join('\n');
}

/** A JSON string is also a double-quoted YAML string; line separators at which YAML breaks lines are escaped too. */
const text = (words: string): string =>
  JSON.stringify(words).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escapedUnit);

const titleOf = (task: string): string =>
  task
    .split(/[-_ ]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');

/** The metrics in full precision from the run's record; without one, the measured numbers of its row. */
function metricsOf({ report, run, record }: CardRun): readonly CardMetric[] {
  if (record !== undefined && record.metrics.size > 0)
    return [...record.metrics].flatMap(([key, value]) => {
      const name = keysOf(key).join('.');
      return numeral(value) === undefined || isBaseline(name)
        ? []
        : [{ type: name, name: nameWithUnit(name, record.units.get(key)), value: String(value) }];
    });
  const { types, row } = placeIn(report, run);
  return types.flatMap(({ name, header, type, unit }, index) => {
    const value = row?.values[index] ?? null;
    if ((type !== 'number' && type !== 'integer') || value === null || typeof value === 'boolean') return [];
    const isMeasured = !isParameter([name], { kind: 'number', text: String(value) }) && String(value) !== run;
    return isMeasured && name !== '' && !isBaseline(name)
      ? [{ type: name, name: nameWithUnit(header, unit ?? undefined), value: String(value) }]
      : [];
  });
}

/** `Latency (ms)`; no unit is added for a rate, or if the header already has it. */
const nameWithUnit = (name: string, unit: string | undefined): string =>
  unit === undefined || unit === 'ratio' || name.endsWith(`(${unit})`) ? name : `${name} (${unit})`;

/** A baseline is the number of another model. */
const isBaseline = (name: string): boolean => name.toLowerCase().startsWith('baseline');

const numeral = (value: Decimal): number | undefined =>
  Number.isFinite(Number(value)) && String(value).trim() !== '' ? Number(value) : undefined;

type Placed = { readonly types: readonly ColumnData[]; readonly row: RunRow | undefined };

/** The first row of a run, with the columns of its table. */
function placeIn({ runs }: ExperimentReport, run: string): Placed {
  const table = runs.find(({ rows }) => rows.some((each) => each.run === run));
  return { types: table?.types ?? [], row: table?.rows.find((each) => each.run === run) };
}

function cellOf(report: ExperimentReport, run: string, names: readonly string[]): string | undefined {
  const { types, row } = placeIn(report, run);
  for (const name of names) {
    const value = row?.values[types.findIndex((column) => column.name === name)] ?? null;
    if (value !== null) return String(value);
  }
  return undefined;
}
