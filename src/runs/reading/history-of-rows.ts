import { counted } from '../../text/counted.ts';
import { isJsonNumber } from '../json/json-value.ts';
import { pathOf } from '../key-path.ts';
import { pointOf } from './point-of.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { History } from '../run-record.ts';

/** Histories by path, with notes. */
export type Histories = {
  readonly history: ReadonlyMap<string, History>;
  readonly counters: ReadonlyMap<string, History>;
  readonly notes: readonly string[];
};

export type HistoryOptions = {
  /** Keys that count points, the strongest first: the first one that a row has is used. */
  readonly steps: readonly string[];
  /** Further keys that are not metrics. */
  readonly without?: ReadonlySet<string>;
};

/**
 * The histories in rows over time: an empty cell is not a point; if a step occurs again (in a resumed run) its last
 * point is used. One pass.
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
    ...(again > 0 ? [comesAgain(again)] : []),
    ...(stray > 0 ? [`left out, being without a step: ${counted(stray, 'row')}`] : []),
  ];
  const made = again === 0 ? orderedHistory : historyOf;
  const counters = countersOf(rows, [...steps, ...(without?.has('epoch') === true ? ['epoch'] : [])], (row) =>
    stepOf(row, steps),
  );
  return { counters, history: new Map([...series].map(([key, points]) => [pathOf([key]), made(points)])), notes };
}

/** The counters of rows, over their steps. */
export function countersOf(
  rows: readonly JsonObject[],
  names: readonly string[],
  stepIn: (row: JsonObject) => number | undefined,
): ReadonlyMap<string, History> {
  const counters = names.map((name) => {
    const points = rows.flatMap((row): [number, number][] => {
      const [step, count] = [stepIn(row), row.get(name)];
      return step === undefined || !isJsonNumber(count) ? [] : [[step, count.number]];
    });
    return [pathOf([name]), historyOf(new Map(points))] as const;
  });
  return new Map(counters.filter(([, { steps }]) => steps.length > 0));
}

/** The note about points at a step that occurred before. */
export const comesAgain = (count: number): string =>
  `${counted(count, 'point comes', 'points come')} again at a step that was there; the later ones count`;

/** Points in their original order. */
export const historyOf = (points: ReadonlyMap<number, number | null>): History => ({
  steps: [...points.keys()],
  values: [...points.values()],
});

/** Points sorted by step: a table may begin with the last one. If no step occurs again, the highest is the latest. */
export function orderedHistory(points: ReadonlyMap<number, number | null>): History {
  let before = -Infinity;
  for (const step of points.keys()) {
    if (!(step >= before)) return historyOf(new Map([...points].toSorted(([left], [right]) => left - right)));
    before = step;
  }
  return historyOf(points);
}

function stepOf(row: JsonObject, steps: readonly string[]): number | undefined {
  for (const key of steps) {
    const value = row.get(key);
    if (isJsonNumber(value) && Number.isFinite(value.number)) return value.number;
  }
  return undefined;
}
