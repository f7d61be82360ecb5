import type { MetricName } from '../suggest-context.ts';
import type { Comparison } from '../words/comparison-words.ts';
import { deltasOf, levelTexts, moved, tidy } from './amounts.ts';
import { all, first, noteList, operatorFor, read, subjectOf } from './clause.ts';
import type { ClausePlace, ClauseReading } from './clause.ts';
import { unread } from './item.ts';
import type { Draft, Item } from './item.ts';
import { sidesOf } from './sides.ts';
import { valueText } from './subject.ts';
import type { Found } from './subject.ts';

/** The drafts of a comparison with each of the other values. */
function withOthers(
  place: ClausePlace,
  items: readonly Item[],
  write: (left: string, right: string, metric: MetricName) => Found<readonly Draft[]>,
): ClauseReading {
  const sides = sidesOf(place, items);
  if ('reason' in sides) return unread(sides.reason);
  const { subject, others } = sides.found;
  const left = valueText(subject.metric.written, subject.aggregate, place.step);
  const drafts: Draft[] = [];
  for (const other of others) {
    const written = write(left, valueText(other.written, subject.aggregate, place.step), subject.metric);
    if ('reason' in written) return unread(written.reason);
    const note = others.length > 1 ? [`against ${other.shown}`] : [];
    drafts.push(...written.found.map(({ condition, notes }) => ({ condition, notes: [...notes, ...note] })));
  }
  return read(subject, items, drafts);
}

/** Reads a value of another row or another name that a metric is compared with. */
export function otherValue(place: ClausePlace, items: readonly Item[]): ClauseReading {
  const comparison = first(items, 'o')?.comparison ?? '==';
  return withOthers(place, items, (left, right, metric) => {
    const operator = operatorFor(comparison, metric);
    if ('reason' in operator) return operator;
    return { found: [{ condition: `${left} ${operator.found.symbol} ${right}`, notes: operator.found.notes }] };
  });
}

/** `≤ 2× baseline`, `at most 50% of the baseline`. */
export function scaled(place: ClausePlace, items: readonly Item[]): ClauseReading {
  const comparison = first(items, 'o')?.comparison ?? '==';
  const amount = first(items, 'n')?.amount;
  const isTimes = items.some(({ code }) => code === '*');
  const isOf = first(items, 'l')?.word === 'of';
  const factor =
    amount === undefined
      ? undefined
      : amount.unit === '%' && isOf
        ? tidy(amount.number / 100)
        : amount.unit === '×' || (isTimes && amount.unit === undefined)
          ? amount.text
          : undefined;
  if (factor === undefined) return unread('how the amount belongs to the other value is not understood');
  return withOthers(place, items, (left, right, metric) => {
    const operator = operatorFor(comparison, metric);
    if ('reason' in operator) return operator;
    return {
      found: [{ condition: `${left} ${operator.found.symbol} ${factor} * ${right}`, notes: operator.found.notes }],
    };
  });
}

/** `> baseline + 0.05`. */
export function offset(place: ClausePlace, items: readonly Item[]): ClauseReading {
  const comparison = first(items, 'o')?.comparison ?? '==';
  const amount = first(items, 'n')?.amount;
  const sign = first(items, 's')?.sign;
  if (amount === undefined || sign === undefined) return unread('there is no amount');
  return withOthers(place, items, (left, right, metric) => {
    const operator = operatorFor(comparison, metric);
    const deltas = deltasOf(amount, metric);
    if ('reason' in operator) return operator;
    if ('reason' in deltas) return deltas;
    const usable = deltas.ways.flatMap((delta) =>
      delta.offset === undefined ? [] : [{ ...delta, offset: delta.offset }],
    );
    if (usable.length < deltas.ways.length) return { reason: 'a percentage that is added can be read in several ways' };
    return {
      found: usable.map((delta) => ({
        condition: `${left} ${operator.found.symbol} ${right} ${sign} ${delta.offset}`,
        notes: noteList(...operator.found.notes, delta.note),
      })),
    };
  });
}

