import { describe, expect, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import { documentWith, recordOf } from './record-of.ts';

const MORE = '<!-- expctl: metrics ice better=higher -->\n';

function told(statement: string, table: readonly string[], section = '## Success Criteria') {
  const page = documentWith([`- Ice: \`expect: ${statement}\``], table, MORE).replace('## Success Criteria', section);
  const [outcome] = decide(recordOf(page), { runRecords: new Map() }).outcomes;
  return [outcome?.kind, outcome?.because, outcome?.statements[0]?.settle];
}

const head = (...columns: readonly string[]) => [`| ${columns.join(' | ')} |`, `|${' --- |'.repeat(columns.length)}`];
const COLUMN = [
  ...head('Run', 'Seed', 'Split', 'Ice'),
  '| a1 | 1 | train | 0.99 |',
  '| a2 | 2 | train | 0.97 |',
  '| b1 | 1 | Test | 0.85 |',
  '| b2 | 2 | Test | 0.84 |',
];
const OPEN =
  'it is not said which split is meant: train comes to met (0.98 >= 0.9 is true), test comes to unmet (0.845 >= 0.9 is false)';

describe('a claim that takes runs of training and test data together', () => {
  it('is open where they come to different answers', () => {
    expect(told('mean(ice) >= 0.9', COLUMN)).toEqual([
      'undetermined',
      OPEN,
      'say which, behind the statement: `where split == "Test"`',
    ]);
  });

  it.each([
    'max(ice) >= 0.9',
    'ice >= 0.9, some run',
    'ice >= 0.9, at least 2 runs',
    'ice >= 0.9, at least 50% of runs',
    'ice >= 0.9, the best run by ice',
    'count(ice) >= 4',
    'bands(mean(ice)): >= 0.9 GO, >= 0.8 CONDITIONAL GO, else NO-GO',
  ])('is open however some of them decide: %s', (statement) => {
    expect(told(statement, COLUMN)[0]).toBe('undetermined');
  });

  it.each([
    ['mean(ice) >= 0.8', 'met'],
    ['bands(mean(ice)): >= 0.8 GO, else NO-GO', 'met'],
    ['mean(ice) >= 0.999', 'unmet'],
    ['ice >= 0.9', 'unmet'],
    ['ice >= 0.8', 'met'],
    ['mean(ice) >= 0.9 where split == "train"', 'met'],
    ['mean(ice) >= 0.9 where split != "train"', 'unmet'],
    ['mean(ice) >= 0.9 per split', 'unmet'],
  ])('is decided where all come to one answer, every run has to hold, or it says which: %s', (statement, kind) => {
    expect(told(statement, COLUMN)[0]).toBe(kind);
  });

  it('knows the splits by the headings of the tables', () => {
    const table = (rows: readonly string[]) => [...head('Run', 'Seed', 'Ice'), ...rows];
    const tables = [
      ...table(['| a1 | 1 | 0.99 |', '| a2 | 2 | 0.97 |']),
      '',
      '### Held-out ponds',
      '',
      ...table(['| b1 | 1 | 0.85 |', '| b2 | 2 | 0.84 |']),
    ];
    const under = (first: string, statement: string) => told(statement, ['', `### ${first}`, '', ...tables]);
    expect(under('Dev set', 'mean(ice) >= 0.9')).toEqual([
      'undetermined',
      OPEN.replace('train', 'validation'),
      'say which, behind the statement: `under "Held-out ponds"`',
    ]);
    expect(under('Dev set', 'mean(ice) >= 0.9 under "Dev set"')[0]).toBe('met');
    expect(under('Upper ponds', 'mean(ice) >= 0.9')[0]).toBe('met');
  });

  it('is one sample where the sets are of one kind, or the column tells no split', () => {
    const sets = (one: string, other: string) => COLUMN.map((row) => row.replace('train', one).replace('Test', other));
    expect(told('mean(ice) >= 0.9', sets('test-clean', 'test-other'))[0]).toBe('met');
    expect(told('mean(ice) >= 0.9', sets('upper', 'lower'))[0]).toBe('met');
  });

  it('takes a cell that says no more than `valid` for validation, and a column of phases for one of splits', () => {
    const phases = COLUMN.map((row) => row.replace('Split', 'Phase').replace('train', 'valid'));
    expect(told('mean(ice) >= 0.9', phases).slice(1)).toEqual([
      OPEN.replace('train', 'validation'),
      'say which, behind the statement: `where phase == "Test"`',
    ]);
    const among = COLUMN.map((row) => row.replace('train', 'valid runs'));
    expect(told('mean(ice) >= 0.9', among)[0]).toBe('met');
  });

  it('triggers a stop rule by any of them', () => {
    expect(told('ice < 0.9', COLUMN, '## Kill Criteria')[0]).toBe('unmet');
  });
});
