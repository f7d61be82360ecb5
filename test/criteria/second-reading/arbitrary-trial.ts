import fc from 'fast-check';
import { fraction } from './fraction.ts';
import type { Row } from './answer.ts';
import type { Amount, Claim, Column, Condition, Expression, Operator, Written } from './claim.ts';
import type { Fraction } from './fraction.ts';

/** A table of runs, and a claim about them. */
export type Trial = {
  readonly table: readonly string[];
  /** By run: what its record has as `bitter`, of which the cell is the rounded print. */
  readonly recorded: ReadonlyMap<string, number>;
  readonly rows: readonly Row[];
  readonly baseline: Row;
  readonly claim: Claim;
};

type Cell = { readonly text: string; readonly value: Fraction | undefined };

const MISSING = ['—', '', 'n/a', 'TBD', 'NaN'];

/** Few different values, so that they meet at the bounds. */
const cells = (values: readonly (readonly [string, Fraction])[]): fc.Arbitrary<Cell> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...values).map(([text, value]) => ({ text, value })) },
    { weight: 1, arbitrary: fc.constantFrom(...MISSING).map((text) => ({ text, value: undefined })) },
  );

const PLAIN: readonly (readonly [string, Fraction])[] = [
  ['0', fraction(0)],
  ['0.1', fraction(1, 10)],
  ['0.10', fraction(1, 10)],
  ['0.2', fraction(2, 10)],
  ['0.3', fraction(3, 10)],
  ['**0.33**', fraction(33, 100)],
  ['−0.1', fraction(-1, 10)],
  ['1', fraction(1)],
  ['1.1', fraction(11, 10)],
];
/** Numbers of records, in ten thousandths, by their print. */
const RECORDED: ReadonlyMap<string, readonly number[]> = new Map([
  ['0.1', [1000, 1001, 1049, 999]],
  ['0.10', [1000, 1001, 999]],
  ['0.3', [3000, 3001, 2999]],
  ['**0.33**', [3333, 3300]],
]);
const TIME: readonly (readonly [string, Fraction])[] = [
  ['60', fraction(60)],
  ['80', fraction(80)],
  ['80.0', fraction(80)],
  ['1,200', fraction(1200)],
  ['90 ms', fraction(90)],
];
const SCORE: readonly (readonly [string, Fraction])[] = [
  ['90%', fraction(90)],
  ['91%', fraction(91)],
  ['91.0%', fraction(91)],
  ['95 %', fraction(95)],
];

const LEAVES = ['oolong', 'assam', 'other'];

type Line = {
  readonly leaf: string | undefined;
  readonly seed: number;
  readonly date: string | undefined;
  readonly cells: readonly Cell[];
  /** Which number of its record the row has; undefined: it has no record. */
  readonly recorded: number | undefined;
};

const line: fc.Arbitrary<Line> = fc.record({
  leaf: fc.constantFrom(...LEAVES, 'oolong', undefined),
  seed: fc.integer({ min: 1, max: 3 }),
  date: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 9 }).map((day) => `2026-01-0${String(day)}`) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  ),
  cells: fc.tuple(cells(PLAIN), cells(PLAIN), cells(TIME), cells(SCORE)),
  recorded: fc.option(fc.nat(3), { nil: undefined }),
});

/** What the record of a line's run has as `bitter`, in ten thousandths. */
function recordedIn({ cells: [bitter], recorded }: Line): number | undefined {
  const numbers = RECORDED.get(bitter?.text ?? '');
  return recorded === undefined ? undefined : numbers?.[recorded % numbers.length];
}

const NUMBERS: readonly Column[] = ['bitter', 'plain', 'time', 'score'];

const rowOf = ({ leaf, seed, date, cells: given }: Line, recorded?: number): Row => ({
  leaf,
  seed,
  date,
  numbers: new Map([
    ...NUMBERS.flatMap((column, at) => (given[at]?.value === undefined ? [] : [[column, given[at].value] as const])),
    ...(recorded === undefined ? [] : [['bitter', fraction(recorded, 10_000)] as const]),
  ]),
});

const printLine = (id: string, { leaf, seed, date, cells: given }: Line, struck = ''): string =>
  `| ${[id, leaf ?? 'n/a', String(seed), date ?? '', ...given.map(({ text }) => text)]
    .map((text) => text || 'n/a')
    .map((text) => `${struck}${text}${struck}`)
    .join(' | ')} |`;

