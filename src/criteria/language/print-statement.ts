import type { Amount, Bands, Claim, Condition, Expression, Per, Quantifier, Statement, Under } from './syntax.ts';

/** A statement in its canonical spelling; parsing that gives the same statement. */
export function printStatement(statement: Statement): string {
  return statement.kind === 'bands' ? printBands(statement) : printClaim(statement);
}

function printClaim({ condition, quantifier, where, per, confidence, under }: Claim): string {
  const clauses = [
    quantifier === undefined ? '' : printQuantifier(quantifier),
    where === undefined ? '' : `where ${printCondition(where)}`,
    per === undefined ? '' : printPer(per),
    confidence === undefined ? '' : `with ${confidence.percent}% confidence`,
    printUnder(under),
  ];
  return [printCondition(condition), ...clauses.filter((clause) => clause !== '')].join(', ');
}

function printBands({ of, bands, otherwise, under }: Bands): string {
  const each = bands.map(({ operator, limit, verdict }) => `${operator} ${printExpression(limit)} ${verdict}`);
  const behind = under === undefined ? '' : ` ${printUnder(under)}`;
  return `bands(${printExpression(of)}): ${[...each, `else ${otherwise}`].join(', ')}${behind}`;
}

const printUnder = (under: Under | undefined): string => (under === undefined ? '' : `under ${quoted(under.heading)}`);

/** A quantifier in its canonical spelling. */
export function printQuantifier(quantifier: Quantifier): string {
  switch (quantifier.kind) {
    case 'every':
    case 'some':
      return `${quantifier.kind} run`;
    case 'latest':
      return 'the latest run';
    case 'best':
      return `the best run by ${printExpression(quantifier.by)}`;
    case 'at-least':
      return `at least ${quantifier.count.number}${quantifier.count.kind === 'percent' ? '% of' : ''} ${quantifier.of}`;
  }
}

const printPer = ({ names, groups }: Per): string =>
  `per ${names.map(printExpression).join(', ')}${groups === undefined ? '' : ` in at least ${groups} groups`}`;

/** A condition in its canonical spelling, with brackets only if they are needed. */
export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'or':
    case 'and':
      return condition.items.map(printOperand).join(` ${condition.kind} `);
    case 'not':
      return `not ${printOperand(condition.of)}`;
    case 'compare':
      return `${printComparison(condition)}${printBy(condition.by)}`;
    case 'no-worse':
      return `${printExpression(condition.left)} no worse than ${printExpression(condition.right)}${printBy(condition.by)}`;
    case 'within':
      return `${printExpression(condition.left)} within ${printAmount(condition.amount)} of ${printExpression(condition.right)}`;
    case 'between':
      return `${printExpression(condition.of)} in ${condition.lowOpen ? '(' : '['}${printExpression(condition.low)}, ${printExpression(condition.high)}${condition.highOpen ? ')' : ']'}`;
    case 'one-of':
      return `${printExpression(condition.of)} in {${condition.options.map(printExpression).join(', ')}}`;
    case 'glob':
      return `${printExpression(condition.of)} ~ ${quoted(condition.pattern)}`;
    case 'constant':
      return `constant(${printExpression(condition.of)})`;
    case 'decreases':
      return `decreases(${printExpression(condition.metric)})`;
    case 'count-of':
      return `at least ${condition.count} of (${condition.items.map(printCondition).join(', ')})`;
  }
}

const COMPOUND: ReadonlySet<Condition['kind']> = new Set(['or', 'and', 'not']);

const printOperand = (condition: Condition): string =>
  COMPOUND.has(condition.kind) ? `(${printCondition(condition)})` : printCondition(condition);

function printComparison({ left, operator, right, tolerance }: Extract<Condition, { kind: 'compare' }>): string {
  const both = `${printExpression(left)} ${operator} ${printExpression(right)}`;
  return tolerance === undefined ? both : `${both} ± ${printAmount(tolerance)}`;
}

const printBy = (by: Amount | undefined): string => (by === undefined ? '' : ` by ${printAmount(by)}`);

/** `2%`, `2 points`, `0.002`, `5 ms`. */
export function printAmount({ kind, number, unit }: Amount): string {
  if (kind === 'relative') return `${number}%`;
  return kind === 'points' ? `${number} points` : `${number}${unit === undefined ? '' : ` ${unit}`}`;
}

/** A value in its canonical spelling: computed operands are in brackets. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return `${expression.number}${expression.unit === undefined ? '' : unitOf(expression.unit)}`;
    case 'string':
      return quoted(expression.text);
    case 'negative':
      return `-${printTerm(expression.of)}`;
    case 'arithmetic':
      return `${printTerm(expression.left)} ${expression.operator} ${printTerm(expression.right)}`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(printExpression).join(', ')})`;
    case 'history':
      return `${expression.name}(${printExpression(expression.metric)}${expression.step === undefined ? '' : `, step ${expression.step}`})`;
    case 'part':
      return `${printExpression(expression.of)}.${expression.part}`;
    case 'name':
      return expression.name;
    case 'column':
      return `col(${quoted(expression.header)})`;
    case 'metric':
      return `metric(${quoted(expression.metric)})`;
    case 'flag':
      return `command.${expression.flag}`;
    case 'baseline':
      return `baseline.${printExpression(expression.of)}`;
    case 'document':
      return `doc(${quoted(expression.id)}).${printExpression(expression.of)}`;
    case 'row': {
      const pick =
        typeof expression.pick === 'string' ? quoted(expression.pick) : `where ${printCondition(expression.pick)}`;
      return `row(${pick}).${printExpression(expression.of)}`;
    }
  }
}

const unitOf = (unit: string): string => (unit === '%' ? '%' : ` ${unit}`);

const printTerm = (term: Expression): string =>
  term.kind === 'arithmetic' || term.kind === 'negative' ? `(${printExpression(term)})` : printExpression(term);

const quoted = (text: string): string => `"${text.replace(/[\\"]/gu, '\\$&')}"`;
