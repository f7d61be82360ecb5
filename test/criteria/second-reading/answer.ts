import { fraction, minus, order, over, plus, sizeOf, times } from './fraction.ts';
import type { Amount, Claim, Column, Condition, Expression, Operator, Per, Quantifier } from './claim.ts';
import type { Fraction } from './fraction.ts';

/** A row of the table: its words and numbers by column; what is missing is not in it. */
export type Row = {
  readonly leaf: string | undefined;
  readonly seed: number;
  readonly date: string | undefined;
  readonly numbers: ReadonlyMap<Column, Fraction>;
};

export type Answer = 'met' | 'unmet' | 'undetermined';
type Truth = 'yes' | 'no' | 'open';
/** `others`: the rows that are only references, the baseline and the first run. */
type Here = { readonly row: Row | undefined; readonly rows: readonly Row[]; readonly others: Others };
type Others = { readonly baseline: Row; readonly first: Row | undefined };

/**
 * The outcome of a claim, computed literally and slowly as CRITERIA.md describes it: every way in which the rows whose
 * selection is open can be in or out is tried, and only an outcome common to all of them is an answer.
 */
export function answer(claim: Claim, runs: readonly Row[], baseline: Row): Answer {
  const others = { baseline, first: runs[0] };
  const isCompared = !isOfNone(claim.condition) && [...sidesOf(claim.condition)].some(({ kind }) => kind === 'row');
  // The reference run is not one of the others.
  const rows = isCompared ? runs.slice(1) : runs;
  const isBare = claim.quantifier === undefined && claim.where === undefined && claim.per === undefined;
  if (isBare && isOfNone(claim.condition)) return asAnswer(truth(claim.condition, { row: undefined, rows, others }));
  const selected = rows.map((row) => truth(claim.where, { row, rows: [], others }));
  const answers = new Set<Answer>();
  const open = rows.filter((_, at) => selected[at] === 'open');
  for (let ways = 0; ways < 2 ** open.length; ways++) {
    const taken = new Set(open.filter((_, at) => (ways >> at) % 2 === 1));
    answers.add(
      ofSelection(
        claim,
        rows.filter((row, at) => selected[at] === 'yes' || taken.has(row)),
        others,
      ),
    );
  }
  const [only = 'undetermined'] = answers;
  return answers.size === 1 ? only : 'undetermined';
}

/** Whether there is a row of which it is not known whether it is selected. */
export const isOpenSelection = ({ where }: Claim, rows: readonly Row[], baseline: Row): boolean =>
  rows.some((row) => truth(where, { row, rows: [], others: { baseline, first: rows[0] } }) === 'open');

function ofSelection({ condition, quantifier, per }: Claim, rows: readonly Row[], others: Others): Answer {
  if (rows.length === 0) return 'undetermined';
  if (per === undefined) return ofGroup(condition, quantifier, { row: undefined, rows, others });
  const answers = groupsOf(per, rows).map((group) =>
    ofGroup(condition, quantifier, { row: undefined, rows: group, others }),
  );
  if (per.groups !== undefined) return atLeast(per.groups, answers.map(asTruth));
  return answers.includes('unmet') ? 'unmet' : answers.includes('undetermined') ? 'undetermined' : 'met';
}

const asTruth = (given: Answer): Truth => (given === 'met' ? 'yes' : given === 'unmet' ? 'no' : 'open');

/** Fewer than required decide nothing. */
function atLeast(count: number, truths: readonly Truth[]): Answer {
  const certain = truths.filter((each) => each === 'yes').length;
  const possible = truths.filter((each) => each !== 'no').length;
  if (truths.length < count) return 'undetermined';
  return certain >= count ? 'met' : possible < count ? 'unmet' : 'undetermined';
}

