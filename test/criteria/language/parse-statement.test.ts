import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LENGTH, parseStatement } from '../../../src/criteria/language/parse-statement.ts';
import { printStatement } from '../../../src/criteria/language/print-statement.ts';
import { caretLines } from '../../../src/criteria/language/statement-problem.ts';
import { statements, withoutPlaces } from './arbitrary-statement.ts';

const printed = (text: string): string => {
  const { statement, problem } = parseStatement(text);
  return statement === undefined ? `error: ${problem.message}` : printStatement(statement);
};

const problemOf = (text: string) => {
  const { problem } = parseStatement(text);
  if (problem === undefined) throw new Error(`no error in ${text}`);
  return problem;
};

describe('what is parsed', () => {
  it.each([
    ['steep < base', 'steep < base'],
    ['steep<base', 'steep < base'],
    ['steep ≤ 2 × base', 'steep <= 2 * base'],
    ['steep ≥ −1', 'steep >= -1'],
    ['steep ≠ base', 'steep != base'],
    ['steep = base', 'steep == base'],
    ['steep == base ± 0.01', 'steep == base ± 0.01'],
    ['steep ∈ [0.2, 0.4)', 'steep in [0.2, 0.4)'],
    ['steep in (0, 1]', 'steep in (0, 1]'],
    ['leaf in {"oolong", "assam"}', 'leaf in {"oolong", "assam"}'],
    ['leaf not in {1, 2}', 'not leaf in {1, 2}'],
    ['leaf ~ "o*g"', 'leaf ~ "o*g"'],
    ['time < 85ms', 'time < 85 ms'],
    ['time < 85 ms', 'time < 85 ms'],
    ['time < 2h 30m', 'time < 150 min'],
    ['time < 2h30m and tins < 3', 'time < 150 min and tins < 3'],
    ['time < 1 day 3 hours', 'time < 27 h'],
    ['time in {1 d, 3 h}', 'time in {1 d, 3 h}'],
    ['time < 2 h and 30 min < rest', 'time < 2 h and 30 min < rest'],
    ['tins < 10k', 'tins < 10000'],
    ['price < $0.50', 'price < 0.5 $'],
    ['price <= €5k and price > £2', 'price <= 5000 € and price > 2 £'],
    ['tins < 16_000_000', 'tins < 16000000'],
    ['size < 1 GiB', 'size < 1 GiB'],
    ['rate >= 40 tok/s', 'rate >= 40 tok/s'],
    ['share >= 95%', 'share >= 95%'],
    ['a < b by 2%', 'a < b by 2%'],
    ['a < b by 2 points', 'a < b by 2 points'],
    ['a < b by 2 pp', 'a < b by 2 points'],
    ['a < b by 0.002', 'a < b by 0.002'],
    ['a < b by 5 ms', 'a < b by 5 ms'],
    ['a within 10% of b', 'a within 10% of b'],
    ['a within ±5% of b', 'a within 5% of b'],
    ['a no worse than b', 'a no worse than b'],
    ['a no worse than b by 0.5%', 'a no worse than b by 0.5%'],
    ['constant(a) per b, command.max_seconds', 'constant(a), per b, command.max_seconds'],
    ['decreases(loss), every run', 'decreases(loss), every run'],
    ['at(loss, step 500) < 2', 'at(loss, step 500) < 2'],
    ['at(loss, 500) < 2', 'at(loss, step 500) < 2'],
    ['slope(loss) < 0', 'slope(loss) < 0'],
    ['mean(a) - mean(b) >= 3 * sd(b)', 'mean(a) - mean(b) >= 3 * sd(b)'],
    ['quantile(a, 0.9) < 1', 'quantile(a, 0.9) < 1'],
    ['count() >= 3', 'count() >= 3'],
    ['min(a, b) < 1', 'min(a, b) < 1'],
    ['abs(a - 1.1685) <= 0.003', 'abs(a - 1.1685) <= 0.003'],
    ['row("Old Best").a > a', 'row("Old Best").a > a'],
    ['row(where n == 0).a > a', 'row(where n == 0).a > a'],
    ['baseline.a > a', 'baseline.a > a'],
    ['doc("EXP-042").a > a', 'doc("EXP-042").a > a'],
    ['col("Tea Leaves") == "x"', 'col("Tea Leaves") == "x"'],
    ['metric("eval/loss") < 1', 'metric("eval/loss") < 1'],
    ['match.first >= 3', 'match.first >= 3'],
    ['a < 1 or b < 1 and c < 1', 'a < 1 or (b < 1 and c < 1)'],
    ['(a < 1 or b < 1) and c < 1', '(a < 1 or b < 1) and c < 1'],
    ['not a < 1 and b < 1', '(not a < 1) and b < 1'],
    ['a + b * c < d', 'a + (b * c) < d'],
    ['a - b - c < d', '(a - b) - c < d'],
    ['at least 2 of (a < 1, b < 1, c < 1)', 'at least 2 of (a < 1, b < 1, c < 1)'],
    ['a < b, some run', 'a < b, some run'],
    ['a < b some run', 'a < b, some run'],
    ['a < b, at least 3 runs', 'a < b, at least 3 runs'],
    ['a < b, at least 70% of runs', 'a < b, at least 70% of runs'],
    ['a < b, at least 2 seeds', 'a < b, at least 2 seeds'],
    ['a < b, the latest run', 'a < b, the latest run'],
    ['a < b, the best run by c', 'a < b, the best run by c'],
    ['a < b where c == 1, per d in at least 2 groups', 'a < b, where c == 1, per d in at least 2 groups'],
    ['a < b per d, every run where c == 1', 'a < b, every run, where c == 1, per d'],
    ['mean(a) < mean(b) with 95% confidence', 'mean(a) < mean(b), with 95% confidence'],
    [
      'bands(mean(a)): < 5% GO, <= 10% CONDITIONAL GO, else NO-GO',
      'bands(mean(a)): < 5% GO, <= 10% CONDITIONAL GO, else NO-GO',
    ],
    ['bands(a): > 1 go, > 0 conditional, else inconclusive', 'bands(a): > 1 GO, > 0 CONDITIONAL GO, else INCONCLUSIVE'],
    ['Tuned_WER < 1', 'tuned_wer < 1'],
    ['λ == 0', 'λ == 0'],
    ['run == "x" and seed == 2 and step < 3', 'run == "x" and seed == 2 and step < 3'],
  ])('%s', (text, canonical) => {
    expect(printed(text)).toBe(canonical);
    expect(printed(canonical)).toBe(canonical);
  });
});

