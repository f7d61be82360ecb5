import { describe, expect, it } from 'vitest';
import { areAlike, oneSpelling } from '../../src/values/alike-words.ts';

describe('words that are spelt in two ways', () => {
  it.each([
    ['Test', 'test', true],
    ['test-clean', 'Test_Clean', true],
    ['test clean', 'test-clean', true],
    ['test', 'test', false],
    ['test', 'text', false],
    ['v1.0', 'v1-0', false],
    ['LibriSpeech', 'Libri Speech', false],
    ['-3', '3', false],
  ])('%s and %s: %s', (one, other, expected) => {
    expect([areAlike(one, other), areAlike(other, one)]).toEqual([expected, expected]);
    if (expected) expect(oneSpelling(one)).toBe(oneSpelling(other));
  });
});
