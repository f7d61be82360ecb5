import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { standingsOf } from '../../../src/report/standings.ts';
import { worldsOf } from '../../../src/criteria/world/world.ts';
import { documentWith, recordOf } from '../record-of.ts';

const RUNS = [
  '| Run | Base FID | FID ↓ | Recall@5 ↓ |',
  '| --- | --- | --- | --- |',
  '| a | 21 | 19 | 0.7 |',
  '| b | 21 | 24 | 0.9 |',
];

const outcomes = (text: string) => decide(recordOf(text), { runRecords: new Map() }).outcomes.map(({ kind }) => kind);

const bestOf = (more = '') =>
  worldsOf(recordOf(documentWith([], RUNS, more)), { runRecords: new Map() })
    .flatMap((world) => standingsOf(world))
    .map(({ metric, best }) => [metric, best?.run]);

describe("an arrow in a column's header", () => {
  it('says which run is the best, unless it contradicts what is well known', () => {
    expect(bestOf()).toEqual([['FID ↓', 'a']]);
  });

  it('gives way to what is declared', () => {
    expect(bestOf('<!-- expctl: metrics fid better=higher -->')).toEqual([['FID ↓', 'b']]);
  });

  it('says what is worse', () => {
    const asked = (text: string) => outcomes(documentWith([`- \`expect: ${text}\``], RUNS));
    expect(asked('fid no worse than base_fid by 3')).toEqual(['met']);
    expect(asked('fid no worse than base_fid by 2')).toEqual(['unmet']);
    expect(asked('col("Recall@5 ↓") no worse than 0.9')).toEqual(['undetermined']);
  });
});

describe("an arrow in a row's label", () => {
  const asked = (...rows: readonly string[]) =>
    outcomes(
      ['# Kettle', '', '## Success Criteria', '', '| Metric | Target | Actual |', '| --- | --- | --- |', ...rows].join(
        '\n',
      ),
    );

  it('says how a bare limit is compared', () => {
    expect(asked('| Drift ↓ | 20 | 18 |', '| Gloss ↑ | 20 | 18 |')).toEqual(['met', 'unmet']);
  });

  it('says nothing of a percentage, which may be a change', () => {
    expect(asked('| Clicks ↑ | 2% | 5% |')).toEqual(['awaiting']);
  });
});
