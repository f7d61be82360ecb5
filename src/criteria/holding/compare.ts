import { difference } from '../../values/difference.ts';
import { readValue } from '../../values/read-value.ts';
import { timeOrder, timeStretch } from '../../values/time-stretch.ts';
import type { TimeOrder, TimeStretch } from '../../values/time-stretch.ts';
import type { Operator } from '../language/syntax.ts';
import { comparisonWords, conjunction, decided, unknown, unknownOf } from './judgement.ts';
import type { Judgement, Sides, Truth } from './judgement.ts';
import { besideNote, isDoubtful } from '../numbers/beside-number.ts';
import { asDecimal, isPoint, printQuantity } from '../numbers/operand.ts';
import type { Calendar, Operand, Quantity, Word } from '../numbers/operand.ts';
import { sideText } from '../numbers/side-text.ts';
import { inOneUnit, inUnit } from '../numbers/units-of.ts';
import type { OpenUnit } from '../numbers/units-of.ts';

/** Judges `left operator right`. Intervals are compared as such; a missing value makes the result unknown. */
export function compareOperands(operator: Operator, left: Operand, right: Operand): Judgement {
  const open = [left, right].flatMap((side) =>
    side.kind === 'lacking' || side.kind === 'misfit' ? [unknownOf(side)] : [],
  );
  if (open.length > 0) return conjunction(open);
  if (left.kind === 'quantity' && right.kind === 'quantity') return compareQuantities(operator, left, right);
  return compareWords(operator, left as Told, right as Told);
}

function compareQuantities(operator: Operator, left: Quantity, right: Quantity): Judgement {
  const same = inOneUnit(left, right);
  if (same.kind === 'lacking') return compareReadings(operator, { left, right }, same);
  if (same.kind === 'misfit') return unknown(same.message, same.hint);
  const truth = compareIntervals(operator, same.left, same.right);
  const straddling = straddleNote(operator, { left, right }, truth);
  const told = [left, right].filter(({ beside }) => beside !== undefined);
  const doubts = [...straddling, ...told.filter(isDoubted).flatMap(besideWords)];
  const reading = same.note === undefined ? [] : [same.note];
  const notes = [...tieNote(same.left, same.right), ...straddling, ...told.flatMap(besideWords), ...reading];
  const sides = {
    left: sideText(left, right),
    right: sideText(right, left),
    operator,
    shortfall: shortfallOf(operator, same.left, same.right),
    unit: same.left.unit,
    ratio: undefined,
  };
  if (same.other !== undefined && compareIntervals(operator, same.other.left, same.other.right) !== truth)
    return unknown(`${comparisonWords(sides)} depends on how the percentage is read`, same.other.hint, { sides });
  if (truth !== 'unknown') return decided(truth === 'yes', { sides, notes, doubts });
  return unknown(`${comparisonWords(sides)} cannot be determined`, 'a closer value', { sides, notes });
}

const besideWords = ({ beside }: Quantity): readonly string[] => (beside === undefined ? [] : [besideNote(beside)]);

const isDoubted = ({ beside, of }: Quantity): boolean => beside !== undefined && isDoubtful(of, beside);

/** A number that may be in one unit or another is compared in each; a result common to all readings is certain. */
function compareReadings(
  operator: Operator,
  { left, right }: { readonly left: Quantity; readonly right: Quantity },
  { because, settle, readings = [] }: OpenUnit,
): Judgement {
  const [truth, ...others] = readings.map((pair) => compareIntervals(operator, pair.left, pair.right));
  if (truth === undefined || truth === 'unknown' || others.some((each) => each !== truth))
    return unknown(because, settle);
  const [first] = readings;
  const bare = left.unit === undefined ? left : right;
  const told = readings.map((pair) => asPercentage(left.unit === undefined ? pair.left : pair.right)).join(' and ');
  const sides = {
    left: sideText(left, right),
    right: sideText(right, left),
    operator,
    shortfall: first === undefined ? undefined : shortfallOf(operator, first.left, first.right),
    unit: first?.left.unit,
    ratio: undefined,
  };
  return decided(truth === 'yes', { sides, notes: [`${bare.text} has no unit: ${told} come to the same`] });
}

const asPercentage = (number: Quantity): string =>
  printQuantity(number.unit === 'ratio' ? (inUnit(number, 'ratio', '%') ?? number) : number);

/**
 * The truth of a comparison of two intervals in one unit: certain only if it holds, or fails, for all possible values.
 */
export function compareIntervals(operator: Operator, a: Quantity, b: Quantity): Truth {
  switch (operator) {
    case '<':
      return below(a, b, false);
    case '<=':
      return below(a, b, true);
    case '>':
      return below(b, a, false);
    case '>=':
      return below(b, a, true);
    case '==':
      return equal(a, b);
    case '!=':
      return { yes: 'no', no: 'yes', unknown: 'unknown' }[equal(a, b)] as Truth;
  }
}

function below(a: Quantity, b: Quantity, orEqual: boolean): Truth {
  const highest = order(a.high, b.low, a.slack + b.slack);
  if (highest < 0 || (highest === 0 && (orEqual || a.highOpen || b.lowOpen))) return 'yes';
  const lowest = order(a.low, b.high, a.slack + b.slack);
  if (lowest > 0 || (lowest === 0 && (!orEqual || a.lowOpen || b.highOpen))) return 'no';
  return 'unknown';
}

