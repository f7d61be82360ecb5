import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/values/plain-text.ts';

describe('the plain text of a cell that is only a link of a wiki', () => {
  it.each([
    ['[[run-a]]', 'run-a'],
    ['[[run-a\\|a]]', 'a'],
    ['[[Runs/run a#Scores|first]]', 'first'],
    ['**[[run-a]]**', 'run-a'],
  ])('%s is its label', (cell, label) => {
    expect(plainText(cell)).toBe(label);
  });

  it.each(['[[0.1, 0.2]]', '[[a, b]]', '[[1]]', '![[pot.png]]', '[[a]] and [[b]]', '[[a]', '[[a|b|c]]'])(
    '%s stays',
    (cell) => {
      expect(plainText(cell)).toBe(cell);
    },
  );
});
