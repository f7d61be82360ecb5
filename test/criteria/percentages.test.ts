import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import type { StatementOutcome } from '../../src/criteria/outcome.ts';
import { askedRow } from './asked-rows.ts';
import { documentWith, recordOf } from './record-of.ts';

const DECLARED = '<!-- expctl: metrics accuracy base_accuracy better=higher -->';

type Table = { readonly unit?: string; readonly rows: readonly (readonly [number | string, number | string])[] };

function outcomeOf(statement: string, { unit = ' (%)', rows }: Table): StatementOutcome {
  const table = [
    `| Run ID | Accuracy${unit} | Base Accuracy${unit} |`,
    '| --- | --- | --- |',
    ...rows.map(([accuracy, base], at) => `| leaf-${at + 1} | ${accuracy} | ${base} |`),
  ];
  const record = recordOf(documentWith([`- **Leaf**: it is told. \`expect: ${statement}\``], table, DECLARED));
  const [only] = decide(record, { runRecords: new Map() }).outcomes[0]?.statements ?? [];
  if (only === undefined) throw new Error('no statement was found');
  return only;
}

const FAR = [
  ['55.0', '91.0'],
  ['60.0', '91.2'],
] as const;
const NEAR = [['91.5', '91.0']] as const;

describe('a bare number beside percentages', () => {
  it.each([
    ['accuracy no worse than base_accuracy by 0.5', 'undetermined'],
    ['accuracy within 1 of base_accuracy', 'undetermined'],
    ['accuracy == base_accuracy ± 0.5', 'undetermined'],
    ['base_accuracy > accuracy by 0.5', 'undetermined'],
    ['accuracy > base_accuracy - 0.5', 'undetermined'],
    ['accuracy >= -0.5 + base_accuracy', 'undetermined'],
    ['mean(accuracy) > mean(base_accuracy) - 0.5', 'undetermined'],
    ['mean(accuracy + 0.5) > mean(base_accuracy)', 'undetermined'],
    ['abs(accuracy - base_accuracy) > 0.5', 'undetermined'],
    ['abs(accuracy + 0.5) > base_accuracy', 'undetermined'],
    ['max(accuracy, 0.7) >= 60 %', 'undetermined'],
    ['accuracy no worse than base_accuracy by 2', 'unmet'],
    ['accuracy no worse than base_accuracy by 0.5 points', 'unmet'],
    ['accuracy no worse than base_accuracy by 50 points', 'met'],
    ['accuracy < base_accuracy by 0.2', 'met'],
    ['accuracy > base_accuracy + 0.5', 'unmet'],
  ] as const)('%s is %s', (statement, kind) => {
    expect(outcomeOf(statement, { rows: FAR }).kind).toBe(kind);
  });

  it('is reported in both readings, with how to write each', () => {
    const amount = outcomeOf('accuracy no worse than base_accuracy by 0.5', { rows: FAR });
    expect(amount.because).toBe('55.0 no worse than 91.0 by 0.5 depends on how the percentage is read (and 1 more)');
    expect(amount.settle).toBe('write 0.5 points or 50 points');
    expect(amount.problems.map(({ severity, message, hint }) => [severity, message, hint])).toEqual([
      [
        'warning',
        '0.5 beside the percentages of base_accuracy can be read as 0.5% or as 50%',
        'write 0.5 points or 50 points',
      ],
    ]);
    const sum = outcomeOf('accuracy > base_accuracy + 0.5', { rows: NEAR });
    expect(sum.because).toBe('0 of 1 run; worst leaf-1, 91.5 against 141% or 91.5%');
    expect(sum.problems.map(({ hint }) => hint)).toEqual(['write 0.5% or 0.5 ratio']);
    const plain = outcomeOf('accuracy > 0.6', { rows: FAR });
    expect(plain.problems.map(({ message }) => message)).toEqual([
      '0.6 beside the percentages of accuracy can be read as 0.6% or as 60%',
    ]);
  });

  it('is reported in bands', () => {
    const bands = outcomeOf('bands(mean(accuracy)): > 0.6 GO, else NO-GO', { rows: FAR });
    expect([bands.kind, bands.problems.map(({ hint }) => hint)]).toEqual(['undetermined', ['write 0.6% or 0.6 ratio']]);
  });

  it('is also undetermined if only the cells show that they are percentages', () => {
    const told = outcomeOf('accuracy within 0.5 of base_accuracy', { unit: '', rows: [['55%', '91%']] });
    expect([told.kind, told.problems.length]).toEqual(['undetermined', 1]);
  });

  it('gives no warning beside rates, for zero, and for numbers above one', () => {
    expect(outcomeOf('accuracy > base_accuracy + 0.5', { unit: '', rows: [[0.9, 0.3]] })).toMatchObject({
      kind: 'met',
      problems: [],
    });
    expect(outcomeOf('accuracy - base_accuracy > 0', { rows: NEAR })).toMatchObject({ kind: 'met', problems: [] });
    expect(outcomeOf('accuracy > base_accuracy - 2', { rows: NEAR })).toMatchObject({ kind: 'met', problems: [] });
    expect(outcomeOf('accuracy > 0.5 * base_accuracy', { rows: NEAR })).toMatchObject({ kind: 'met', problems: [] });
  });

  it('decides only if both readings do', () => {
    const amount = fc.integer({ min: 1, max: 100 }).map((hundredth) => hundredth / 100);
    const score = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(amount, score, score, fc.constantFrom('no worse than', '<', '>'), (by, a, b, word) => {
        const table: Table = { rows: [[a, b]] };
        const [open, one, other] = [`${by}`, `${by} points`, `${Number((by * 100).toFixed(0))} points`].map(
          (words) => outcomeOf(`accuracy ${word} base_accuracy by ${words}`, table).kind,
        );
        expect(open).toBe(one === other ? one : 'undetermined');
      }),
    );
  });
});

