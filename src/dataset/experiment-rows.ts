import { PLACE_COLUMNS, placeOf } from './run-rows.ts';
import { countOf } from '../report/runs-report.ts';
import type { DatasetExperiment } from './dataset.ts';
import type { DatasetRow } from './run-rows.ts';
import type { FixedColumn } from './table-builder.ts';

/** The fixed columns of `experiments`. */
export const EXPERIMENT_COLUMNS: readonly FixedColumn[] = [
  ...PLACE_COLUMNS,
  { name: 'line', type: 'integer' },
  { name: 'title', type: 'text' },
  { name: 'stage', type: 'text' },
  { name: 'status', type: 'text' },
  { name: 'verdict', type: 'text' },
  { name: 'otherwise', type: 'text' },
  { name: 'because', type: 'text' },
  { name: 'runs', type: 'integer' },
  { name: 'missing', type: 'integer' },
];

/** The one row of an experiment; `runs` counts the rows that are measurements. */
export function* experimentRows(experiment: DatasetExperiment): Generator<DatasetRow> {
  const { line, title, stage, status, verdict, otherwise, because, runs, missing } = experiment.report;
  yield {
    fixed: [
      ...placeOf(experiment),
      line,
      title === '' ? null : title,
      stage ?? null,
      status ?? null,
      verdict ?? null,
      otherwise ?? null,
      because.length === 0 ? null : because.join('; '),
      countOf(runs),
      missing.length,
    ],
  };
}

/** The fixed columns of `criteria`. */
export const CRITERION_COLUMNS: readonly FixedColumn[] = [
  ...PLACE_COLUMNS,
  { name: 'criterion', type: 'text' },
  { name: 'role', type: 'text' },
  { name: 'gate', type: 'text' },
  { name: 'sentence', type: 'text' },
  { name: 'outcome', type: 'text' },
  { name: 'because', type: 'text' },
];

/** Every criterion and hypothesis with its outcome. */
export function* criterionRows(experiment: DatasetExperiment): Generator<DatasetRow> {
  const place = placeOf(experiment);
  const { criteria, hypotheses } = experiment.report;
  for (const { label, role, gate, sentence, outcome, because } of [...criteria, ...hypotheses])
    yield { fixed: [...place, label, role, gate, sentence === '' ? null : sentence, outcome, because || null] };
}
