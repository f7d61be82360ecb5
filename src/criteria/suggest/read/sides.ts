import type { BaselineName } from '../suggest-context.ts';
import { all, first, subjectOf } from './clause.ts';
import type { ClausePlace } from './clause.ts';
import type { Item, ItemOf } from './item.ts';
import { baselinesFor, inRow, metricOf, partlyNamed } from './subject.ts';
import type { Found, Subject } from './subject.ts';

type Sides = { readonly subject: Subject; readonly others: readonly BaselineName[] };

/** Both sides of a comparison with a baseline, a row or another metric. */
export function sidesOf(place: ClausePlace, items: readonly Item[]): Found<Sides> {
  const [, second] = all(items, 'm');
  const row = first(items, 'r');
  const isBaseline = first(items, 'b') !== undefined;
  if (second !== undefined && !isBaseline) return withMetric(place, items, second);
  const subject = subjectOf(place, items, { wantsBaseline: true });
  if ('reason' in subject) return subject;
  const others =
    row === undefined ? baselinesFor(subject.found.metric, first(items, 'b')?.word) : inRow(row, subject.found.metric);
  if (second !== undefined && !second.names.some(({ written }) => written === subject.found.metric.written))
    return { reason: `the baseline of ${subject.found.metric.shown} is not given by ${second.names[0]?.shown ?? ''}` };
  return 'reason' in others ? others : { found: { subject: subject.found, others: others.found } };
}

function withMetric(place: ClausePlace, items: readonly Item[], second: ItemOf<'m'>): Found<Sides> {
  const named = metricOf(second, place.sentence);
  if ('reason' in named) return named;
  const subject = subjectOf(place, items, { against: named.found.written });
  if ('reason' in subject) return subject;
  if (subject.found.metric.written === named.found.written)
    return { reason: `${named.found.shown} would be compared with itself` };
  const notes = [...subject.found.notes, ...partlyNamed(second, named.found, place.sentence)];
  return {
    found: {
      subject: { ...subject.found, notes },
      others: [{ written: named.found.written, shown: named.found.shown }],
    },
  };
}
