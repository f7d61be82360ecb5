import { dimensionOf } from '../../../values/units.ts';
import { mirrorOf, symbolOf } from '../words/comparison-words.ts';
import type { Comparison } from '../words/comparison-words.ts';
import { COUNTED_FAULTS } from '../words/other-words.ts';
import { levelTexts } from './amounts.ts';
import { all, first, noteList, operatorFor, patternOf, read, subjectOf } from './clause.ts';
import type { ClausePlace, ClauseReading } from './clause.ts';
import { unread } from './item.ts';
import type { Item, SaidAmount } from './item.ts';
import { byAmount, offset, otherValue, scaled, within } from './other-values.ts';
import { valueText } from './subject.ts';
import type { Subject } from './subject.ts';

type Rule = { readonly pattern: RegExp; readonly read: (place: ClausePlace, items: readonly Item[]) => ClauseReading };

/**
 * The rule that matches the most items is used; the earlier one of equals. Links are distinguished: see `patternOf`.
 */
const RULES: readonly Rule[] = [
  { pattern: /^noa?F?mon/u, read: chain },
  { pattern: /^a?F?m?wp?nF[mbr]m?/u, read: within },
  { pattern: /^a?F?m?wp?nFn/u, read: within },
  { pattern: /^a?F?mwn(?![FR])/u, read: atMost },
  { pattern: /^(?:a?F?m?onpn|a?F?mnpn)/u, read: plusMinus },
  { pattern: /^a?F?m?o[TV]?[mbr]m?Bo?n/u, read: byAmount },
  { pattern: /^(?:a?F?m(?:F?o)?no[mbr]m?|o?no[br][FIN]?m?)/u, read: byAmount },
  { pattern: /^a?F?mo[mbr]m?sn/u, read: offset },
  { pattern: /^(?:a?F?mon[*FV]?[mbr]m?|on[*F]?[br]F?m|a?F?mV[br]on)/u, read: scaled },
  { pattern: /^(?:a?o[TV]?[br][IN]m|oa?mT[br]|a?F?m?o[TV]?[mbr]m?)/u, read: otherValue },
  { pattern: /^(?:iF?a?m|a?F?m?[FI]?i)/u, read: interval },
  { pattern: /^(?:onE?a?m|a?F?m?F?on)/u, read: level },
  { pattern: /^noa?m/u, read: mirrored },
  { pattern: /^zm/u, read: noFaults },
  { pattern: /^(?:a?mn|na?m)/u, read: wholeHundred },
];

/** Reads a comparison at the start of the items. */
export function readComparison(place: ClausePlace): ClauseReading | undefined {
  const codes = patternOf(place.items);
  let best: ClauseReading | undefined;
  let longest = 0;
  for (const { pattern, read: readRule } of RULES) {
    const length = pattern.exec(codes)?.[0].length ?? 0;
    if (length <= longest) continue;
    best = readRule(place, place.items.slice(0, length));
    longest = length;
  }
  return best;
}

function level(place: ClausePlace, items: readonly Item[]): ClauseReading {
  const subject = subjectOf(place, items);
  if ('reason' in subject) return unread(subject.reason);
  const [comparison, amount] = [first(items, 'o')?.comparison, first(items, 'n')?.amount];
  if (comparison === undefined || amount === undefined) return unread('there is no comparison');
  if (amount.unit === '×' && amount.sense === 'relative') return scaled(place, items);
  return levelOf(place, items, { subject: subject.found, comparison, amount });
}

type Level = { readonly subject: Subject; readonly comparison: Comparison; readonly amount: SaidAmount };

function levelOf({ step }: ClausePlace, items: readonly Item[], { subject, comparison, amount }: Level): ClauseReading {
  if (comparison !== '==' && subject.metric.words.at(-1) === 'seed')
    return unread('a seed is a label: how many of them is said as `at least 3 seeds`');
  const operator = operatorFor(comparison, subject.metric);
  const written = levelTexts(amount, subject.metric);
  if ('reason' in operator) return unread(operator.reason);
  if ('reason' in written) return unread(written.reason);
  const left = valueText(subject.metric.written, subject.aggregate, step);
  return read(
    subject,
    items,
    written.ways.map(({ text, note }) => ({
      condition: `${left} ${operator.found.symbol} ${text}`,
      notes: noteList(...operator.found.notes, note),
    })),
  );
}

/** `0.9 < accuracy`. */
function mirrored(place: ClausePlace, items: readonly Item[]): ClauseReading {
  const subject = subjectOf(place, items);
  const [comparison, amount] = [first(items, 'o')?.comparison, first(items, 'n')?.amount];
  if ('reason' in subject) return unread(subject.reason);
  const symbol = comparison === undefined ? undefined : symbolOf(comparison, undefined);
  const said = first(items, 'o')?.span;
  const isWord = /\p{L}/u.test(place.sentence.slice(said?.start, said?.end));
  if (symbol === undefined || amount === undefined || isWord) return unread('the comparison is not understood');
  return levelOf(place, items, { subject: subject.found, comparison: mirrorOf(symbol), amount });
}

