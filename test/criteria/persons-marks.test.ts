import { describe, expect, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import { documentWith, recordOf } from './record-of.ts';

const TABLE = ['| Run ID | Score |', '| --- | --- |', '| pot-1 | 0.9 |'];

const outcomeOf = (...lines: readonly string[]) => {
  const [outcome] = decide(recordOf(documentWith(lines, TABLE)), { runRecords: new Map() }).outcomes;
  return outcome === undefined ? undefined : [outcome.kind, outcome.because.replace(/^a person .* not: /u, '')];
};

describe("a person's marks on an item", () => {
  it.each([
    ['- ✓ read by two people', 'met', 'marked by hand'],
    ['- ☑ read by two people', 'met', 'marked by hand'],
    ['- ✗ read by two people', 'unmet', 'marked by hand'],
    ['- [x] ✅ read by two people', 'met', 'marked by hand'],
    ['- [x] The ❌ in the log are read', 'met', 'marked by hand'],
    ['- [x] The tea is from cold — hot', 'met', 'marked by hand'],
    ['- [x] Tea is at least 4.0 — ❌ got 3.6', 'awaiting', 'its marks [x] and ❌ say the contrary of each other'],
    ['- [x] ❌ Tea is at least 4.0', 'awaiting', 'its marks [x] and ❌ say the contrary of each other'],
    ['- [x] Tea is at least 4.0: FAILED', 'awaiting', 'its marks [x] and “FAILED” say the contrary of each other'],
    ['- ✅ Tea is at least 4.0 ❌', 'awaiting', 'its marks ✅ and ❌ say the contrary of each other'],
    ['- Tea is at least 4 ✅ — Ana', 'awaiting', '✅ follows its words, and counts in front of them: ✅ or [x]'],
    ['- Tea — ✅', 'awaiting', '✅ follows its words, and counts in front of them: ✅ or [x]'],
    ['- Tea — PASSED', 'awaiting', '“PASSED” follows its words, and counts in front of them: ✅ or [x]'],
    ['- Tea — not met', 'awaiting', '“not met” follows its words, and counts in front of them: ❌ or [-]'],
    ['- [ ] Tea — ✅', 'awaiting', '✅ follows its words, and the box in front of them is empty'],
    ['- ✅ / ❌ audited', 'awaiting', 'a person decides this, and has not'],
    ['- Tea', 'awaiting', 'a person decides this, and has not'],
  ])('%s: %s, %s', (line, kind, because) => {
    expect(outcomeOf(line)).toEqual([kind, because]);
  });
});

describe("a person's mark in a cell", () => {
  it.each([
    ['✅ met (barely)', 'met'],
    ['✅ 3.6', 'met'],
    ['Met', 'met'],
    ['**Met** (4.1)', 'met'],
    ['Not met', 'unmet'],
    ['unmet', 'unmet'],
    ['❌ 3.6, by hand', 'unmet'],
    ['✅ FAILED', 'awaiting'],
    ['✅ / ❌', 'awaiting'],
    ['Met Ann', 'awaiting'],
    ['3.6', 'awaiting'],
  ])('%s is %s', (cell, kind) => {
    const rows = ['| Criterion | Threshold | Result |', '| --- | --- | --- |', `| Taste | good | ${cell} |`];
    expect(outcomeOf(...rows)?.[0]).toBe(kind);
  });
});