describe('points', () => {
  it.each([
    ['base_accuracy - accuracy >= 1 point', FAR, 'met'],
    ['base_accuracy - accuracy >= 40 points', FAR, 'unmet'],
    ['accuracy >= base_accuracy - 36 points', FAR, 'met'],
    ['30 points + accuracy >= base_accuracy', FAR, 'unmet'],
    ['mean(base_accuracy) - mean(accuracy) in [30 points, 35%]', FAR, 'met'],
    ['accuracy - base_accuracy >= 0.4 points', NEAR, 'met'],
  ] as const)('are percentages of a difference: %s over %j is %s', (statement, rows, kind) => {
    expect(outcomeOf(statement, { rows })).toMatchObject({ kind, problems: [] });
  });

  it('are compared with cells that have a unit, and with a column in points', () => {
    const gain = [['+1.0%', '0.5']] as const;
    expect(outcomeOf('accuracy >= 0.5 points', { unit: '', rows: gain }).kind).toBe('met');
    expect(outcomeOf('accuracy >= 2 points', { unit: '', rows: gain }).kind).toBe('unmet');
    expect(outcomeOf('accuracy > 0.5%', { unit: ' (pp)', rows: [[1.2, 1]] }).kind).toBe('met');
    expect(outcomeOf('accuracy > 0.5', { unit: ' (pp)', rows: [[1.2, 1]] })).toMatchObject({
      kind: 'met',
      problems: [],
    });
  });

  it('leave a difference undetermined that may be one of rates or one in points', () => {
    const rates: Table = { unit: '', rows: [['0.93', '0.90']] };
    expect(outcomeOf('accuracy - base_accuracy >= 1 point', rates).kind).toBe('undetermined');
    expect(outcomeOf('accuracy - base_accuracy >= 5 points', rates).kind).toBe('unmet');
    expect(outcomeOf('accuracy > base_accuracy by 1 point', rates).kind).toBe('met');
  });
});

describe('percentages', () => {
  it.each([
    ['accuracy < base_accuracy by 80%', 'unmet'],
    ['accuracy < base_accuracy by 30%', 'met'],
    ['accuracy within 45% of base_accuracy', 'met'],
    ['accuracy <= 2 * base_accuracy', 'met'],
    ['accuracy >= 0.7 * base_accuracy', 'unmet'],
  ] as const)('are multiplied as numbers: %s is %s', (statement, kind) => {
    expect(outcomeOf(statement, { rows: FAR }).kind).toBe(kind);
  });

  it('give the same as the rates that they stand for', () => {
    const score = fc.integer({ min: 1, max: 1000 });
    const claim = fc.constantFrom(
      'accuracy < base_accuracy by 20%',
      'accuracy > base_accuracy by 20%',
      'accuracy within 20% of base_accuracy',
      'accuracy no worse than base_accuracy by 20%',
      'accuracy no worse than base_accuracy by 3 points',
      'accuracy <= 0.9 * base_accuracy',
      'mean(accuracy) >= 1.5 * mean(base_accuracy)',
      'accuracy / base_accuracy > 0.8',
      'accuracy > 40%',
    );
    fc.assert(
      fc.property(claim, score, score, (statement, a, b) => {
        const percentages = outcomeOf(statement, { rows: [[(a / 10).toFixed(1), (b / 10).toFixed(1)]] });
        const rates = outcomeOf(statement, { unit: '', rows: [[(a / 1000).toFixed(3), (b / 1000).toFixed(3)]] });
        expect(percentages.kind).toBe(rates.kind);
      }),
    );
  });
});

describe('a percentage beside a measured number without a unit', () => {
  const told = (statement: string, accuracy: string) => outcomeOf(statement, { unit: '', rows: [[accuracy, '0.5']] });

  it('is decided if both readings agree, and the readings are named', () => {
    const met = told('accuracy >= 84%', '85');
    expect([met.kind, met.evidence.notes]).toEqual(['met', ['leaf-1: 85 has no unit: 85% and 8500% come to the same']]);
    expect(told('accuracy <= 84%', '85').kind).toBe('unmet');
    expect(told('accuracy < 84%', '84').kind).toBe('unmet');
  });

  it('is left undetermined if they do not', () => {
    const open = told('accuracy >= 84%', '7');
    expect([open.kind, open.settle]).toEqual(['undetermined', 'a declared unit: `unit=%` or `unit=ratio`']);
    expect(open.because).toBe('7 has no unit and is compared with the percentage 84%');
    expect(told('accuracy <= 5%', '4').kind).toBe('undetermined');
    expect(told('accuracy >= 84% - 1%', '85').kind).toBe('met');
    expect(told('accuracy - 1% >= 84%', '85').kind).toBe('undetermined');
  });

  it('is not a percentage if it may just as well count something', () => {
    expect(askedRow('Accuracy | ≥ 84% | 85')).toEqual(['met', '85 >= 84% is true']);
    expect(askedRow('Accuracy | ≥ 84% | 850')[0]).toBe('undetermined');
    expect(askedRow('Tests passing | ≥ 84% | 85')).toEqual([
      'undetermined',
      '85 has no unit and is compared with the percentage 84%',
    ]);
  });

  it('is a hundredth beside a rate, as before', () => {
    expect(told('accuracy >= 84%', '0.85').kind).toBe('met');
    expect(told('accuracy >= 84%', '0.8').kind).toBe('unmet');
  });
});
