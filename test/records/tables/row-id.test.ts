import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forCell } from '../../../src/escape/for-cell.ts';
import { idOfParts, keyPart, partsOfId } from '../../../src/records/tables/row-id.ts';

describe('the id of several cells', () => {
  it.each([
    [['small', '2'], 'small,2'],
    [['a,b', '2'], '"a,b",2'],
    [['a', 'b,2'], 'a,"b,2"'],
    [['say "it"', '2'], '"say ""it""",2'],
    [['small', ''], 'small'],
    [['', '2'], ',2'],
    [['a', '', 'c'], 'a,,c'],
  ])('%j is %s', (parts, id) => {
    expect(idOfParts(parts)).toBe(id);
    expect(partsOfId(id, parts.length)).toEqual(parts);
  });

  it('is undefined if all cells are empty, and is not read if it has more parts', () => {
    expect(idOfParts(['', ''])).toBeUndefined();
    expect(partsOfId('a,b,c', 2)).toBeUndefined();
    expect(partsOfId('"a,b', 2)).toBeUndefined();
    expect(partsOfId('"a"b,c', 2)).toBeUndefined();
    expect(partsOfId(' small , 2 ', 2)).toEqual(['small', '2']);
  });

  const part = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.string({ unit: fc.constantFrom(',', '"', ' ', 'a', '\\', '1'), maxLength: 6 }),
  );

  it('is read back as its parts, whatever they contain: no two keys have one id', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 4 }), (parts) => {
        const id = idOfParts(parts);
        if (id === undefined) expect(parts.every((each) => each === '')).toBe(true);
        else expect(partsOfId(id, parts.length)).toEqual(parts);
      }),
    );
  });

  it('is equal for two keys only if all their parts are, whatever blanks they end in', () => {
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 3, maxLength: 3 }),
        fc.array(part, { minLength: 3, maxLength: 3 }),
        (a, b) => {
          expect(idOfParts(a) === idOfParts(b)).toBe(a.join('\0') === b.join('\0'));
        },
      ),
    );
  });
});

describe('a part of an id', () => {
  it.each([
    ['**small**', 'Model', 'small'],
    ['`1.10`', 'Model', '1.10'],
    ['1.10', 'Version', '1.10'],
    ['1e-4', 'LR', '0.0001'],
    ['0.00010', 'Learning rate', '0.0001'],
    ['07', 'Seed', '7'],
    ['—', 'Seed', ''],
    ['n/a', 'Config', 'n/a'],
    ['none', 'Config', 'none'],
    ['1e400', 'LR', '1e400'],
  ])('of %s under %s is %s', (cell, header, said) => {
    expect(keyPart(cell, header)).toBe(said);
  });

  it('from a text is the text, once it is written into a cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1 ,"*_`~\\|<&'), maxLength: 10 }), (text) => {
        const said = keyPart(forCell(text), 'Model');
        expect(keyPart(forCell(said), 'Model')).toBe(said);
      }),
    );
  });
});
