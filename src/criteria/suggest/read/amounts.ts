import { conversion, dimensionOf } from '../../../values/units.ts';
import type { MetricName } from '../suggest-context.ts';
import { isKnownRate } from '../../../values/metric-words.ts';
import type { SaidAmount } from './item.ts';

/** A way to write an amount, with a note for the person who chooses it. */
export type Written = { readonly text: string; readonly note: string | undefined };

/** The ways to write an amount, one for each reading; or why there is none. */
export type WrittenAmounts = { readonly ways: readonly Written[] } | { readonly reason: string };

const only = (text: string, note?: string): WrittenAmounts => ({ ways: [{ text, note }] });

/** A number that a metric is compared with. */
export function levelTexts(amount: SaidAmount, metric: MetricName): WrittenAmounts {
  const { unit } = amount;
  if (amount.sense !== undefined) return { reason: `“${said(amount)}” is an amount of change, not a level` };
  if (unit === undefined) return bareLevel(amount, metric);
  if (unit === '%') return percentLevel(amount, metric);
  if (unit === 'pp') return { reason: 'points are an amount of change, not a level' };
  const dimension = dimensionOf(unit);
  if (dimension === 'factor') return factorLevel(amount, metric);
  if (metric.unit === undefined) {
    if (dimension === 'name') return only(amount.text);
    if (dimension === 'count') return only(`${amount.text}${unit}`);
    return only(`${amount.text} ${unit}`, `${metric.shown} says no unit: put one into its header, such as (${unit})`);
  }
  if (conversion(unit, metric.unit) === undefined)
    return { reason: `${metric.shown} is in ${metric.unit}, which cannot be compared with ${unit}` };
  return only(`${amount.text} ${unit}`);
}

const said = ({ text, unit }: SaidAmount): string =>
  `${text}${unit === undefined ? '' : unit === '%' ? '%' : ` ${unit}`}`;

function factorLevel(amount: SaidAmount, { unit, shown }: MetricName): WrittenAmounts {
  const isFactor = unit === undefined || dimensionOf(unit) === 'factor';
  return isFactor ? only(amount.text) : { reason: `${shown} is in ${unit}, and ${amount.text}× is a factor` };
}

/** A number without a unit: a rate of at most 1 against a column of percentages is read in two ways. */
function bareLevel({ text, number }: SaidAmount, metric: MetricName): WrittenAmounts {
  const { unit, largest, shown } = metric;
  const isShare = Math.abs(number) <= 1;
  if (unit === '%' && isShare && number !== 0)
    return {
      ways: [
        { text: `${text} ratio`, note: `${text} is read as a ratio` },
        { text: `${text}%`, note: `${text} is read as per cent` },
      ],
    };
  if (unit === 'ratio' && Math.abs(number) > 1.5) return { reason: `${shown} is a ratio, and ${text} is none` };
  if (unit === undefined && isKnownRate(metric.words) && largest !== undefined && number !== 0) {
    if (largest <= 1 && Math.abs(number) > 1.5)
      return { reason: `${shown} holds values up to ${largest}, and ${text} looks like per cent` };
    if (largest > 1.5 && Math.abs(number) < 1)
      return { reason: `${shown} holds values up to ${largest}, and ${text} looks like a ratio` };
  }
  return only(text);
}

/** A percentage: converted if the unit is known, in two readings if it is not. */
function percentLevel(amount: SaidAmount, { unit, shown }: MetricName): WrittenAmounts {
  const percent = `${amount.text}%`;
  if (unit !== undefined) {
    if (dimensionOf(unit) === 'ratio') return only(percent);
    return { reason: `${shown} is in ${unit}, and ${percent} is a share` };
  }
  return {
    ways: [
      { text: hundredth(amount), note: `where ${shown} is given as a ratio` },
      { text: amount.text, note: `where ${shown} is given in per cent` },
    ],
  };
}

/** `5` as `0.05`. */
export const hundredth = ({ number }: Pick<SaidAmount, 'number'>): string => tidy(number / 100);

/** A computed number without the error of binary arithmetic. */
export const tidy = (number: number): string => String(Number(number.toPrecision(12)));

/** An amount of change: relative, in points, or in the metric's own unit. */
export type Delta = {
  readonly kind: 'relative' | 'points' | 'absolute';
  /** The text after `by`. */
  readonly by: string;
  /** What is added to or subtracted from a value; undefined if the change is relative. */
  readonly offset: string | undefined;
  readonly number: number;
  readonly note: string | undefined;
};

