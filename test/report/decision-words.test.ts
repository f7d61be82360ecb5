import { describe, expect, it } from 'vitest';
import { decisionTitle, sentenceBehindLabel } from '../../src/report/decision-words.ts';
import { recordOf } from '../criteria/record-of.ts';

describe('decisionTitle', () => {
  it('is id and title, or the path of a document that has neither', () => {
    expect(decisionTitle(recordOf('# EXP-007: Adapters\n'))).toBe('EXP-007  Adapters');
    const nameless = recordOf('Some words.\n');
    expect(decisionTitle(nameless)).toBe(nameless.document.source.path);
    expect(nameless.document.source.path).not.toBe('');
  });
});

describe('sentenceBehindLabel', () => {
  it.each([
    ['CPU: below 60%', 'below 60%'],
    ['CPU - below 60%', 'below 60%'],
    ['CPU -10% of before', 'CPU -10% of before'],
  ])('keeps the sign of a number: %s', (sentence, behind) => {
    expect(sentenceBehindLabel({ label: 'CPU', sentence })).toBe(behind);
  });
});
