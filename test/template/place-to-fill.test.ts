import { describe, expect, it } from 'vitest';
import { placeToFill } from '../../src/template/place-to-fill.ts';

describe('the first placeholder', () => {
  it.each([
    ['pull <rope> and [anchor] by YYYY-MM-DD', '<rope>'],
    ['pull [anchor] and <rope>', '[anchor]'],
    ['on YYYY-MM-DD pull [anchor]', 'YYYY-MM-DD'],
    ['see [the log](log.md), then ___', '___'],
    ['a <b>bold</b> word and NNN of it', 'NNN'],
    ['MAXX and [1, 2] and [^3]', undefined],
  ])('in %s', (line, place) => {
    expect(placeToFill(line)).toBe(place);
  });
});
