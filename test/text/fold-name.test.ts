import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName } from '../../src/text/fold-name.ts';

const PIECES = [
  'Tuned',
  'WER',
  ' ',
  '_',
  '-',
  '—',
  '→',
  '✅',
  '⚠️',
  '(s)',
  '[ms]',
  '3',
  '%',
  '·',
  '±',
  '🧪',
  '/',
  '\u00a0',
];

describe('foldName', () => {
  // A letter beyond ASCII before a name makes the folding use the Unicode classes for all of it.
  it('folds a name with characters beyond ASCII as it folds one without', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }), (pieces) => {
        const name = pieces.join('');
        const folded = foldName(name);
        expect(foldName(`é ${name}`)).toBe(folded === '' ? 'é' : `é_${folded}`);
      }),
    );
  });

  it.each([
    ['Tuned WER — test', 'tuned_wer_test'],
    ['✅ Accuracy (%)', 'accuracy'],
    ['Größe', 'größe'],
  ])('folds %j to %j', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });
});
