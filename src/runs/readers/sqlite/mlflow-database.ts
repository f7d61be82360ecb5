import { pathOf } from '../../key-path.ts';
import { commitOf } from '../../reading/commit-of.ts';
import { factsOfFiles } from '../../outputs/file-facts.ts';
import { seedOfParameters } from '../../reading/flat-values.ts';
import { metricPoints } from '../../reading/metric-points.ts';
import { mlflowFacts, mlflowStatus, runsWithOwnNames } from '../mlflow-runs.ts';
import { refused } from '../../outputs/refused.ts';
import { timeOfMilliseconds } from '../../reading/times.ts';
import { mlflowWords } from '../../reading/tracker-words.ts';
import { valueKeepingDigits } from '../../reading/keeping-digits.ts';
import { EMPTY_RUN } from '../../run.ts';
import { addToGroup, groupBy } from '../../../text/group-by.ts';
import type { DatabaseValue } from '../../../host.ts';
import type { MetricPoint } from '../../reading/metric-points.ts';
import type { NamedRun } from '../mlflow-runs.ts';
import type { RunValue } from '../../run.ts';
import type { RunReading } from '../../outputs/run-reading.ts';
import type { RunBytes, RunDatabase } from '../../outputs/run-tree.ts';
import type { RunChoice } from '../reader.ts';

type Row = ReadonlyMap<string, DatabaseValue>;

const MOST_RUNS = 2000;
const MOST_POINTS = 1_000_000;

/** MLflow stores the infinities as the largest doubles. */
const INFINITE = 1.7976931348623157e308;

const RUNS = `SELECT run_uuid, name, status, start_time, end_time FROM runs WHERE lifecycle_stage = 'active'
  ORDER BY start_time, run_uuid LIMIT ${String(MOST_RUNS + 1)}`;
const COLUMNS = 'run_uuid, key, value, timestamp, step, is_nan';

/** The active runs of an MLflow tracking database. */
export function readMlflowDatabase(database: RunDatabase, file: RunBytes, choice: RunChoice): RunReading {
  const runs = database.rows(RUNS);
  if (runs.length > MOST_RUNS) {
    return refused(
      file.path,
      `holds more than ${String(MOST_RUNS)} runs`,
      'keep each project in a database of its own',
    );
  }
  if (runs.length === 0) return refused(file.path, 'holds no active MLflow run', 'deleted runs are not read');
  const [count] = database.rows('SELECT count(*) AS points FROM metrics');
  const isLarge = Number(count?.get('points') ?? 0) > MOST_POINTS;
  const points = byRun(database.rows(`SELECT ${COLUMNS} FROM ${isLarge ? 'latest_metrics' : 'metrics'}`));
  const params = byRun(database.rows('SELECT run_uuid, key, value FROM params'));
  const tags = byRun(database.rows('SELECT run_uuid, key, value FROM tags'));
  const notes = isLarge
    ? [`more than ${String(MOST_POINTS)} points: histories were left out, the latest values are read`]
    : [];
  const experiments = experimentNames(database);
  const named = runs.map((row): NamedRun => {
    const runId = textOf(row, 'run_uuid') ?? '';
    const run = runOf(row, {
      experiment: experiments.get(runId),
      points: points.get(runId) ?? [],
      params: params.get(runId) ?? [],
      tags: tags.get(runId) ?? [],
    });
    return { ...run, run: { ...run.run, files: factsOfFiles('mlflow-db', file), notes } };
  });
  return runsWithOwnNames(named, { path: file.path, choice });
}

/** Run -> the name of its experiment; older databases and partial copies have no experiments. */
function experimentNames(database: RunDatabase): ReadonlyMap<string, string> {
  if (!database.tables().includes('experiments')) return new Map();
  const columns = database.rows("SELECT name FROM pragma_table_info('runs')").map((row) => textOf(row, 'name'));
  if (!columns.includes('experiment_id')) return new Map();
  const rows = database.rows(
    'SELECT r.run_uuid AS run_uuid, e.name AS name FROM runs r JOIN experiments e ON e.experiment_id = r.experiment_id',
  );
  return new Map(rows.map((row) => [textOf(row, 'run_uuid') ?? '', textOf(row, 'name') ?? '']));
}

type Parts = {
  readonly experiment: string | undefined;
  readonly points: readonly Row[];
  readonly params: readonly Row[];
  readonly tags: readonly Row[];
};

function runOf(row: Row, { experiment, points, params, tags }: Parts): NamedRun {
  const runId = textOf(row, 'run_uuid') ?? '';
  const tagged = new Map(tags.map((tag) => [textOf(tag, 'key'), textOf(tag, 'value')]));
  const parameters = new Map(
    params.map((one): [string, RunValue] => [pathOf([textOf(one, 'key') ?? '']), valueOf(one)]),
  );
  const told = mlflowWords([...tagged].map(([key = '', value]) => [key, value]));
  return {
    runId,
    name: textOf(row, 'name') ?? tagged.get('mlflow.runName'),
    run: {
      ...EMPTY_RUN,
      ...metricPoints([...byKey(points)].map(([name, series]) => ({ name, points: series }))),
      parameters: new Map([...parameters, ...mlflowFacts(runId, experiment)]),
      seed: seedOfParameters(parameters),
      git: commitOf(tagged.get('mlflow.source.git.commit')),
      status: mlflowStatus(textOf(row, 'status')),
      started: timeOfMilliseconds(numberOf(row, 'start_time')),
      ended: timeOfMilliseconds(numberOf(row, 'end_time')),
      ...(told === undefined ? {} : { told }),
    },
  };
}

const byRun = (rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> =>
  groupBy(rows, (row) => textOf(row, 'run_uuid') ?? '');

function byKey(rows: readonly Row[]): ReadonlyMap<string, readonly MetricPoint[]> {
  const series = new Map<string, MetricPoint[]>();
  for (const row of rows) {
    const point = { time: numberOf(row, 'timestamp') ?? 0, step: numberOf(row, 'step') ?? 0, text: numeral(row) };
    addToGroup(series, textOf(row, 'key') ?? '', point);
  }
  return series;
}

/** A value that is not a number is stored as zero with a flag, or as null. */
function numeral(row: Row): string {
  const value = numberOf(row, 'value');
  if (value === undefined || numberOf(row, 'is_nan') === 1) return 'NaN';
  if (Math.abs(value) >= INFINITE) return value > 0 ? 'Infinity' : '-Infinity';
  return String(value);
}

const valueOf = (row: Row): RunValue =>
  valueKeepingDigits(textOf(row, 'value') ?? null, { key: textOf(row, 'key') ?? '', isGiven: true }) ?? {
    kind: 'missing',
    text: '',
  };

function textOf(row: Row, key: string): string | undefined {
  const value = row.get(key);
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

function numberOf(row: Row, key: string): number | undefined {
  const value = row.get(key);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
