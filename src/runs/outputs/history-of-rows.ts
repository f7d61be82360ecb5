import { counted } from './counted.ts';
import { isJsonNumber } from '../json/json-value.ts';
import { pathOf } from '../key-path.ts';
import { runValueOf } from '../reading/run-value.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { RunValue } from '../run.ts';
import type { History } from '../run-record.ts';

/** Histories by path, the metrics that ended in no number (NaN, Infinity) as missing ones, and what was seen on the way. */
export type Histories = {
  readonly history: ReadonlyMap<string, History>;
  readonly metrics: ReadonlyMap<string, RunValue>;
  readonly notes: readonly string[];
};

export type HistoryOptions = {
  /** Keys that count points, the strongest first: the first that a row has counts. */
  readonly steps: readonly string[];
  /** Further keys that are no metrics. */
  readonly without?: ReadonlySet<string>;
};

/**
 * The histories in rows over time: an empty cell is no point, a step that comes again (a run that was taken up) counts as
 * it came last. One pass.
 */
export function historyOfRows(rows: readonly JsonObject[], { steps, without }: HistoryOptions): Histories {
  const series = new Map<string, Map<number, number | null>>();
  let again = 0;
  let stray = 0;
  for (const row of rows) {
    const step = stepOf(row, steps);
    if (step === undefined) stray++;
    if (step === undefined) continue;
    for (const [key, value] of row) {
      const point = pointOf(value);
      if (point === undefined || steps.includes(key) || without?.has(key) === true) continue;
      const points = series.get(key) ?? new Map<number, number | null>();
      series.set(key, points);
      if (points.delete(step)) again++;
      points.set(step, point);
    }
  }
  const notes = [
    ...(again > 0
      ? [`${counted(again, 'point comes', 'points come')} again at a step that was there; the later ones count`]
      : []),
    ...(stray > 0 ? [`left out, being without a step: ${counted(stray, 'row')}`] : []),
  ];
  const history = new Map([...series].map(([key, points]) => [pathOf([key]), historyOf(points)]));
  const lost = [...history].filter(([, { values }]) => values.at(-1) === null).map(([path]) => path);
  return {
    history,
    metrics: new Map(lost.map((path) => [path, { kind: 'missing', text: 'NaN' }])),
    notes: [
      ...notes,
      ...lost.map((path) => `${path} ends in no number (NaN or Infinity): it is missing, not its last number`),
    ],
  };
}

/** An empty cell and `N/A` are no point; NaN and the infinities are a point without a number. */
function pointOf(value: JsonValue): number | null | undefined {
  if (isJsonNumber(value)) return Number.isFinite(value.number) ? value.number : null;
  const read = typeof value === 'string' ? runValueOf(value) : undefined;
  if (read?.kind === 'number') return Number(read.text);
  return read?.kind === 'missing' && read.text !== '' ? null : undefined;
}

/** Points in the order in which they came. */
export const historyOf = (points: ReadonlyMap<number, number | null>): History => ({
  steps: [...points.keys()],
  values: [...points.values()],
});

function stepOf(row: JsonObject, steps: readonly string[]): number | undefined {
  for (const key of steps) {
    const value = row.get(key);
    if (isJsonNumber(value) && Number.isFinite(value.number)) return value.number;
  }
  return undefined;
}
