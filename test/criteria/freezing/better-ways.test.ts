import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { criteriaHashes } from '../../../src/criteria/freezing/criteria-hashes.ts';
import { decide } from '../../../src/criteria/decide.ts';
import { documentWith, recordOf, recordsOf, runRecord } from '../record-of.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const RUNS = ['| Run | Speed | Cost |', '| --- | --- | --- |', '| Baseline | 3 | 9 |', '| tin-1 | 4 | 8 |'];
const LIMIT = ['', '| Metric | Target |', '| --- | --- |', '| Speed | 3.5 |'];

const directive = (better: string): string => (better === '' ? '' : `<!-- expctl: metrics speed better=${better} -->`);
const page = (criteria: readonly string[], better: string, runs = RUNS) =>
  recordOf(documentWith(criteria, runs, directive(better)));

/** The verdict's words on a run that was logged while the document was `before`, now that it is `after`. */
function movedTo(before: ReturnType<typeof recordOf>, after: ReturnType<typeof recordOf>): readonly string[] {
  const runRecords = recordsOf(runRecord('tin-1', { criteria: criteriaHashes(before, sha256) }));
  return decide(after, { runRecords, sha256 }).invalid;
}

describe('which direction is better', () => {
  it.each([
    ['no worse than', ['- **Fast**: `expect: speed no worse than baseline.speed by 0.5`'], 'Fast'],
    ['the best run', ['- **Cheap**: `expect: cost < 9, the best run by speed`'], 'Cheap'],
    ['a bare limit', LIMIT, 'Speed'],
  ])('is frozen with %s', (_, criteria, label) => {
    const changed = [`"${label}" has changed after 1 result, without an amendment`];
    expect(movedTo(page(criteria, 'higher'), page(criteria, 'lower'))).toEqual(changed);
    expect(movedTo(page(criteria, 'lower'), page(criteria, 'higher'))).toEqual(changed);
    expect(movedTo(page(criteria, 'higher'), page(criteria, 'higher'))).toEqual([]);
  });

  it('may be declared once results are there, or be no longer known: the meaning was, or is, open', () => {
    for (const criteria of [['- **Fast**: `expect: speed no worse than baseline.speed by 0.5`'], LIMIT]) {
      expect(movedTo(page(criteria, ''), page(criteria, 'higher'))).toEqual([]);
      expect(movedTo(page(criteria, 'higher'), page(criteria, ''))).toEqual([]);
      const renamed = RUNS.map((line) => line.replace('Speed', 'Knots'));
      expect(movedTo(page(criteria, 'higher'), page(criteria, 'higher', renamed))).toEqual([]);
    }
  });

  it('is not part of a statement that says it itself', () => {
    const criteria = ['- **Fast**: `expect: speed > 3`'];
    expect(movedTo(page(criteria, 'higher'), page(criteria, 'lower'))).toEqual([]);
    const compared = [...LIMIT.slice(0, -1), '| Speed | >= 3.5 |'];
    expect(movedTo(page(compared, 'higher'), page(compared, 'lower'))).toEqual([]);
  });

  it('is frozen if the header of a bare limit says it', () => {
    const max = LIMIT.map((line) => line.replace('Target', 'Max'));
    expect(movedTo(page(max, ''), page(LIMIT, 'higher'))).toEqual([
      '"Speed" has changed after 1 result, without an amendment',
    ]);
  });
});
