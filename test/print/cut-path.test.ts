import { describe, expect, it } from 'vitest';
import { cutPath } from '../../src/print/cut-path.ts';
import { widthOf } from '../../src/print/width-of.ts';

const PATH = 'experiments/2026/EXP-007-adapters.md';

describe('cutPath', () => {
  it.each([
    [36, 'experiments/2026/EXP-007-adapters.md'],
    [35, 'experiments/20…/EXP-007-adapters.md'],
    [25, 'expe…/EXP-007-adapters.md'],
    [21, '…/EXP-007-adapters.md'],
    [20, 'EXP-007-adapters.md'],
    [19, 'EXP-007-adapters.md'],
    [18, 'EXP-007-a…pters.md'],
    [7, 'EXP….md'],
  ])('keeps the file name in %i columns', (room, cut) => {
    expect(cutPath(PATH, room)).toBe(cut);
  });

  it('cuts a name without a folder in its middle, and handles colours and wide letters', () => {
    expect(cutPath('README.md', 6)).toBe('REA…md');
    expect(cutPath(`\u001b[2m${PATH}\u001b[22m`, 21)).toBe('\u001b[2m…/EXP-007-adapters.md\u001b[22m');
    for (const room of [4, 5, 9, 12, 13])
      expect(widthOf(cutPath('実験/実験の記録.md', room))).toBeLessThanOrEqual(room);
  });
});