function equal(a: Quantity, b: Quantity): Truth {
  if (below(a, b, false) === 'yes' || below(b, a, false) === 'yes') return 'no';
  return isPoint(a) && isPoint(b) ? 'yes' : 'unknown';
}

/** Numbers that differ by no more than the possible error of arithmetic are equal. */
function order(x: number, y: number, slack: number): number {
  if (x === y || Math.abs(x - y) <= slack) return 0;
  return x < y ? -1 : 1;
}

/** How far the comparison is from holding; undefined for infinite bounds. */
function shortfallOf(operator: Operator, a: Quantity, b: Quantity): number | undefined {
  const away = (x: number, y: number): number => difference(x, y, a.slack + b.slack);
  const distance = {
    '<': () => away(a.high, b.low),
    '<=': () => away(a.high, b.low),
    '>': () => away(b.high, a.low),
    '>=': () => away(b.high, a.low),
    '==': () => Math.abs(away(a.low, b.low)),
    '!=': () => 0 - Math.abs(away(a.low, b.low)),
  }[operator]();
  return Number.isFinite(distance) ? distance : undefined;
}

/** A note on two printed numbers that are the same to the printed precision. */
function tieNote(a: Quantity, b: Quantity): readonly string[] {
  const precision = Math.max(a.precision, b.precision);
  if (a.precision === 0 || b.precision === 0 || Math.abs(a.low - b.low) > precision) return [];
  return [`${a.text} and ${b.text} are a tie as printed`];
}

/** A note that a number such as `0.049 ± 0.01` is on one side of the other number, while its range extends to both. */
function straddleNote(
  operator: Operator,
  { left, right }: { readonly left: Quantity; readonly right: Quantity },
  truth: Truth,
): readonly string[] {
  const [uncertain, other] = left.spread === undefined ? [right, left] : [left, right];
  const { spread } = uncertain;
  if (spread === undefined || truth === 'unknown') return [];
  const ends = spread.map((by) => ({ ...uncertain, low: uncertain.low + by, high: uncertain.high + by })); // prettier-ignore
  const isOneSided = ends.every((end) => {
    const same = uncertain === left ? inOneUnit(end, right) : inOneUnit(left, end);
    return same.kind !== 'pair' || compareIntervals(operator, same.left, same.right) === truth;
  });
  return isOneSided ? [] : [`${uncertain.text} lies on both sides of ${other.text}: it may as well be the other way`];
}

type Told = Word | Calendar | Quantity;

function compareWords(operator: Operator, left: Told, right: Told): Judgement {
  const isDate = left.kind === 'date' || right.kind === 'date';
  const [a, b] = [timeOf(left), timeOf(right)];
  const sides = { left: left.text, right: right.text, operator, shortfall: undefined, ratio: undefined };
  if (operator === '==' || operator === '!=') {
    if (isDate && a !== undefined && b !== undefined) return compareTimes(sides, a, b);
    const same = sameWord(left, right);
    return decided(operator === '==' ? same : !same, { sides });
  }
  if (a !== undefined && b !== undefined) return compareTimes(sides, a, b);
  const settle = asDecimal(left.text) ?? asDecimal(right.text) ?? 'numbers or dates on both sides';
  return unknown(`${comparisonWords(sides)} compares words`, settle);
}

/** Check marks and yes or no have several spellings; everything else is compared by its text. */
function sameWord(left: Told, right: Told): boolean {
  if (left.plain === right.plain) return true;
  const [a, b] = [markOf(left), markOf(right)];
  return a !== undefined && a === b;
}

function markOf(word: Told): string | undefined {
  if (word.kind !== 'word') return undefined;
  if (word.mark !== undefined) return word.mark;
  const value = readValue(word.plain, 'mark');
  if (value.kind === 'mark') return value.mark;
  return value.kind === 'boolean' ? (value.value ? 'pass' : 'fail') : undefined;
}

/** Times that may be the same are never told apart: a day and an hour of it, a time with a zone and one without. */
function compareTimes(sides: Sides & { readonly operator: Operator }, a: TimeStretch, b: TimeStretch): Judgement {
  const order = timeOrder(a, b);
  if (order === 'open') {
    const settle = a.hasZone === b.hasZone ? 'dates of one precision' : 'a time zone on both sides';
    return unknown(`${comparisonWords(sides)} cannot be determined`, settle, { sides });
  }
  return decided(HOLDING[sides.operator].includes(order), { sides });
}

const HOLDING: Readonly<Record<Operator, readonly TimeOrder[]>> = {
  '<': ['before'],
  '<=': ['before', 'same'],
  '>': ['after'],
  '>=': ['after', 'same'],
  '==': ['same'],
  '!=': ['before', 'after'],
};

function timeOf(word: Told): TimeStretch | undefined {
  if (word.kind === 'date') return timeStretch(word.iso);
  const value = word.kind === 'word' ? readValue(word.plain, 'date') : undefined;
  return value?.kind === 'date' ? timeStretch(value.iso) : undefined;
}
