import { describe, expect, it } from 'vitest';
import { directionOfHeader } from '../../src/values/header-direction.ts';

const directions = (...headers: readonly string[]) => headers.map((header) => directionOfHeader(header));

describe('the better direction that a header says', () => {
  it('is that of its arrow, wherever the arrow stands beside the name', () => {
    expect(directions('FID ↓', 'FID↓', '↓ FID', 'FID (↓)', '**FID** ↓', 'FID ⬇️', 'FID $\\downarrow$')).toEqual(
      Array(7).fill('lower'),
    );
    expect(directions('Acc (%, ↑)', 'Acc (%) ↑', 'Acc ↑ (%)', 'GSM8K EM ↑', 'Acc :arrow_up:')).toEqual(
      Array(5).fill('higher'),
    );
  });

  it('is that of its words in brackets', () => {
    expect(directions('WER (lower is better)', 'Drift (%, lower = better)', 'Return (higher better)')).toEqual([
      'lower',
      'lower',
      'higher',
    ]);
  });

  it('is none where an arrow stands before a number, between two names, alone, or beside its opposite', () => {
    expect(directions('CTR ↑ 2%', '↑2% CTR', 'p ↓ q', '↓', 'Move ↑↓', 'FID', 'better', 'Better model')).toEqual(
      Array(8).fill(undefined),
    );
  });

  it('is none where it contradicts what is well known: a table may be sorted that way', () => {
    expect(directions('Accuracy ↓', 'mAP@0.5 ↓', 'WER ↑', 'Test loss ↑')).toEqual(Array(4).fill(undefined));
  });
});
