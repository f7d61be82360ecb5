import { describe, expect, it } from 'vitest';
import { collectionOf } from '../../src/records/collection.ts';
import { referencesIn } from '../../src/records/references-in.ts';
import { fixture, recordIn, recordsIn } from './reading.ts';

const records = [
  ...recordsIn(fixture('ledger.md'), { path: 'ledger.md' }),
  recordIn('# EXP-042: Thaw\n\nFollows EXP-001 and exp_003, unlike EXP-077; see ADR-001, OTHER-123 and Run 5.\n', {
    path: 'thaw.md',
  }),
];
const collection = collectionOf(records);

describe('collectionOf', () => {
  it('finds records by id, whatever the case and the hyphen', () => {
    expect(collection.find('EXP-042')?.title?.text).toBe('Thaw');
    expect(collection.find('exp_042')?.title?.text).toBe('Thaw');
    expect(collection.find('EXP-002b')?.title?.text).toBe('Salt water — FAILED');
    expect(collection.find('EXP-900')).toBeUndefined();
  });

  it('names ids that stand twice', () => {
    expect(collection.duplicates.map(({ id, records: same }) => `${id} ${same.length}`)).toEqual(['EXP-002b 2']);
  });

  it('follows mentions, and names those that lead nowhere', () => {
    expect(
      collection.references.map(
        ({ from, id, target }) => `${from.id?.text} -> ${id} ${target === undefined ? 'unknown' : 'known'}`,
      ),
    ).toEqual([
      'EXP-003 -> EXP-001 known',
      'EXP-042 -> EXP-001 known',
      'EXP-042 -> exp_003 known',
      'EXP-042 -> EXP-077 unknown',
    ]);
  });

  it('gives each mention its place in the document', () => {
    for (const { from, id, span } of collection.references)
      expect(from.document.source.text.slice(span.start, span.end)).toBe(id);
  });

  it('looks at the own section of a ledger only, and never at the own id', () => {
    expect(records.slice(0, 4).map((record) => referencesIn(record).map(({ id }) => id))).toEqual([
      [],
      [],
      ['EXP-001'],
      [],
    ]);
  });
});
