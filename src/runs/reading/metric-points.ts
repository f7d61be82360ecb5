import { pathOf } from '../key-path.ts';
import { runValueOf } from './run-value.ts';
import { historyOf } from './history-of-rows.ts';
import type { Run, RunValue } from '../run.ts';

/** One logged value of a metric; `text` keeps its digits. */
export type MetricPoint = { readonly time: number; readonly text: string; readonly step: number };

export type MetricSeries = { readonly name: string; readonly points: readonly MetricPoint[] };

/**
 * Metrics with the value at the latest step, or of two points at one step the later one. A metric with several steps
 * also has a history. If there is such a metric, a single point belongs to its step, except at step 0, where metrics
 * logged without a step are stored.
 */
export function metricPoints(series: readonly MetricSeries[]): Pick<Run, 'metrics' | 'history'> {
  const metrics = new Map<string, RunValue>();
  const points = new Map<string, ReadonlyMap<number, number | null>>();
  for (const { name, points: logged } of series) {
    const ordered = logged
      .filter(({ time, step }) => Number.isFinite(time) && Number.isFinite(step))
      .toSorted((left, right) => left.step - right.step || left.time - right.time);
    const last = ordered.at(-1);
    if (last === undefined) continue;
    const path = pathOf([name]);
    metrics.set(path, runValueOf(last.text) ?? { kind: 'missing', text: '' });
    points.set(path, new Map(ordered.map(({ step, text }) => [step, finite(text)])));
  }
  const isOverTime = [...points.values()].some(({ size }) => size > 1);
  const told = [...points].filter(([, values]) => values.size > 1 || !values.has(0));
  return { metrics, history: new Map(isOverTime ? told.map(([path, values]) => [path, historyOf(values)]) : []) };
}

function finite(text: string): number | null {
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) ? number : null;
}
