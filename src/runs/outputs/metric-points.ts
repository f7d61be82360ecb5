import { pathOf } from '../key-path.ts';
import { runValueOf } from '../reading/run-value.ts';
import { historyOf } from './history-of-rows.ts';
import type { Run, RunValue } from '../run.ts';
import type { History } from '../run-record.ts';

/** One logged value of a metric; `text` keeps its digits. */
export type MetricPoint = { readonly time: number; readonly text: string; readonly step: number };

export type MetricSeries = { readonly name: string; readonly points: readonly MetricPoint[] };

/**
 * Metrics whose value is the point of the latest step, of two at one step the later. One that has several steps has a
 * history too.
 */
export function metricPoints(series: readonly MetricSeries[]): Pick<Run, 'metrics' | 'history'> {
  const metrics = new Map<string, RunValue>();
  const history = new Map<string, History>();
  for (const { name, points } of series) {
    const ordered = points
      .filter(({ time, step }) => Number.isFinite(time) && Number.isFinite(step))
      .toSorted((left, right) => left.step - right.step || left.time - right.time);
    const last = ordered.at(-1);
    if (last === undefined) continue;
    const path = pathOf([name]);
    metrics.set(path, runValueOf(last.text) ?? { kind: 'missing', text: '' });
    const values = new Map(ordered.map(({ step, text }) => [step, finite(text)]));
    if (values.size > 1) history.set(path, historyOf(values));
  }
  return { metrics, history };
}

function finite(text: string): number | null {
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) ? number : null;
}
