import type { Reference } from '../language/syntax.ts';
import { compareOperands } from './compare.ts';
import { expressionValue } from './expression-value.ts';
import { decided, unknown } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import type { Operand } from '../numbers/operand.ts';
import { wordsOf } from './run-value.ts';
import type { Scope } from './scope.ts';

type Told = { readonly run: string; readonly value: Operand };

/** Whether all selected runs have one value: two known values that differ decide, a missing one leaves it open. */
export function judgeConstant(scope: Scope, of: Reference): Judgement {
  const name = wordsOf(of);
  const told = scope.selection.map((run) => ({ run: run.name, value: expressionValue({ ...scope, run }, of) }));
  const [first] = told;
  if (first === undefined) return unknown(`no run gives ${name}`, 'a run that is selected');
  const distinct = distinctValues(told);
  const [one, other] = distinct;
  if (one !== undefined && other !== undefined) {
    const because = `${name} is ${distinct.map(({ run, value }) => `${textOf(value)} (${run})`).join(' and ')}`;
    return decided(false, {
      because,
      sides: {
        left: textOf(one.value),
        right: textOf(other.value),
        operator: '==',
        shortfall: undefined,
        ratio: undefined,
      },
    });
  }
  const open = told.find(({ value }) => value.kind === 'lacking' || value.kind === 'misfit');
  if (open?.value.kind === 'lacking') return unknown(open.value.because, open.value.settle);
  if (open?.value.kind === 'misfit') return unknown(open.value.message, open.value.hint);
  const unsure = told.find(({ value }) => compareOperands('==', first.value, value).truth !== 'yes');
  if (unsure !== undefined) return unknown(`${name} of ${unsure.run} is not known exactly`, 'exact values');
  return decided(true, {
    because: `${name} is ${textOf(first.value)} in ${told.length} ${told.length === 1 ? 'run' : 'runs'}`,
  });
}

const textOf = (value: Operand): string => ('text' in value ? value.text : '');

/** Further distinct values add nothing. */
const MOST_DISTINCT = 5;

/** The first run of each value that certainly differs from all values before it. */
function distinctValues(told: readonly Told[]): readonly Told[] {
  const distinct: Told[] = [];
  for (const each of told) {
    if (distinct.length === MOST_DISTINCT) return distinct;
    if (each.value.kind === 'lacking' || each.value.kind === 'misfit') continue;
    if (distinct.every(({ value }) => compareOperands('!=', value, each.value).truth === 'yes')) distinct.push(each);
  }
  return distinct;
}