const number = (text: string, value: Fraction): Expression => ({ kind: 'number', text, value });
const column = (name: Column): Expression => ({ kind: 'column', column: name });

type Dimension = {
  readonly columns: readonly Column[];
  readonly numbers: readonly Written[];
  readonly amounts: readonly Amount[];
};

const RELATIVE: readonly Amount[] = [
  { kind: 'relative', text: '10%', value: fraction(10, 100) },
  { kind: 'relative', text: '50%', value: fraction(50, 100) },
];

const DIMENSIONS: readonly Dimension[] = [
  {
    columns: ['bitter', 'plain'],
    numbers: [
      { text: '0', value: fraction(0) },
      { text: '0.1', value: fraction(1, 10) },
      { text: '0.3', value: fraction(3, 10) },
      { text: '1', value: fraction(1) },
      { text: '-0.1', value: fraction(-1, 10) },
    ],
    amounts: [...RELATIVE, { kind: 'absolute', text: '0.1', value: fraction(1, 10) }],
  },
  {
    columns: ['time'],
    numbers: [
      { text: '80', value: fraction(80) },
      { text: '80 ms', value: fraction(80) },
      { text: '0.08 s', value: fraction(80) },
      { text: '1.2 s', value: fraction(1200) },
      { text: '1.2k', value: fraction(1200) },
    ],
    amounts: [...RELATIVE, { kind: 'absolute', text: '20 ms', value: fraction(20) }],
  },
  {
    columns: ['score'],
    numbers: [
      { text: '90%', value: fraction(90) },
      { text: '91%', value: fraction(91) },
    ],
    amounts: [{ kind: 'absolute', text: '1 points', value: fraction(1) }],
  },
  { columns: ['seed'], numbers: [{ text: '2', value: fraction(2) }], amounts: [] },
];

const pick = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

/** One side of a comparison, about one run. */
const sideOf = ({ columns, numbers }: Dimension): fc.Arbitrary<Expression> => {
  const name = pick(columns).map(column);
  const literal = pick(numbers).map(({ text, value }) => number(text, value));
  if (columns[0] !== 'bitter') return fc.oneof({ weight: 3, arbitrary: name }, literal);
  const pair = fc.tuple(name, fc.oneof(name, literal));
  return fc.oneof(
    { weight: 4, arbitrary: name },
    { weight: 2, arbitrary: literal },
    fc
      .tuple(pick(['baseline', 'row'] as const), pick(columns))
      .map(([kind, each]): Expression => ({ kind, column: each })),
    fc
      .tuple(pick(['+', '-', '*', '/'] as const), pair)
      .map(([kind, [left, right]]): Expression => ({ kind, left, right })),
    fc.tuple(pick(['least', 'most'] as const), pair).map(([kind, of]): Expression => ({ kind, of })),
    name.map((right): Expression => ({ kind: '*', left: number('2', fraction(2)), right })),
  );
};

/** One side that is about all runs together. */
const wholeOf = ({ columns }: Dimension): fc.Arbitrary<Expression> =>
  fc
    .tuple(pick(['mean', 'median', 'min', 'max'] as const), pick(columns))
    .map(([kind, each]): Expression => ({ kind, column: each }));

const OPERATORS: readonly Operator[] = ['<', '<=', '>', '>=', '==', '!='];

function comparing(dimension: Dimension, left: fc.Arbitrary<Expression>, right: fc.Arbitrary<Expression>) {
  const by =
    dimension.amounts.length === 0 ? fc.constant(undefined) : fc.option(pick(dimension.amounts), { nil: undefined });
  const compared = fc
    .record({ kind: fc.constant('compare' as const), operator: pick(OPERATORS), left, right, by })
    .filter((each) => each.left.kind !== 'number' || each.right.kind !== 'number')
    .map((each): Condition => (each.operator === '==' || each.operator === '!=' ? { ...each, by: undefined } : each));
  const written = pick(dimension.numbers);
  const between = fc.record({
    kind: fc.constant('between' as const),
    of: left.filter(({ kind }) => kind !== 'number'),
    low: written,
    high: written,
    isLowOpen: fc.boolean(),
    isHighOpen: fc.boolean(),
  });
  if (dimension.amounts.length === 0) return fc.oneof({ weight: 4, arbitrary: compared }, between);
  const within = fc
    .record({ kind: fc.constant('within' as const), left, right, amount: pick(dimension.amounts) })
    .filter((each) => each.left.kind !== 'number' || each.right.kind !== 'number');
  return fc.oneof({ weight: 4, arbitrary: compared }, between, within);
}

