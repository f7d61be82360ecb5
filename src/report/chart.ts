import { forHtml } from '../escape/for-html.ts';
import type { Series } from './report.ts';

const WIDTH = 640;
const HEIGHT = 180;
const LEFT = 56;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 22;

/**
 * The series as a static SVG: a dot for each run in document order, a tick for the baseline measured beside it. Colour is not
 * the only sign: a run that is better than its baseline is a full dot, one that is not an empty ring.
 */
export function renderChart(series: Series): string {
  const { better, points } = series;
  if (points.length === 0) return '';
  const values = points.flatMap(({ value, baseline }) => (baseline === undefined ? [value] : [value, baseline]));
  const scale = scaleOf(
    values.reduce((a, b) => Math.min(a, b), Infinity),
    values.reduce((a, b) => Math.max(a, b), -Infinity),
  );
  const step = (WIDTH - LEFT - RIGHT) / points.length;
  const x = (index: number): number => LEFT + step * (index + 0.5);
  const marks = points.map(({ run, value, baseline }, index) => {
    const wins = baseline !== undefined && (better === 'lower' ? value < baseline : value > baseline);
    const beside = baseline === undefined ? '' : baselineTick(x(index), scale.y(baseline), Math.min(14, step / 2));
    const title = `${run}: ${printed(value)}${baseline === undefined ? '' : `, baseline ${printed(baseline)}`}`;
    return `<g><title>${forHtml(title)}</title>${beside}<circle cx="${round(x(index))}" cy="${round(scale.y(value))}" r="4" class="${baseline === undefined ? 'plain' : wins ? 'wins' : 'dot'}"/></g>`;
  });
  const name = `${seriesName(series)} over ${points.length} runs (${better} is better)`;
  const lines = scale.ticks.map(
    (tick) =>
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(scale.y(tick))}" y2="${round(scale.y(tick))}" class="grid"/><text x="${LEFT - 8}" y="${round(scale.y(tick) + 4)}" text-anchor="end">${printed(tick)}</text>`,
  );
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${forHtml(name)}"><title>${forHtml(name)}</title><desc>A dot for each run in the order of the document; a short line is the baseline measured beside it; a full dot is better than its baseline.</desc>${lines.join('')}${marks.join('')}<text x="${LEFT}" y="${HEIGHT - 6}">${forHtml(points[0]?.run ?? '')}</text><text x="${WIDTH - RIGHT}" y="${HEIGHT - 6}" text-anchor="end">${points.length > 1 ? forHtml(points.at(-1)?.run ?? '') : ''}</text></svg>`;
}

/** `Latency (ms)`: the metric with the unit that the numbers are told in. */
export const seriesName = ({ metric, unit }: Series): string =>
  unit === null || unit === 'ratio' || metric.includes(`(${unit})`) ? metric : `${metric} (${unit})`;

type Scale = { readonly y: (value: number) => number; readonly ticks: readonly number[] };

/** A linear scale over the values with a little room, ticks at round numbers. */
function scaleOf(low: number, high: number): Scale {
  const room = high === low ? Math.abs(high) * 0.1 || 1 : (high - low) * 0.08;
  const from = low - room;
  const to = high + room;
  const y = (value: number): number => TOP + ((to - value) / (to - from)) * (HEIGHT - TOP - BOTTOM);
  const step = roundStep((to - from) / 4);
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to && ticks.length < 12; tick += step) ticks.push(tick);
  return { y, ticks };
}

/** The nearest of 1, 2 and 5 times a power of ten that is not smaller. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return ([1, 2, 5, 10].find((factor) => factor * power >= step) ?? 10) * power;
}

const baselineTick = (x: number, y: number, half: number): string =>
  `<line x1="${round(x - half)}" x2="${round(x + half)}" y1="${round(y)}" y2="${round(y)}" class="baseline"/>`;

const round = (value: number): string => String(Math.round(value * 10) / 10);

const printed = (value: number): string => String(Number(value.toPrecision(5)));