describe('what is refused', () => {
  it.each([
    ['', 'nothing follows `expect:`', 'such as `expect: accuracy >= 0.9, every run`', ''],
    ['a <= b <= c', 'comparisons do not chain', 'write `a <= b and b <= c`', 'a <= b <= c'],
    ['0 < a and b < c < d', 'comparisons do not chain', 'write `b < c and c < d`', 'b < c < d'],
    ['a', 'this is a value, not a condition', 'compare it with something: `name < 0.05`', 'a'],
    ['meen(a) < 3', 'there is no function `meen`', 'did you mean mean?', 'meen'],
    ['sum(a) < 3', 'there is no function `sum`', 'a sum is `mean(x) * count(x)`', 'sum'],
    ['AVG(a) < 3', 'there is no function `AVG`', 'it is called `mean`', 'AVG'],
    [
      'mean(a) > doc("EXP-007").mean(a)',
      'a name follows `doc(…).`, and a function goes around both',
      '`mean(doc(…).NAME)`',
      'mean',
    ],
    [
      'a > baseline.max(a)',
      'a name follows `baseline.`, and a function goes around both',
      '`max(baseline.NAME)`',
      'max',
    ],
    ['a < 85foo', '`foo` is not a unit', 'ms, s, min, h, KB, MB, GB, GiB, %, k, M, tok/s and the like are', 'foo'],
    ['a < b && c < d', '`&&` is not understood', 'write `and`', '&&'],
    ['a < b || c < d', '`||` is not understood', 'write `or`', '||'],
    ['!a < b', '`!` is not understood', 'write `not`, or `!=`', '!'],
    ['a < $5 ms', '$ is in front of a number with another unit', undefined, '5 ms'],
    ['a < "b', 'the string is not closed', 'put a " behind its last character', '"b'],
    [
      'eval.wer < 1',
      'a value has no member `wer`, only .first and .second',
      'a name with a dot in it is written metric("eval.wer")',
      'wer',
    ],
    [
      'every < 1',
      'expected a value or a condition, found `every`',
      'a column of that name is written col("every")',
      'every',
    ],
    [
      'a < b, every',
      'expected `run`, found the end',
      'the language counts runs: `every run`, `some run`, `at least 2 seeds`',
      '',
    ],
    ['a < b, every run, some run', '`some`: there is one quantifier for each span', undefined, 'some'],
    [
      'a < b where c == 1 where d == 2',
      '`where`: there is one selection for each span; join two with `and`',
      undefined,
      'where',
    ],
    ['a in [1, 2, 3]', 'expected `]` or `)`, found `,`', 'a list of more than two goes in { }', ','],
    ['a ~ b', 'expected a pattern in quotes, such as "h3-*", found `b`', undefined, 'b'],
    ['a < b,', expect.stringContaining('expected a clause'), expect.anything(), ''],
    ['at least 3 of (a < 1, b < 1)', 'at least 3 of 2 conditions can never be asked for', undefined, '3'],
    ['a != b ± 0.1', '± goes behind `==` only', '`a == b ± 0.01` says that a lies within 0.01 of b', '0.1'],
    ['(a < b) < c', 'a condition cannot be beside `<`', undefined, 'a < b'],
    ['a < b with 30% confidence', 'a confidence lies between 50% and 100%', undefined, '30'],
    ['bands(a): < 5% GO', 'expected `,`, found the end', 'the last one is `else VERDICT`', ''],
    ['a < b § c', 'this character is not understood', undefined, '§'],
    ['mean(a, b) < 1', '`mean` takes 1 value, not 2', undefined, 'mean(a, b)'],
    ['row("x") < 1', 'expected `.`, found `<`', 'say which of its values: row(…).accuracy', '<'],
    ['a < b, at least 0 runs', 'a count is a whole number from 1', undefined, '0'],
    ['a < b, at least 0% of runs', 'at least 0% holds of any runs', undefined, '0'],
  ])('%s', (text, message, hint, at) => {
    const problem = problemOf(text);
    expect(problem.message).toEqual(message);
    expect(problem.hint).toEqual(hint);
    expect(text.slice(problem.span.start, problem.span.end)).toBe(at);
  });

  it('shows the place with a caret', () => {
    const text = 'a < b and meen(c) < 3';
    expect(caretLines(text, problemOf(text).span)).toBe('a < b and meen(c) < 3\n          ^^^^');
  });

  it('shows it below an empty line if the text begins with one', () => {
    expect(caretLines('\na < b', { start: 0, end: 1 })).toBe('\n^');
    expect(caretLines('\na < b', { start: 1, end: 2 })).toBe('a < b\n^');
  });
});