/** `below the baseline by 2%`, `at least 2% below the baseline`, `no worse than the baseline by more than 2%`. */
export function byAmount(place: ClausePlace, items: readonly Item[]): ClauseReading {
  const [one, two] = all(items, 'o');
  const amountItem = first(items, 'n');
  const isBehind = two !== undefined && amountItem !== undefined && amountItem.span.start < two.span.start;
  const [side, bound] = isBehind ? [two, one] : [one, two];
  const limit = bound?.comparison ?? '>=';
  if (amountItem === undefined || side === undefined) return unread('there is no amount');
  const isNoWorse = side.comparison === 'no-worse';
  if ((side.isTurned === true && !isNoWorse) || !BY_SIDES.has(side.comparison))
    return unread('which side the difference is on is not clear');
  if (limit !== '>' && (isNoWorse ? bound !== undefined : limit !== '>='))
    return unread('an upper bound on a difference is not read here');
  return withOthers(place, items, (left, right, metric) => {
    const operator = operatorFor(side.comparison, metric);
    const deltas = deltasOf(amountItem.amount, metric);
    if ('reason' in operator) return operator;
    if ('reason' in deltas) return deltas;
    const symbol = operator.found.symbol;
    if (isNoWorse && (symbol === '<=' || symbol === '>=')) {
      const way = symbol === '<=' ? 'up' : 'down';
      return {
        found: deltas.ways.map((delta) => ({
          condition: `${left} ${symbol} ${moved(right, way, delta)}`,
          notes: noteList(...operator.found.notes, delta.note),
        })),
      };
    }
    const isStrict = limit === '>' && !isNoWorse;
    return {
      found: deltas.ways.map((delta) => ({
        condition: `${left} ${operator.found.symbol} ${right} by ${delta.by}`,
        notes: noteList(
          ...operator.found.notes,
          delta.note,
          isStrict ? `more than ${delta.by} is read as at least that` : undefined,
        ),
      })),
    };
  });
}

const BY_SIDES: ReadonlySet<Comparison> = new Set<Comparison>(['<', '>', 'better', 'worse', 'no-worse']);

/** `within 5% of the baseline`, `within 0.003 of 1.17`. */
export function within(place: ClausePlace, items: readonly Item[]): ClauseReading {
  const amounts = all(items, 'n').map(({ amount }) => amount);
  const [tolerance, target] = amounts;
  const link = all(items, 'l').at(-1)?.word;
  const isTwoSided = items.some(({ code }) => code === 'p');
  if (tolerance === undefined || link !== 'of') return unread('“within” does not say of what');
  if (target === undefined) {
    return withOthers(place, items, (left, right, metric) => {
      const deltas = deltasOf(tolerance, metric);
      return 'reason' in deltas
        ? deltas
        : {
            found: deltas.ways.flatMap(({ by, note }) => [
              // Being better is rarely a fault: only `±` says that it is.
              ...(isTwoSided || metric.better === undefined
                ? []
                : [{ condition: `${left} no worse than ${right} by ${by}`, notes: noteList(note) }]),
              {
                condition: `${left} within ${by} of ${right}`,
                notes: noteList(note, isTwoSided ? undefined : 'also unmet when better by more'),
              },
            ]),
          };
    });
  }
  const subject = subjectOf(place, items);
  if ('reason' in subject) return unread(subject.reason);
  const [deltas, levels] = [deltasOf(tolerance, subject.found.metric), levelTexts(target, subject.found.metric)];
  if ('reason' in deltas) return unread(deltas.reason);
  if ('reason' in levels) return unread(levels.reason);
  const left = valueText(subject.found.metric.written, subject.found.aggregate, place.step);
  return read(
    subject.found,
    items,
    levels.ways.flatMap(({ text, note }) =>
      deltas.ways.map((delta) => ({
        condition: `${left} within ${delta.by} of ${text}`,
        notes: noteList(note, delta.note, isTwoSided ? undefined : 'also unmet when better by more'),
      })),
    ),
  );
}