/** `within 600 s` means at most that; a bare number after `within` could mean anything. */
function atMost(place: ClausePlace, items: readonly Item[]): ClauseReading {
  const subject = subjectOf(place, items);
  const amount = first(items, 'n')?.amount;
  if ('reason' in subject) return unread(subject.reason);
  const dimension = amount?.unit === undefined ? undefined : dimensionOf(amount.unit);
  if (amount === undefined || (dimension !== 'time' && dimension !== 'bytes'))
    return unread('“within” does not say of what');
  return levelOf(place, items, { subject: subject.found, comparison: '<=', amount });
}

/** `0.2 < x < 0.4`. */
function chain(place: ClausePlace, items: readonly Item[]): ClauseReading {
  const subject = subjectOf(place, items);
  const [low, high] = all(items, 'n').map(({ amount }) => amount);
  const [from, to] = all(items, 'o').map(({ comparison }) => comparison);
  if ('reason' in subject) return unread(subject.reason);
  const isRising = (from === '<' || from === '<=') && (to === '<' || to === '<=');
  if (low === undefined || high === undefined || !isRising)
    return unread('the two comparisons do not make an interval');
  return between(place, items, { subject: subject.found, low, high, lowOpen: from === '<', highOpen: to === '<' });
}

function interval(place: ClausePlace, items: readonly Item[]): ClauseReading {
  const subject = subjectOf(place, items);
  const said = first(items, 'i')?.interval;
  if ('reason' in subject) return unread(subject.reason);
  return said === undefined
    ? unread('there is no interval')
    : between(place, items, { subject: subject.found, ...said });
}

type Between = {
  readonly subject: Subject;
  readonly low: SaidAmount;
  readonly high: SaidAmount;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
};

function between(
  { step }: ClausePlace,
  items: readonly Item[],
  { subject, low, high, lowOpen, highOpen }: Between,
): ClauseReading {
  const [lows, highs] = [levelTexts(low, subject.metric), levelTexts(high, subject.metric)];
  if ('reason' in lows) return unread(lows.reason);
  if ('reason' in highs) return unread(highs.reason);
  if (lows.ways.length !== highs.ways.length) return unread(`the ends of the interval can be read in different units`);
  const left = valueText(subject.metric.written, subject.aggregate, step);
  return read(
    subject,
    items,
    lows.ways.map(({ text, note }, at) => ({
      condition: `${left} in ${lowOpen ? '(' : '['}${text}, ${highs.ways[at]?.text ?? ''}${highOpen ? ')' : ']'}`,
      notes: noteList(note),
    })),
  );
}

/** `x = 1.1 ± 0.1`, `x is 1.1 ± 0.1`. */
function plusMinus(place: ClausePlace, items: readonly Item[]): ClauseReading {
  const subject = subjectOf(place, items);
  const [middle, spread] = all(items, 'n').map(({ amount }) => amount);
  const comparison = first(items, 'o')?.comparison ?? '==';
  if ('reason' in subject) return unread(subject.reason);
  if (middle === undefined || spread === undefined || comparison !== '==')
    return unread('the interval is not understood');
  const written = levelTexts(middle, subject.found.metric);
  if ('reason' in written) return unread(written.reason);
  if (written.ways.length > 1 || (spread.unit !== undefined && spread.unit !== middle.unit))
    return unread('the tolerance can be read in several ways');
  const left = valueText(subject.found.metric.written, subject.found.aggregate, place.step);
  const tolerance = spread.unit === undefined ? spread.text : `${spread.text} ${spread.unit}`;
  if (spread.unit === '%') return unread('the tolerance can be read in several ways');
  return read(
    subject.found,
    items,
    written.ways.map(({ text, note }) => ({ condition: `${left} == ${text} ± ${tolerance}`, notes: noteList(note) })),
  );
}

/** `100%` of a rate is all of it; any other number without a comparison could be a lower or an upper limit. */
function wholeHundred(place: ClausePlace, items: readonly Item[]): ClauseReading {
  const subject = subjectOf(place, items);
  const amount = first(items, 'n')?.amount;
  if ('reason' in subject) return unread(subject.reason);
  if (amount?.unit !== '%' || amount.number !== 100) return unread('there is a number, and no comparison');
  return levelOf(place, items, { subject: subject.found, comparison: '==', amount });
}

/** `no errors`, `zero crashes`. */
function noFaults(place: ClausePlace, items: readonly Item[]): ClauseReading {
  const subject = subjectOf(place, items);
  if ('reason' in subject) return unread(subject.reason);
  const { metric, notes } = subject.found;
  if (!metric.words.some((word) => COUNTED_FAULTS.has(word)) || metric.words.includes('rate'))
    return unread(`what no ${metric.shown} means is not clear`);
  return read({ metric, aggregate: undefined, notes }, items, [{ condition: `${metric.written} == 0`, notes: [] }]);
}