describe('bounds', () => {
  it('refuse what is too long, too deep, or has too many parts', () => {
    expect(problemOf(`a < ${'1'.repeat(MAX_LENGTH)}`).message).toBe(`longer than ${MAX_LENGTH} characters`);
    expect(problemOf('('.repeat(65) + 'a < 1').message).toBe('nested more than 64 deep');
    expect(problemOf('not '.repeat(100) + 'a < 1').message).toBe('nested more than 64 deep');
    expect(problemOf(`a < ${'1+'.repeat(1500)}1`).message).toBe('made of more than 1024 parts');
    expect(problemOf(`a < 1e999`).message).toBe('this number is too large');
  });

  it('accept what is just within them', () => {
    expect(parseStatement('('.repeat(60) + 'a < 1' + ')'.repeat(60)).problem).toBeUndefined();
  });
});

describe('any text', () => {
  it('gives a statement or a problem within the text, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (text) => {
        const { statement, problem } = parseStatement(text);
        expect(statement === undefined).toBe(problem !== undefined);
        if (problem !== undefined) expect(problem.span.end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  const words =
    'a b < <= == in within of by 2% ( ) [ ] { } , : ~ "x" not and or at least 2 every some run runs seeds where per with 95% confidence mean( min( row( col( baseline. command.x .first ± - + * / no worse than bands( else GO constant( 85 ms'.split(
      ' ',
    );

  it("gives one for any sequence of the language's words", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), (heap) => {
        const { statement, problem } = parseStatement(heap.join(' '));
        expect(statement === undefined).toBe(problem !== undefined);
      }),
      { numRuns: 1000 },
    );
  });

  it('is parsed again from its printed form as the same statement', () => {
    fc.assert(
      fc.property(statements, (statement) => {
        const text = printStatement(statement);
        fc.pre(text.length <= MAX_LENGTH);
        const again = parseStatement(text);
        expect(again.problem).toBeUndefined();
        expect(withoutPlaces(again.statement)).toEqual(withoutPlaces(statement));
      }),
      { numRuns: 500 },
    );
  });
});
