import { isOther, isPlain } from '../language/syntax.ts';
import type { Call, Expression, Reference } from '../language/syntax.ts';
import { isAggregate, walk } from '../language/walk.ts';
import { aggregate } from './aggregate.ts';
import { absolute, asNumber, calculate, literalQuantity, negatedNumber } from '../numbers/arithmetic.ts';
import { isTrainingOnly } from '../numbers/beside-number.ts';
import { withOther } from '../numbers/both-readings.ts';
import { plainText } from '../../values/plain-text.ts';
import { historyValue } from './history.ts';
import { lacking, plainOf, printNumber, quantityOf, untyped } from '../numbers/operand.ts';
import type { Operand, Quantity } from '../numbers/operand.ts';
import { otherValue, otherValues } from './other-rows.ts';
import type { LabelledCell } from '../world/loose-fields.ts';
import { meaningOf } from '../world/resolve.ts';
import { besideRuns } from '../world/told-meaning.ts';
import type { Meaning } from '../world/resolve.ts';
import { fieldValue, runValue, wordsOf } from './run-value.ts';
import { mixedScales } from './rate-mistake.ts';
import type { Scope } from './scope.ts';
import { inOneUnit } from '../numbers/units-of.ts';

/** The value of an expression, in a run or over the selection. */
export function expressionValue(scope: Scope, expression: Expression): Operand {
  switch (expression.kind) {
    case 'number':
      return literalQuantity(expression.number, expression.unit, expression.text);
    case 'string':
      return { kind: 'word', plain: expression.text, text: `"${expression.text}"`, mark: undefined };
    case 'negative':
      return negatedNumber(expressionValue(scope, expression.of));
    case 'arithmetic':
      return calculate(
        expression.operator,
        expressionValue(scope, expression.left),
        expressionValue(scope, expression.right),
      );
    case 'call':
      return callValue(scope, expression);
    case 'history':
      return scope.run === undefined ? noRun(expression.metric) : historyValue(scope.world, scope.run, expression);
    case 'part':
      return partValue(scope, expression.of, expression.part);
    default:
      return referenceValue(scope, expression);
  }
}

function referenceValue(scope: Scope, reference: Reference): Operand {
  if (isOther(reference)) return otherValue(scope, reference);
  const named = reference.kind === 'flag' ? undefined : meaningOf(scope.world, reference);
  const meaning = named && (scope.selection.length === 0 ? named : besideRuns(scope.world, named));
  const told = (operand: Operand): Operand => withTrainingLabel(operand, reference, meaning);
  if (scope.run !== undefined) return told(runValue(scope.world, scope.run, reference));
  const isTold = meaning?.kind === 'field' || meaning?.kind === 'labelled' || meaning?.kind === 'several';
  return isTold ? told(fieldValue(scope.world, meaning)) : noRun(reference);
}

/** A bare name refers to `F1 (train)` if nothing else has that name: then the label is noted with the number. */
function withTrainingLabel(operand: Operand, reference: Reference, meaning: Meaning | undefined): Operand {
  if (reference.kind !== 'name' || operand.kind !== 'quantity' || operand.beside !== undefined) return operand;
  const label = meaning?.kind === 'column' ? meaning.column.header : meaning?.kind === 'labelled' ? meaning.cell.label : ''; // prettier-ignore
  const bracket = label.lastIndexOf('(');
  if (bracket <= 0 || !isTrainingOnly(reference.name, label)) return operand;
  return { ...operand, of: reference.name, beside: { words: plainText(label).trim(), number: operand.text } };
}

const noRun = (reference: Reference): Operand => lacking(`no run gives ${wordsOf(reference)}`, 'a run');

