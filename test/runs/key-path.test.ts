import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldKey, keysOf, pathOf } from '../../src/runs/key-path.ts';

describe('pathOf', () => {
  it('joins keys by dots and escapes those inside them', () => {
    expect(pathOf(['results', 'acc@0.5', 'a\\b'])).toBe('results.acc@0\\.5.a\\\\b');
  });

  it('is undone by keysOf, whatever the keys contain', () => {
    const key = fc.string({ unit: fc.constantFrom('.', '\\', 'a', '/', '[', ' ', '') });
    fc.assert(
      fc.property(fc.array(key, { minLength: 1 }), (keys) => {
        expect(keysOf(pathOf(keys))).toEqual(keys);
      }),
    );
  });
});

describe('foldKey', () => {
  it('folds case, blanks, `_`, `-`, `/` and dots, and nothing else', () => {
    expect(foldKey('Val_WER / best-1')).toBe('valwerbest1');
    expect(foldKey('pass@1')).not.toBe(foldKey('pass 1'));
  });
});