function groupsOf({ columns }: Per, rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = columns.map((column) => (column === 'leaf' ? (row.leaf ?? '') : String(row.seed))).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function ofGroup(condition: Condition, quantifier: Quantifier | undefined, here: Here): Answer {
  const { rows } = here;
  const seeds = [...new Set(rows.map(({ seed }) => seed))];
  if (isOfAll(condition)) {
    const there = quantifier?.kind === 'at least' && quantifier.of === 'seeds' ? seeds.length : rows.length;
    if (quantifier?.kind === 'at least' && there < quantifier.count) return 'undetermined';
    return asAnswer(truth(condition, here));
  }
  const truths = rows.map((row) => truth(condition, { ...here, row }));
  if (quantifier?.kind === 'some') return asAnswer(any(truths));
  if (quantifier?.kind === 'latest' || quantifier?.kind === 'best') {
    const picked = quantifier.kind === 'latest' ? latestOf(rows) : bestOf(rows);
    return picked === undefined ? 'undetermined' : asAnswer(truths[rows.indexOf(picked)] ?? 'open');
  }
  if (quantifier === undefined || quantifier.kind === 'every') return asAnswer(all(truths));
  const each =
    quantifier.of === 'runs' ? truths : seeds.map((seed) => all(truths.filter((_, at) => rows[at]?.seed === seed)));
  if (quantifier.kind === 'at least') return atLeast(quantifier.count, each);
  const certain = each.filter((one) => one === 'yes').length;
  const possible = each.filter((one) => one !== 'no').length;
  const wanted = quantifier.percent * each.length;
  return certain * 100 >= wanted ? 'met' : possible * 100 < wanted ? 'unmet' : 'undetermined';
}

/** The row with the last date, if it is the only one; undefined where a row has no date. */
function latestOf(rows: readonly Row[]): Row | undefined {
  const dates = rows.flatMap(({ date }) => date ?? []).toSorted();
  const last = rows.filter(({ date }) => date === dates.at(-1));
  return dates.length === rows.length && last.length === 1 ? last[0] : undefined;
}

/** The row with the least `bitter`, if it is the only one; undefined where a row has no value. */
function bestOf(rows: readonly Row[]): Row | undefined {
  const values = rows.flatMap((row) => row.numbers.get('bitter') ?? []).toSorted(order);
  const [least] = values;
  const best = rows.filter((row) => least !== undefined && order(row.numbers.get('bitter') ?? least, least) === 0);
  return values.length === rows.length && best.length === 1 ? best[0] : undefined;
}

/** One text for one number. */
function keyOf(row: Row, column: Column): string | undefined {
  const value = numberIn(row, column);
  return value && String((value.above * 1_000_000n) / value.below);
}

const asAnswer = (given: Truth): Answer => (given === 'yes' ? 'met' : given === 'no' ? 'unmet' : 'undetermined');

const all = (truths: readonly Truth[]): Truth =>
  truths.includes('no') ? 'no' : truths.includes('open') ? 'open' : 'yes';
const any = (truths: readonly Truth[]): Truth =>
  truths.includes('yes') ? 'yes' : truths.includes('open') ? 'open' : 'no';
const not = (given: Truth): Truth => (given === 'yes' ? 'no' : given === 'no' ? 'yes' : 'open');
const sure = (given: boolean): Truth => (given ? 'yes' : 'no');

/** Whether a condition is about all runs together. */
const isOfAll = (condition: Condition): boolean =>
  isOfNone(condition) || [...sidesOf(condition)].some(({ kind }) => WHOLE.has(kind));

/** Whether it is about no run. */
const isOfNone = (condition: Condition): boolean =>
  [...sidesOf(condition)].every(({ kind }) => kind !== 'column' && !WHOLE.has(kind));

const WHOLE: ReadonlySet<Expression['kind']> = new Set(['mean', 'median', 'min', 'max', 'count']);

/** All operands of a condition, down to names and numbers. */
function* sidesOf(node: Condition | Expression): Generator<Expression> {
  switch (node.kind) {
    case 'not':
      yield* sidesOf(node.of);
      break;
    case 'and':
    case 'or':
    case 'at least':
    case 'least':
    case 'most':
      for (const each of node.of) yield* sidesOf(each);
      break;
    case 'between':
      yield* sidesOf(node.of);
      break;
    case 'constant':
      yield { kind: 'count', column: node.column };
      break;
    case 'word':
    case 'like':
      yield { kind: 'column', column: 'leaf' };
      break;
    case 'compare':
    case 'within':
    case '+':
    case '-':
    case '*':
    case '/':
      yield* sidesOf(node.left);
      yield* sidesOf(node.right);
      break;
    default:
      yield node;
  }
}

function truth(condition: Condition | undefined, here: Here): Truth {
  switch (condition?.kind) {
    case undefined:
      return 'yes';
    case 'not':
      return not(truth(condition.of, here));
    case 'and':
      return all(condition.of.map((each) => truth(each, here)));
    case 'or':
      return any(condition.of.map((each) => truth(each, here)));
    case 'at least':
      return asTruth(
        atLeast(
          condition.count,
          condition.of.map((each) => truth(each, here)),
        ),
      );
    case 'word': {
      const leaf = here.row?.leaf;
      const isOne = leaf !== undefined && condition.words.includes(leaf);
      return leaf === undefined ? 'open' : sure(isOne === (condition.operator === '==' || condition.operator === 'in'));
    }
    case 'like':
      return here.row?.leaf === undefined ? 'open' : sure(here.row.leaf.startsWith(condition.start));
    case 'constant': {
      const values = here.rows.map((row) => (condition.column === 'leaf' ? row.leaf : keyOf(row, condition.column)));
      const known = new Set(values.filter((value) => value !== undefined));
      return known.size > 1 ? 'no' : values.includes(undefined) ? 'open' : 'yes';
    }
    case 'between': {
      const { isLowOpen, isHighOpen, low, high } = condition;
      const value = valueOf(condition.of, here);
      if (value === undefined) return 'open';
      return sure(order(value, low.value) >= (isLowOpen ? 1 : 0) && order(value, high.value) <= (isHighOpen ? -1 : 0));
    }
    case 'within': {
      const [left, right] = [valueOf(condition.left, here), valueOf(condition.right, here)];
      const amount = right && amountOf(condition.amount, right);
      return left && right && amount ? sure(order(sizeOf(minus(left, right)), amount) <= 0) : 'open';
    }
    case 'compare': {
      const [left, right] = [valueOf(condition.left, here), valueOf(condition.right, here)];
      if (left === undefined || right === undefined) return 'open';
      if (condition.by === undefined) return sure(holds(condition.operator, order(left, right)));
      const amount = amountOf(condition.by, right);
      if (amount === undefined) return 'open';
      return condition.operator === '<' || condition.operator === '<='
        ? sure(order(left, minus(right, amount)) <= 0)
        : sure(order(left, plus(right, amount)) >= 0);
    }
  }
}

/** Relative to zero, an amount is undefined. */
function amountOf({ kind, value }: Amount, right: Fraction): Fraction | undefined {
  if (kind === 'absolute') return value;
  return right.above === 0n ? undefined : times(value, sizeOf(right));
}

function holds(operator: Operator, given: number): boolean {
  switch (operator) {
    case '<':
      return given < 0;
    case '<=':
      return given <= 0;
    case '>':
      return given > 0;
    case '>=':
      return given >= 0;
    case '==':
      return given === 0;
    case '!=':
      return given !== 0;
  }
}

function valueOf(expression: Expression, here: Here): Fraction | undefined {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'column':
      return here.row && numberIn(here.row, expression.column);
    case 'baseline':
      return numberIn(here.others.baseline, expression.column);
    case 'row':
      return here.others.first && numberIn(here.others.first, expression.column);
    case 'least':
    case 'most': {
      const values = expression.of.map((each) => valueOf(each, here));
      const known = values.flatMap((value) => value ?? []).toSorted(order);
      return known.length < values.length ? undefined : known.at(expression.kind === 'least' ? 0 : -1);
    }
    case '+':
    case '-':
    case '*':
    case '/': {
      const [left, right] = [valueOf(expression.left, here), valueOf(expression.right, here)];
      const work = { '+': plus, '-': minus, '*': times, '/': over }[expression.kind];
      return left && right && work(left, right);
    }
    default:
      return aggregate(expression.kind, expression.column, here.rows);
  }
}

const numberIn = (row: Row, column: Column): Fraction | undefined =>
  column === 'seed' ? fraction(row.seed) : row.numbers.get(column);

function aggregate(
  name: 'mean' | 'median' | 'min' | 'max' | 'count',
  column: Column,
  rows: readonly Row[],
): Fraction | undefined {
  const values = rows.flatMap((row) => numberIn(row, column) ?? []).toSorted(order);
  if (name === 'count') return fraction(values.length);
  if (values.length < rows.length) return undefined;
  if (name === 'min') return values[0];
  if (name === 'max') return values.at(-1);
  const middle = [values[Math.floor((values.length - 1) / 2)], values[Math.floor(values.length / 2)]];
  const taken = name === 'mean' ? values : middle.flatMap((value) => value ?? []);
  return over(taken.reduce(plus, fraction(0)), fraction(taken.length));
}
