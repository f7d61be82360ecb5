import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../src/document/cells-of.ts';
import { sliceOf } from '../../src/text/span.ts';

const rowOf = (text: string) => ({ span: { start: 0, end: text.length } });
const cells = (text: string): readonly string[] => cellsOf(text, rowOf(text)).map(({ span }) => sliceOf(text, span));

describe('cellsOf', () => {
  it.each([
    ['| fig | 7 |', ['fig', '7']],
    ['fig | 7', ['fig', '7']],
    ['|fig|7', ['fig', '7']],
    ['fig|7|  ', ['fig', '7']],
    ['| `a|b` |', ['`a', 'b`']],
    ['| a \\| b | \\\\|', ['a \\| b', '\\\\']],
    ['| a\\', ['a\\']],
    ['|  | 7 |', ['', '7']],
    ['||', ['']],
    ['|', ['']],
    ['| |', ['']],
    ['||7', ['', '7']],
    ['fig', ['fig']],
    ['\t|\tripe fig\t|\t', ['ripe fig']],
  ])('splits %j', (text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  it('returns as many cells as the row has, whatever the header has', () => {
    expect(cells('|a|b|c|d|')).toHaveLength(4);
  });

  it('places a blank cell after its first padding', () => {
    expect(cellsOf('|   | 7 |', rowOf('|   | 7 |'))[0]?.span).toEqual({ start: 2, end: 2 });
    expect(cellsOf('||7|', rowOf('||7|'))[0]?.span).toEqual({ start: 1, end: 1 });
  });

  it('returns the cells from which a row was written', () => {
    const content = fc.stringMatching(/^[a-z0-9`.]{1,4}( [a-z`]{1,3})?$/);
    fc.assert(
      fc.property(fc.array(content, { minLength: 1, maxLength: 8 }), (written) => {
        expect(cells(`| ${written.join(' | ')} |`)).toEqual(written);
        expect(cells(written.join('|'))).toEqual(written);
      }),
    );
  });
});
