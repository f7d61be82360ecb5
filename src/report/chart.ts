import { forHtml } from '../escape/for-html.ts';
import { counted } from '../text/counted.ts';
import type { Series } from './report.ts';

const WIDTH = 640;
const HEIGHT = 180;
const LEFT = 56;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 22;

/**
 * Renders the series as a static SVG: a dot for each run in document order, a tick for the baseline measured beside it.
 * Colour is not the only distinction: a run that is better than its baseline is a filled dot, one that is not is a
 * ring.
 */
export function renderChart(series: Series): string {
  const { better, points } = series;
  if (points.length === 0) return '';
  const values = valuesOf(series);
  const printed = printer(values);
  const scale = scaleOf(
    values.reduce((a, b) => Math.min(a, b), Infinity),
    values.reduce((a, b) => Math.max(a, b), -Infinity),
  );
  const step = (WIDTH - LEFT - RIGHT) / points.length;
  const x = (index: number): number => LEFT + step * (index + 0.5);
  const marks = points.map(({ run, value, baseline }, index) => {
    const wins = isWin(series, { value, baseline });
    const beside = baseline === undefined ? '' : baselineTick(x(index), scale.y(baseline), Math.min(14, step / 2));
    const title = `${run}: ${printed(value)}${baseline === undefined ? '' : `, baseline ${printed(baseline)}`}`;
    return `<g><title>${forHtml(title)}</title>${beside}<circle cx="${round(x(index))}" cy="${round(scale.y(value))}" r="4" class="${baseline === undefined ? 'plain' : wins ? 'wins' : 'dot'}"/></g>`;
  });
  const name = `${seriesName(series)} over ${counted(points.length, 'run')} (${better} is better)`;
  const printedTick = printer(scale.ticks);
  const lines = scale.ticks.map(
    (tick) =>
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${round(scale.y(tick))}" y2="${round(scale.y(tick))}" class="grid"/><text x="${LEFT - 8}" y="${round(scale.y(tick) + 4)}" text-anchor="end">${printedTick(tick)}</text>`,
  );
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${forHtml(name)}"><title>${forHtml(name)}</title><desc>${forHtml(seriesWords(series))}</desc>${lines.join('')}${marks.join('')}<text x="${LEFT}" y="${HEIGHT - 6}">${forHtml(label(points[0]))}</text><text x="${WIDTH - RIGHT}" y="${HEIGHT - 6}" text-anchor="end">${points.length > 1 ? forHtml(label(points.at(-1))) : ''}</text></svg>`;
}

/**
 * A description of the chart in words: of baselines and rings only if there are any, and of runs that could not be
 * drawn.
 */
export function seriesWords(series: Series): string {
  const { better, points, without } = series;
  const withBaseline = points.filter(({ baseline }) => baseline !== undefined);
  return [
    `${seriesName(series)} of each run in the order of the document (${better} is better)`,
    ...(withBaseline.length === 0 ? [] : ['the short lines are baselines']),
    ...(withBaseline.some((point) => !isWin(series, point)) ? ['a ring is a run that is not better than its own'] : []),
    ...(without === 0 ? [] : [`${counted(without, 'run')} without a number ${without === 1 ? 'is' : 'are'} left out`]),
  ].join('; ');
}

const isWin = ({ better }: Series, { value, baseline }: Omit<Series['points'][number], 'run'>): boolean =>
  baseline !== undefined && (better === 'lower' ? value < baseline : value > baseline);

const valuesOf = ({ points }: Series): readonly number[] =>
  points.flatMap(({ value, baseline }) => (baseline === undefined ? [value] : [value, baseline]));

const LONGEST_LABEL = 40;

/** Two names share the line below the dots; run ids usually differ at their ends. */
function label(point: Series['points'][number] | undefined): string {
  const run = point?.run ?? '';
  const half = LONGEST_LABEL / 2;
  return run.length <= LONGEST_LABEL ? run : `${run.slice(0, half)}…${run.slice(1 - half)}`;
}

/** `Latency (ms)`: the metric with the unit of the numbers. */
export const seriesName = ({ metric, unit }: Series): string =>
  unit === null || unit === 'ratio' || metric.includes(`(${unit})`) ? metric : `${metric} (${unit})`;

type Scale = { readonly y: (value: number) => number; readonly ticks: readonly number[] };

/** A linear scale over the values with a small margin, with ticks at round numbers. */
function scaleOf(low: number, high: number): Scale {
  const room = high === low ? Math.abs(high) * 0.1 || 1 : (high / 2 - low / 2) * 0.16;
  const from = Math.max(-Number.MAX_VALUE, low - room);
  const to = Math.min(Number.MAX_VALUE, high + room);
  // Computed from halves, because the whole range may be more than a number can hold.
  const range = to / 2 - from / 2;
  const share = (value: number): number => (range === 0 ? 0.5 : (to / 2 - value / 2) / range);
  const y = (value: number): number => TOP + share(value) * (HEIGHT - TOP - BOTTOM);
  const step = roundStep(to / 4 - from / 4);
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

/** Prints numbers with as few digits as distinguish them, but at least five. */
function printer(values: readonly number[]): (value: number) => string {
  const count = new Set(values).size;
  const inDigits = (digits: number) => (value: number) => {
    const rounded = Number(value.toPrecision(digits));
    return String(Number.isFinite(rounded) ? rounded : value);
  };
  for (let digits = 5; digits < 15; digits++)
    if (new Set(values.map(inDigits(digits))).size === count) return inDigits(digits);
  return inDigits(15);
}
