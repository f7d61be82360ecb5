import { describe, expect, it } from 'vitest';
import { isKeptColumn } from '../../../src/template/words/column-words.ts';

describe('a column of baselines in a table with fixed rows', () => {
  it.each(['reference', 'referenz', 'ausgangswert', '基线'])('is fixed beside thresholds only: %s', (name) => {
    expect(isKeptColumn(name, ['metrik', name, 'zielwert'])).toBe(true);
    expect(isKeptColumn(name, ['metrik', name, 'messwert'])).toBe(false);
  });
});
