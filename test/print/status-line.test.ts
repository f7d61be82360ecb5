import { describe, expect, it } from 'vitest';
import { statusLine } from '../../src/print/status-line.ts';

type World = { readonly isTTY?: boolean; readonly columns?: number | undefined; readonly term?: string };

function lineOn({ isTTY = true, columns = 20, term }: World = {}) {
  const written: string[] = [];
  const line = statusLine({ isTTY, columns, write: (text) => void written.push(text) }, term);
  return { line, written };
}

describe('statusLine', () => {
  it('writes a line over the previous one, once for each text', () => {
    const { line, written } = lineOn();
    line.clear();
    line.show('3 logged');
    line.show('3 logged');
    line.show('潮 4');
    line.clear();
    line.clear();
    line.show('潮 4');
    expect(written).toEqual(['3 logged', `\r${' '.repeat(8)}\r`, '潮 4', `\r${' '.repeat(4)}\r`, '潮 4']);
  });

  it.each([
    [20, '1234567890123456789', '1234567890123456789'],
    [20, '12345678901234567890', '123456789012345678…'],
    [8, '潮潮潮潮', '潮潮潮…'],
    [7, '潮潮潮潮', '潮潮…'],
    [2, 'abc', '…'],
    [1, 'abc', ''],
  ])('leaves the last of %i columns free for %s', (columns, text, shown) => {
    const { line, written } = lineOn({ columns });
    line.show(text);
    expect(written.join('')).toBe(shown);
  });

  it('assumes 80 columns if the width is unknown', () => {
    const written: string[] = [];
    const output = { isTTY: true, columns: undefined, write: (text: string) => void written.push(text) };
    statusLine(output, undefined).show('x'.repeat(90));
    expect(written).toEqual([`${'x'.repeat(78)}…`]);
  });

  it.each([{ isTTY: false }, { term: 'dumb' }])('writes nothing with %j', (world) => {
    const { line, written } = lineOn(world);
    line.show('3 logged');
    line.clear();
    expect(written).toEqual([]);
  });

  it('makes visible what would move the cursor', () => {
    const { line, written } = lineOn();
    line.show('a\x1b[2J\nb');
    expect(written).toEqual(['a\\x1b[2J\\nb']);
  });
});