export type Deltas = { readonly ways: readonly Delta[] } | { readonly reason: string };

/** The readings of an amount by which a metric changes. */
export function deltasOf(amount: SaidAmount, metric: MetricName): Deltas {
  const { unit, sense, number, text } = amount;
  const relative: Delta = { kind: 'relative', by: `${text}%`, offset: undefined, number, note: undefined };
  const points: Delta = {
    kind: 'points',
    by: pointsWords(text),
    offset: pointsOffset(amount, metric),
    number,
    note: undefined,
  };
  if (number <= 0) return { reason: `a change by ${text} is not understood` };
  if (unit === 'pp' && isScore(metric))
    return absolute(text, number, `${text} points is read as ${text} on the scale of ${metric.shown}`);
  if (unit === 'pp' || (unit === '%' && sense === 'points'))
    return isRate(metric) === false ? noPoints(metric) : { ways: [points] };
  if (unit === '%' && (sense === 'relative' || isRate(metric) === false)) return { ways: [relative] };
  if (unit === '%')
    return {
      ways: [
        { ...relative, note: `${text}% is read as relative, to the other value` },
        { ...points, note: `${text}% is read as percentage points` },
      ],
    };
  if (unit !== undefined && dimensionOf(unit) === 'factor') return { reason: `${text}× is not an amount of change` };
  return absoluteDelta(amount, metric);
}

/** Scores of text that are told from 0 to 100 as well as from 0 to 1. */
const SCORES: ReadonlySet<string> = new Set(['bleu', 'chrf', 'rouge', 'meteor', 'comet', 'bertscore']);

/** Whether a metric is such a score from 0 to 100: a point of it is 1. */
const isScore = ({ unit, words, largest = 0 }: MetricName): boolean =>
  unit === undefined && largest > 1.5 && largest <= 100 && words.some((word) => SCORES.has(word));

const pointsWords = (text: string): string => `${text} ${text === '1' ? 'point' : 'points'}`;

const noPoints = ({ shown }: MetricName): Deltas => ({
  reason: `${shown} is not a rate, so it has no percentage points`,
});

function absoluteDelta(amount: SaidAmount, metric: MetricName): Deltas {
  const { text, number, unit } = amount;
  const written = unit === undefined ? bareLevel(amount, metric) : levelTexts(amount, metric);
  if ('reason' in written) return metric.unit === undefined ? absolute(text, number, undefined) : written;
  return {
    ways: written.ways.map((way) => ({
      kind: 'absolute',
      by: asPoints(way.text, metric),
      offset: way.text,
      number,
      note: way.note,
    })),
  };
}

/** After `by` a percentage is relative, so for a column in per cent a percentage is written in points. */
const asPoints = (text: string, { unit }: MetricName): string => {
  if (unit !== '%') return text;
  if (text.endsWith('%')) return `${text.slice(0, -1)} points`;
  return text.endsWith(' ratio') ? `${tidy(Number(text.slice(0, -6)) * 100)} points` : `${text} points`;
};

const absolute = (text: string, number: number, note: string | undefined): Deltas => ({
  ways: [{ kind: 'absolute', by: text, offset: text, number, note }],
});

/** Whether a metric is a rate; undefined if nothing shows it. */
export function isRate({ unit, words, largest }: MetricName): boolean | undefined {
  if (unit !== undefined) return dimensionOf(unit) === 'ratio';
  if (isKnownRate(words)) return true;
  return largest === undefined || largest <= 1 ? undefined : false;
}

/** Points as the number to add: two points are 2% in a column of percentages, and 0.02 among ratios. */
function pointsOffset({ text, number }: SaidAmount, { unit, largest }: MetricName): string {
  if (unit === '%') return `${text}%`;
  return unit === undefined && largest !== undefined && largest > 1.5 ? text : hundredth({ number });
}

/** The other value moved by the amount: `0.95 * baseline`, `baseline - 5 ms`. */
export function moved(right: string, way: 'down' | 'up', { offset, number }: Delta): string {
  if (offset === undefined) return `${tidy(way === 'down' ? 1 - number / 100 : 1 + number / 100)} * ${right}`;
  return `${right} ${way === 'down' ? '-' : '+'} ${offset}`;
}
