import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { documentWith, recordOf } from '../record-of.ts';

const TABLE = [
  '| Run | Split | Pond | Ice |',
  '| --- | --- | --- | --- |',
  '| r1 | Test | Upper | 0.12 |',
  '| r2 | test | upper | 0.09 |',
  '| r3 | Train | Lower | 0.01 |',
];

function told(statement: string) {
  const record = recordOf(documentWith([`- **Ice**: as it says. \`expect: ${statement}\``], TABLE));
  const [only] = decide(record, { runRecords: new Map() }).outcomes;
  return [only?.kind, only?.because];
}

describe('a run whose word is spelt in another way than the one that is asked for', () => {
  const OPEN = ['undetermined', 'Test may be "test", spelt in another way'];

  it.each([
    'ice < 0.1 where split == "test"',
    'mean(ice) < 0.1 where split == "test"',
    'ice < 0.1 where split in {"test", "dev"}',
    'split == "test", at least 2 runs',
  ])('leaves open what hangs on it: %s', (statement) => {
    expect(told(statement)).toEqual(OPEN);
  });

  it('leaves a pattern open as well', () => {
    expect(told('ice < 0.1 where split ~ "te*"')).toEqual([
      'undetermined',
      'Test may be meant by "te*", spelt in another way',
    ]);
  });

  it.each([
    ['ice < 0.2 where split == "test"', 'met'],
    ['ice < 0.1, some run where split == "test"', 'met'],
    ['ice < 0.05 where split == "test"', 'unmet'],
    ['mean(ice) < 0.2 where split != "dev"', 'met'],
  ])('decides where it changes nothing: %s', (statement, kind) => {
    expect(told(statement)[0]).toBe(kind);
  });

  it("is not meant by another spelling of a run's own name", () => {
    expect(told('ice < 0.2 where run == "R1"')).toEqual(['undetermined', 'no run is selected']);
    expect(told('ice < 0.2 where run ~ "R*"')).toEqual(['undetermined', 'no run is selected']);
  });

  it('is in the group of the others', () => {
    expect(told('mean(ice) < 0.11 per pond')[0]).toBe('met');
    expect(told('ice < 0.2 per pond in at least 3 groups')).toEqual(['undetermined', '2 groups, 3 are asked for']);
  });
});

const RATES = [
  '| Run | LR | Steps | Pond | Ice |',
  '| --- | --- | --- | --- | --- |',
  '| r1 | 0.001 | 10 000 | s42 | 0.5 |',
  '| r2 | 0.002 | 10000 | 42 | 0.01 |',
];

describe('a run whose number is written in another way', () => {
  const toldOf = (statement: string) => {
    const record = recordOf(documentWith([`- **Ice**: as it says. \`expect: ${statement}\``], RATES));
    const [only] = decide(record, { runRecords: new Map() }).outcomes;
    return [only?.kind, only?.because];
  };

  it.each([
    ['ice < 0.1 where lr == "1e-3" or lr == 0.002', '0.001 may be "1e-3", spelt in another way'],
    ['ice < 0.1 where steps == 10000', '10 000 may be 10000, spelt in another way'],
    ['ice < 0.1 where pond == 42', 's42 may be 42, spelt in another way'],
  ])('is not left out in silence: %s', (statement, because) => {
    expect(toldOf(statement)).toEqual(['undetermined', because]);
  });

  it('is left out where it is another number', () => {
    expect(toldOf('ice < 0.1 where lr == "2e-3" or lr == 0.002')[0]).toBe('met');
    expect(toldOf('ice < 0.1 where steps == 1000 or lr == 0.002')[0]).toBe('met');
  });
});
