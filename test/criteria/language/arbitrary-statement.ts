import fc from 'fast-check';
import type {
  Amount,
  Condition,
  Expression,
  NumberNode,
  PlainReference,
  Reference,
  Statement,
} from '../../../src/criteria/language/syntax.ts';

const span = { start: 0, end: 0 };

const number: fc.Arbitrary<NumberNode> = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.constantFrom(undefined, 'ms', '%', 'GB', 'tok/s'))
  .map(([value, unit]) => ({ kind: 'number', span, number: value / 100, unit, text: '' }));

const string = fc.string({ maxLength: 12 });
const name = fc.constantFrom('steep', 'base', 'tuned_wer', 'λ', 'run', 'step');

const plainReference: fc.Arbitrary<PlainReference> = fc.oneof(
  name.map((word) => ({ kind: 'name', span, name: word }) as const),
  string.map((header) => ({ kind: 'column', span, header }) as const),
  string.map((metric) => ({ kind: 'metric', span, metric }) as const),
);

const reference: fc.Arbitrary<Reference> = fc.oneof(
  plainReference,
  name.map((flag) => ({ kind: 'flag', span, flag }) as const),
  plainReference.map((of) => ({ kind: 'baseline', span, of }) as const),
  fc.tuple(string, plainReference).map(([id, of]) => ({ kind: 'document', span, id, of }) as const),
  fc.tuple(string, plainReference).map(([pick, of]) => ({ kind: 'row', span, pick, of }) as const),
);

const amount: fc.Arbitrary<Amount> = fc
  .tuple(
    fc.integer({ min: 0, max: 999 }),
    fc.constantFrom('relative', 'points', 'absolute'),
    fc.constantFrom(undefined, 'ms'),
  )
  .map(([value, kind, unit]) => ({
    span,
    kind,
    number: value / 10,
    text: `${value / 10}${kind === 'relative' ? '%' : kind === 'points' ? ' points' : unit === undefined ? '' : ` ${unit}`}`,
    unit: kind === 'absolute' ? unit : undefined,
  }));

const by = fc.option(amount, { nil: undefined });

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    number,
    reference,
    string.map((text) => ({ kind: 'string', span, text }) as const),
    fc
      .tuple(reference, fc.constantFrom('first', 'second'))
      .map(([of, part]) => ({ kind: 'part', span, of, part }) as const),
    fc
      .tuple(fc.constantFrom('lowest', 'highest', 'final', 'slope'), reference)
      .map(([history, metric]) => ({ kind: 'history', span, name: history, metric, step: undefined }) as const),
    tie('expression').map((of) => ({ kind: 'negative', span, of }) as const),
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/'), tie('expression'), tie('expression'))
      .map(([operator, left, right]) => ({ kind: 'arithmetic', span, operator, left, right }) as const),
    fc
      .tuple(fc.constantFrom('mean', 'median', 'sd', 'min', 'p95', 'abs'), tie('expression'))
      .map(([call, of]) => ({ kind: 'call', span, name: call, arguments: [of] }) as const),
  ),
}));

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), expression, expression, by)
    .map(
      ([operator, left, right, amountBy]) =>
        ({ kind: 'compare', span, operator, left, right, by: amountBy, tolerance: undefined }) as const,
    ),
  fc
    .tuple(expression, expression, amount)
    .map(
      ([left, right, tolerance]) =>
        ({ kind: 'compare', span, operator: '==', left, right, by: undefined, tolerance }) as const,
    ),
  fc
    .tuple(expression, expression, expression, fc.boolean(), fc.boolean())
    .map(
      ([of, low, high, lowOpen, highOpen]) => ({ kind: 'between', span, of, low, high, lowOpen, highOpen }) as const,
    ),
  fc
    .tuple(expression, fc.array(expression, { minLength: 1, maxLength: 3 }))
    .map(([of, options]) => ({ kind: 'one-of', span, of, options }) as const),
  fc
    .tuple(expression, amount, expression)
    .map(([left, within, right]) => ({ kind: 'within', span, left, amount: within, right }) as const),
  fc
    .tuple(expression, expression, by)
    .map(([left, right, amountBy]) => ({ kind: 'no-worse', span, left, right, by: amountBy }) as const),
  fc.tuple(reference, string).map(([of, pattern]) => ({ kind: 'glob', span, of, pattern }) as const),
  reference.map((of) => ({ kind: 'constant', span, of }) as const),
  reference.map((metric) => ({ kind: 'decreases', span, metric }) as const),
);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('condition').map((of) => ({ kind: 'not', span, of }) as const),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('condition'), { minLength: 2, maxLength: 3 }))
      .map(([kind, items]) => ({ kind, span, items }) as const),
    fc
      .array(tie('condition'), { minLength: 1, maxLength: 3 })
      .map((items) => ({ kind: 'count-of', span, count: items.length, items }) as const),
  ),
}));

const quantifier = fc.oneof(
  fc.constantFrom({ kind: 'every', span } as const, { kind: 'some', span } as const, { kind: 'latest', span } as const),
  reference.map((best) => ({ kind: 'best', span, by: best }) as const),
  fc
    .tuple(fc.integer({ min: 1, max: 100 }), fc.constantFrom('number', 'percent'), fc.constantFrom('runs', 'seeds'))
    .map(([value, kind, of]) => ({ kind: 'at-least', span, count: { kind, number: value }, of }) as const),
);

const per = fc
  .tuple(
    fc.array(reference, { minLength: 1, maxLength: 3 }),
    fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  )
  .map(([names, groups]) => ({ span, names, groups }));

const under = fc.option(
  fc.constantFrom('Holdout', 'Results (test)', 'The "best" \\ one').map((heading) => ({ span, heading })),
  { nil: undefined },
);

const claim: fc.Arbitrary<Statement> = fc
  .record({
    condition,
    quantifier: fc.option(quantifier, { nil: undefined }),
    where: fc.option(condition, { nil: undefined }),
    per: fc.option(per, { nil: undefined }),
    confidence: fc.option(
      fc.integer({ min: 50, max: 99 }).map((percent) => ({ span, percent })),
      { nil: undefined },
    ),
    under,
  })
  .map((parts) => ({ kind: 'claim', span, ...parts }));

const verdict = fc.constantFrom('GO', 'CONDITIONAL GO', 'NO-GO', 'INCONCLUSIVE');

const bands: fc.Arbitrary<Statement> = fc
  .tuple(
    expression,
    fc.array(fc.tuple(fc.constantFrom('<', '>='), number, verdict), { minLength: 1, maxLength: 3 }),
    verdict,
    under,
  )
  .map(([of, each, otherwise, below]) => ({
    kind: 'bands',
    span,
    of,
    bands: each.map(([operator, limit, word]) => ({ span, operator, limit, verdict: word }) as const),
    otherwise,
    under: below,
  }));

/** Statements of every kind, a few levels deep. */
export const statements: fc.Arbitrary<Statement> = fc.oneof(
  { weight: 5, arbitrary: claim },
  { weight: 1, arbitrary: bands },
);

/** A syntax tree without its places and spellings. */
export function withoutPlaces(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutPlaces);
  if (typeof node !== 'object' || node === null) return node;
  const isNumber = 'kind' in node && node.kind === 'number' && 'text' in node;
  const entries = Object.entries(node).filter(([key]) => key !== 'span' && !(isNumber && key === 'text'));
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutPlaces(value)]));
}