const word: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .tuple(pick(['==', '!='] as const), pick(LEAVES))
    .map(([operator, leaf]): Condition => ({ kind: 'word', operator, words: [leaf] })),
  fc
    .tuple(pick(['in', 'not in'] as const), fc.subarray(LEAVES, { minLength: 1 }))
    .map(([operator, words]): Condition => ({ kind: 'word', operator, words })),
  pick(['o', 'oo', 'a']).map((start): Condition => ({ kind: 'like', start })),
);

/** Conditions made of others, at most three deep. */
const joined = (atom: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
  fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'condition' },
      { weight: 4, arbitrary: atom },
      fc
        .tuple(pick(['and', 'or'] as const), fc.array(tie('condition'), { minLength: 2, maxLength: 3 }))
        .map(([kind, of]): Condition => ({ kind, of })),
      tie('condition').map((of): Condition => ({ kind: 'not', of })),
      fc
        .array(tie('condition'), { minLength: 2, maxLength: 3 })
        .chain((of) =>
          fc.integer({ min: 1, max: of.length }).map((count): Condition => ({ kind: 'at least', count, of })),
        ),
    ),
  })).condition;

const ofRun = joined(fc.oneof(...DIMENSIONS.map((each) => comparing(each, sideOf(each), sideOf(each))), word));
const ofAll = joined(
  fc.oneof(
    ...DIMENSIONS.map((each) => {
      const literal = pick(each.numbers).map(({ text, value }) => number(text, value));
      return comparing(each, wholeOf(each), fc.oneof(wholeOf(each), literal));
    }),
    pick<Column>(['leaf', 'seed', 'bitter', 'time']).map((each): Condition => ({ kind: 'constant', column: each })),
    fc
      .tuple(pick(OPERATORS), pick(NUMBERS), fc.integer({ min: 0, max: 4 }))
      .map(([operator, each, count]): Condition => {
        const left: Expression = { kind: 'count', column: each };
        return { kind: 'compare', operator, left, right: number(String(count), fraction(count)), by: undefined };
      }),
  ),
);

const count = fc.integer({ min: 1, max: 4 });
const of = pick(['runs', 'seeds'] as const);
const sample = fc.record({ kind: fc.constant('at least' as const), count, of });
const quantifier = fc.oneof(
  pick([{ kind: 'every' }, { kind: 'some' }, { kind: 'latest' }, { kind: 'best' }] as const),
  sample,
  fc.record({ kind: fc.constant('share' as const), percent: pick([25, 33, 50, 67, 100]), of }),
);
const per = fc.record({
  columns: fc.subarray<Column>(['leaf', 'seed'], { minLength: 1 }),
  groups: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
});

const absent = { nil: undefined, freq: 2 } as const;
const claim: fc.Arbitrary<Claim> = fc.oneof(
  fc.record({
    condition: ofRun,
    quantifier: fc.option(quantifier, absent),
    where: fc.option(ofRun, absent),
    per: fc.option(per, absent),
  }),
  fc.record({
    condition: ofAll,
    quantifier: fc.option(sample, absent),
    where: fc.option(ofRun, absent),
    per: fc.option(per, absent),
  }),
);

/** Tables of up to five runs with a baseline and one excluded run, and claims about them. */
export const trial: fc.Arbitrary<Trial> = fc
  .record({ lines: fc.array(line, { maxLength: 5 }), baseline: line, left: line, claim })
  .map(({ lines, baseline, left, claim: given }) => ({
    table: [
      '| Run ID | Leaf | Seed | Date | Bitter | Plain | Time (ms) | Score |',
      '| --- | --- | --- | --- | --- | --- | --- | --- |',
      ...lines.map((each, at) => printLine(`cup-${String(at + 1)}`, each)),
      printLine('cup-9', left, '~~'),
      printLine('Baseline', baseline),
    ],
    recorded: new Map(
      lines.flatMap((each, at) => {
        const recorded = recordedIn(each);
        return recorded === undefined ? [] : [[`cup-${String(at + 1)}`, recorded / 10_000] as const];
      }),
    ),
    rows: lines.map((each) => rowOf(each, recordedIn(each))),
    baseline: rowOf(baseline),
    claim: given,
  }));
