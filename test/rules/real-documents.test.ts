import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brief, findingsIn } from './document-with.ts';

const SHARED = resolve(import.meta.dirname, '../../../shared');
const hasShared = existsSync(resolve(SHARED, 'seeds'));

const textsIn = (folder: string): readonly (readonly [string, string])[] =>
  hasShared
    ? readdirSync(resolve(SHARED, folder))
        .filter((name) => /\.(?:md|txt)$/u.test(name))
        .map((name) => [name, readFileSync(resolve(SHARED, folder, name), 'utf8')] as const)
    : [];

const KINDS: Readonly<Record<string, string>> = {
  '000': 'ml-exp',
  '001': 'tracking-log',
  '002': 'ml-issue',
  '003': 'plan',
  '004': 'exp',
};

describe.skipIf(!hasShared)('the documents that the kinds are made from (needs ../shared/seeds)', () => {
  it.each(textsIn('seeds').filter(([name]) => !name.startsWith('003')))(
    '%s: the findings say that something is not filled in',
    (name, text) => {
      const found = findingsIn(text, { kind: KINDS[name.slice(0, 3)] ?? '' });
      expect(found.length).toBeGreaterThan(0);
      for (const { message } of found) expect(message).toContain('is not filled in yet');
    },
  );

  it('003 has no noise: the two baselines of one manifest are reported, and nothing else', () => {
    const [, text = ''] = textsIn('seeds').find(([name]) => name.startsWith('003')) ?? [];
    expect(brief(findingsIn(text, { kind: 'plan' }))).toEqual([
      '75 baseline-constant Baseline WER is 0.1261 here and 0.1168 in h4-domain-expanded-20260218, measured under the same conditions',
    ]);
  });
});

describe.skipIf(!hasShared)('documents of people who never heard of expctl (needs ../shared/corpus)', () => {
  it('have few findings, and no false ones', () => {
    const texts = textsIn('corpus/docs');
    const found = texts.flatMap(([, text]) => findingsIn(text));
    const counts = new Map<string, number>();
    for (const { rule } of found) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    expect(texts.length).toBeGreaterThan(200);
    // Compared one by one with their documents: each is a row or a line that GitHub shows wrongly, or a table that says
    // when to continue.
    expect(Object.fromEntries([...counts].toSorted())).toEqual({
      'criterion-form': 9,
      'glued-line': 3,
      'lost-row': 1,
      'ragged-row': 9,
    });
  });
});
