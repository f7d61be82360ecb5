import { readValue } from '../../values/read-value.ts';
import type { Operator } from '../language/syntax.ts';
import { comparisonWords, decided, unknown } from './judgement.ts';
import type { Judgement, Truth } from './judgement.ts';
import { asDecimal, isPoint } from '../numbers/operand.ts';
import type { Calendar, Operand, Quantity, Word } from '../numbers/operand.ts';
import { inOneUnit } from '../numbers/units-of.ts';

/** Judges `left operator right`. Intervals are compared as such; what is lacking leaves it unknown. */
export function compareOperands(operator: Operator, left: Operand, right: Operand): Judgement {
  for (const side of [left, right]) {
    if (side.kind === 'lacking') return unknown(side.because, side.settle);
    if (side.kind === 'misfit') return unknown(side.message, side.hint);
  }
  if (left.kind === 'quantity' && right.kind === 'quantity') return compareQuantities(operator, left, right);
  return compareWords(operator, left as Word | Calendar | Quantity, right as Word | Calendar | Quantity);
}

function compareQuantities(operator: Operator, left: Quantity, right: Quantity): Judgement {
  const same = inOneUnit(left, right);
  if (same.kind === 'lacking') return unknown(same.because, same.settle);
  if (same.kind === 'misfit') return unknown(same.message, same.hint);
  const truth = compareIntervals(operator, same.left, same.right);
  const notes = [...tieNote(same.left, same.right), ...(same.note === undefined ? [] : [same.note])];
  const sides = {
    left: left.text,
    right: right.text,
    operator,
    shortfall: shortfallOf(operator, same.left, same.right),
    unit: same.left.unit,
    ratio: undefined,
  };
  if (same.other !== undefined && compareIntervals(operator, same.other.left, same.other.right) !== truth)
    return unknown(`${comparisonWords(sides)} depends on how the percentage is read`, same.other.hint, { sides });
  if (truth !== 'unknown') return decided(truth === 'yes', { sides, notes });
  return unknown(`${comparisonWords(sides)} cannot be told`, 'a closer value', { sides, notes });
}

/** The truth of a comparison of two intervals of one unit: certain only when it holds, or fails, for all they may be. */
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

/** Numbers that differ by less than arithmetic may have lost are equal. */
function order(x: number, y: number, slack: number): number {
  if (x === y || Math.abs(x - y) <= slack) return 0;
  return x < y ? -1 : 1;
}

/** How far the comparison is from holding; undefined for bounds without end. */
function shortfallOf(operator: Operator, a: Quantity, b: Quantity): number | undefined {
  const distance = {
    '<': a.high - b.low,
    '<=': a.high - b.low,
    '>': b.high - a.low,
    '>=': b.high - a.low,
    '==': Math.abs(a.low - b.low),
    '!=': -Math.abs(a.low - b.low),
  }[operator];
  return Number.isFinite(distance) ? distance : undefined;
}

/** Two printed numbers that are the same as far as they are printed. */
function tieNote(a: Quantity, b: Quantity): readonly string[] {
  const precision = Math.max(a.precision, b.precision);
  if (a.precision === 0 || b.precision === 0 || Math.abs(a.low - b.low) > precision) return [];
  return [`${a.text} and ${b.text} are a tie as printed`];
}

function compareWords(
  operator: Operator,
  left: Word | Calendar | Quantity,
  right: Word | Calendar | Quantity,
): Judgement {
  const sides = { left: left.text, right: right.text, operator, shortfall: undefined, ratio: undefined };
  if (operator !== '==' && operator !== '!=') return compareDates(operator, left, right);
  const same = sameWord(left, right);
  return decided(operator === '==' ? same : !same, { sides });
}

/** A check mark, a yes or no and a date have several spellings; everything else is compared by its text. */
function sameWord(left: Word | Calendar | Quantity, right: Word | Calendar | Quantity): boolean {
  if (left.plain === right.plain) return true;
  const [a, b] = [markOf(left), markOf(right)];
  if (a !== undefined && b !== undefined) return a === b;
  return left.kind === 'date' && right.kind === 'date' && left.iso === right.iso;
}

function markOf(word: Word | Calendar | Quantity): string | undefined {
  if (word.kind !== 'word') return undefined;
  if (word.mark !== undefined) return word.mark;
  const value = readValue(word.plain, 'mark');
  if (value.kind === 'mark') return value.mark;
  return value.kind === 'boolean' ? (value.value ? 'pass' : 'fail') : undefined;
}

function compareDates(
  operator: Operator,
  left: Word | Calendar | Quantity,
  right: Word | Calendar | Quantity,
): Judgement {
  const [a, b] = [isoOf(left), isoOf(right)];
  const what = `${left.text} ${operator} ${right.text}`;
  if (a === undefined || b === undefined) {
    const settle = asDecimal(left.text) ?? asDecimal(right.text) ?? 'numbers or dates on both sides';
    return unknown(`${what} compares words`, settle);
  }
  const sides = { left: left.text, right: right.text, operator, shortfall: undefined, ratio: undefined };
  if (a !== b && (a.startsWith(b) || b.startsWith(a)))
    return unknown(`${what} cannot be told`, 'dates of one precision', { sides });
  const holds = { '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b, '==': a === b, '!=': a !== b }[operator];
  return decided(holds, { sides });
}

function isoOf(word: Word | Calendar | Quantity): string | undefined {
  if (word.kind === 'date') return word.iso;
  const value = word.kind === 'word' ? readValue(word.plain, 'date') : undefined;
  return value?.kind === 'date' ? value.iso : undefined;
}
