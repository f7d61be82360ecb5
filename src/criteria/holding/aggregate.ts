import { maximum, mean, median, minimum, quantile, standardDeviation } from '../../stats/descriptive.ts';
import type { AggregateName } from '../language/syntax.ts';
import { asNumber } from '../numbers/arithmetic.ts';
import { inBothReadings } from '../numbers/both-readings.ts';
import { isDoubtful } from '../numbers/beside-number.ts';
import { commonUnit } from './common-unit.ts';
import { isPoint, lacking, printQuantity, quantityOf, ROUNDING } from '../numbers/operand.ts';
import type { Operand, Quantity } from '../numbers/operand.ts';

type Statistic = (values: readonly number[]) => number | undefined;

/**
 * Each of them except `sd` increases with each of its values, so that the ends of intervals can be computed separately.
 */
const STATISTICS = {
  mean,
  median,
  sd: standardDeviation,
  min: minimum,
  max: maximum,
  quantile: median,
  p50: median,
  p90: (values) => quantile(values, 0.9),
  p95: (values) => quantile(values, 0.95),
  p99: (values) => quantile(values, 0.99),
} satisfies Record<Exclude<AggregateName, 'count'>, Statistic>;

/** The statistic of that name; `share` is the level of `quantile`. */
export function statisticOf(name: AggregateName, share: number | undefined): Statistic {
  if (name === 'count') return (values) => values.length;
  return name === 'quantile' ? (values) => quantile(values, share ?? 0.5) : STATISTICS[name];
}

/** An aggregate over the values of the selected runs; a missing value makes it unknown. */
export function aggregate(name: AggregateName, values: readonly Operand[], share?: number): Operand {
  if (name === 'count') return counted(values);
  if (values.length === 0) return lacking(`${name} of no run`, 'a run that is selected');
  const numbers: Quantity[] = [];
  for (const value of values) {
    const number = asNumber(value);
    if (number.kind !== 'quantity') return number;
    numbers.push(number);
  }
  return inBothReadings(numbers, (reading) => {
    const told = commonUnit(numbers.map(reading));
    return 'kind' in told ? told : statistic(name, told, share);
  });
}

/** How many values there are. Among numbers a word such as `OOM` is none, and nobody knows of `3 120` whether it is one. */
function counted(values: readonly Operand[]): Operand {
  const told = values.filter(({ kind }) => kind !== 'lacking');
  if (!told.some(({ kind }) => kind === 'quantity')) return quantityOf(told.length);
  const words = told.filter((value) => value.kind === 'word');
  const unread = words.find(({ plain }) => /\d/.test(plain));
  return unread === undefined ? quantityOf(told.length - words.length) : asNumber(unread);
}

function statistic(name: AggregateName, numbers: readonly Quantity[], share: number | undefined): Operand {
  const of = statisticOf(name, share);
  if (name === 'sd' && !numbers.every(isPoint))
    return lacking('the sd of values that are not known exactly', 'exact values');
  const low = boundOf(
    of,
    numbers.map((number) => number.low),
  );
  const high = boundOf(
    of,
    numbers.map((number) => number.high),
  );
  if (low === undefined || high === undefined)
    return lacking(`${name} of ${numbers.length} ${numbers.length === 1 ? 'value' : 'values'}`, 'more runs');
  const size = numbers.reduce((most, { high }) => (Number.isFinite(high) ? Math.max(most, Math.abs(high)) : most), 0);
  const lost = numbers.reduce((most, number) => Math.max(most, number.slack), 0);
  const open = low < high && numbers.some((number) => number.lowOpen || number.highOpen);
  const picked = name === 'min' || name === 'max';
  const quantity = quantityOf(low, {
    high,
    lowOpen: open,
    highOpen: open,
    unit: numbers[0]?.unit,
    of: numbers[0]?.of,
    slack: picked ? lost : lost + 4 * ROUNDING * size,
  });
  const beside = numbers.find((number) => number.beside !== undefined && isDoubtful(number.of, number.beside))?.beside;
  return { ...quantity, ...(beside === undefined ? {} : { beside }), text: printQuantity(quantity) };
}

/** An infinite bound is passed on: the statistics themselves reject infinite values. */
function boundOf(of: Statistic, ends: readonly number[]): number | undefined {
  const found = of(ends);
  if (found !== undefined) return found;
  if (ends.includes(-Infinity)) return -Infinity;
  return ends.includes(Infinity) ? Infinity : undefined;
}
