import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileStemOf } from '../../../src/records/ids/file-stem.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('fileStemOf', () => {
  it.each([
    ['EXP-001', 'EXP-001'],
    ['h1-20260218', 'h1-20260218'],
    ['run 12', 'run%2012'],
    ['a/b', 'a%2Fb'],
    ['../../etc/x', '%2E.%2F..%2Fetc%2Fx'],
    ['C:\\x', 'C%3A%5Cx'],
    ['-rf', '%2Drf'],
    ['.', '%2E'],
    ['..', '%2E%2E'],
    ['v1.', 'v1%2E'],
    ['CON', '%43ON'],
    ['con.txt', '%63on.txt'],
    ['COM1', '%43OM1'],
    ['console', 'console'],
    ['é', '%C3%A9'],
    ['冰', '%E5%86%B0'],
    ['🧊', '%F0%9F%A7%8A'],
    ['50%', '50%25'],
    ['', '%'],
  ])('writes %j as %j and reads it back', (id, stem) => {
    expect(fileStemOf(id)).toBe(stem);
    expect(idOfFileStem(stem)).toBe(id);
  });

  it('reads every id back, and gives two ids two stems', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const stem = fileStemOf(one);
        if (!stem.includes('%~')) expect(idOfFileStem(stem)).toBe(one);
        if (one !== other) expect(fileStemOf(other)).not.toBe(stem);
      }),
    );
  });

  it('distinguishes two lone surrogates', () => {
    expect(fileStemOf('\ud800')).not.toBe(fileStemOf('\ud801'));
    expect(idOfFileStem(fileStemOf('\ud800'))).toBe('\ud800');
  });

  it('is a safe name of at most 100 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (id) => {
        const stem = fileStemOf(id);
        expect(stem.length).toBeLessThanOrEqual(100);
        expect(stem).toMatch(/^[A-Za-z0-9_%][A-Za-z0-9._%~-]*$/u);
        expect(stem).not.toMatch(/\.$/u);
        expect(stem).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu);
      }),
    );
  });

  it('cuts what is too long, keeps the results distinct, and does not pretend to read them back', () => {
    const long = `${'x'.repeat(120)}1`;
    const other = `${'x'.repeat(120)}2`;
    expect(fileStemOf(long)).not.toBe(fileStemOf(other));
    expect(fileStemOf(long)).toHaveLength(100);
    expect(idOfFileStem(fileStemOf(long))).toBeUndefined();
  });

  it.each(['%', '%zz', 'a b', '%41', 'CON', '.a', 'a%2', '%c3%a9'])(
    'does not accept %j as another stem of some id',
    (stem) => {
      const id = idOfFileStem(stem);
      expect(id === undefined || fileStemOf(id) === stem).toBe(true);
    },
  );
});

/** The id from which `fileStemOf` made `stem`; undefined where `stem` is not one of its results, or is cut. */
function idOfFileStem(stem: string): string | undefined {
  if (stem === '%') return '';
  const bytes: number[] = [];
  for (let at = 0; at < stem.length; at++) {
    if (stem[at] !== '%') bytes.push(stem.charCodeAt(at));
    else if (/^[0-9A-F]{2}$/u.test(stem.slice(at + 1, at + 3)))
      bytes.push(Number.parseInt(stem.slice(++at, ++at + 1), 16));
    else return undefined;
  }
  const id = textOf(bytes);
  return fileStemOf(id) === stem ? id : undefined;
}

function textOf(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    const more = first < 0xc0 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    let point = more === 0 ? first : first & (0x3f >> more);
    for (const byte of bytes.slice(at + 1, at + 1 + more)) point = (point << 6) | (byte & 0x3f);
    text += point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
    at += 1 + more;
  }
  return text;
}