function callValue(scope: Scope, call: Call): Operand {
  const [first] = call.arguments;
  if (call.name === 'abs')
    return first === undefined ? lacking('abs of nothing') : absolute(expressionValue(scope, first));
  if (!isAggregate(call))
    return extremeOf(
      call.name === 'min',
      call.arguments.map((argument) => expressionValue(scope, argument)),
    );
  if (first === undefined) return quantityOf(scope.selection.length);
  if (isOther(first)) {
    const others = otherValues(scope, first);
    return 'kind' in others
      ? others
      : together(
          call,
          others.map(({ value }) => value),
        );
  }
  const nameless = namelessIn(scope, first);
  if (nameless !== undefined) return lacking(`nothing here is named ${wordsOf(nameless)}`, wordsOf(nameless));
  const values = scope.selection.map((run) => expressionValue({ ...scope, run }, first));
  return together(call, values);
}

/** The aggregate of values that are on one scale. */
function together({ name, arguments: [of, level] }: Call, values: readonly Operand[]): Operand {
  if (name === 'abs') return lacking('abs of several values');
  const mistake = of === undefined || name === 'count' ? undefined : mixedScales(of, values);
  return mistake ?? aggregate(name, values, level?.kind === 'number' ? level.number : undefined);
}

/** A name in it that does not exist anywhere: then a count of zero is not known to be zero. */
function namelessIn(scope: Scope, expression: Expression): Reference | undefined {
  for (const node of walk(expression))
    if ((node.kind === 'name' || node.kind === 'column') && meaningOf(scope.world, node) === undefined) return node;
  return undefined;
}

/** The minimum or maximum of several values in one row. */
function extremeOf(least: boolean, values: readonly Operand[]): Operand {
  let best: Quantity | undefined;
  for (const value of values) {
    const number = asNumber(value);
    if (number.kind !== 'quantity') return number;
    if (best === undefined) best = number;
    else {
      const same = inOneUnit(best, number);
      if (same.kind !== 'pair') return same;
      const { other } = same;
      best = withOther(
        extremeOfTwo(least, same.left, same.right),
        other && { number: extremeOfTwo(least, other.left, other.right), hint: other.hint },
      );
    }
  }
  return best ?? lacking('the least of nothing');
}

function extremeOfTwo(least: boolean, a: Quantity, b: Quantity): Quantity {
  const isBefore = (x: number, y: number) => (least ? x <= y : x >= y);
  const low = isBefore(a.low, b.low) ? a : b;
  const high = isBefore(a.high, b.high) ? a : b;
  if (low === high) return { ...low, literal: a.literal && b.literal };
  return {
    ...low,
    high: high.high,
    highOpen: high.highOpen,
    literal: false,
    plain: '',
    text: `${printNumber(low.low)} to ${printNumber(high.high)}`,
  };
}

/** `.first` and `.second` of a pair; for any other value they are a mistake. */
function partValue(scope: Scope, of: Reference, part: 'first' | 'second'): Operand {
  if (!isPlain(of)) return { kind: 'misfit', message: `${wordsOf(of)} has no .${part}`, hint: undefined };
  const meaning = meaningOf(scope.world, of);
  const name = wordsOf(of);
  if (meaning?.kind === 'labelled') return partOfCell(meaning.cell, part);
  if (meaning?.kind !== 'column') return lacking(`${name} is not a column with pairs`, 'a column of pairs');
  const found = scope.run?.cells.get(meaning.column.name);
  if (found === undefined || found.cell.value.kind === 'missing')
    return lacking(`${name} of ${scope.run?.id ?? 'no run'} is missing`, `a value of ${name}`);
  const value = untyped(found.cell.value);
  if (value.kind !== 'pair')
    return { kind: 'misfit', message: `${name} is \`${value.text}\`, no pair`, hint: `leave .${part} out` };
  return quantityOf(value[part], { unit: value.unit ?? found.column.unit, text: String(value[part]) });
}

/** The same for a cell named by its row's label; it is shown as written. */
function partOfCell({ cell, column, label }: LabelledCell, part: 'first' | 'second'): Operand {
  const value = untyped(cell.value);
  if (value.kind === 'missing') return lacking(`${label} is missing`, `a value of ${label}`);
  if (value.kind !== 'pair')
    return { kind: 'misfit', message: `${label} is \`${value.text}\`, no pair`, hint: undefined };
  return quantityOf(value[part], { unit: value.unit ?? column.unit, text: plainOf(value) });
}
