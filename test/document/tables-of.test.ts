import { describe, expect, it } from 'vitest';
import { tablesOf } from '../../src/document/tables-of.ts';
import { read } from './reading.ts';

const TABLE = '| **Kiln** | `peak` (C) |\n|---|---|\n| a | 1 |\n';
const placesIn = (text: string) => tablesOf(read(text)).map(({ path, label }) => [path.join('/'), label]);

describe('tablesOf', () => {
  it('returns path, label and header', () => {
    const [place] = tablesOf(read(`# One\n\n## 2. Two (x)\n\n**Firings** (all):\n\n${TABLE}`));
    expect(place?.path).toEqual(['one', 'two']);
    expect(place?.label).toBe('firings');
    expect(place?.header).toEqual(['Kiln', 'peak (C)']);
    expect(place?.section.name).toBe('two');
  });

  it('finds tables in lists and quotes, in document order', () => {
    const inItem = TABLE.replaceAll(/^/gmu, '  ').trimEnd();
    const quoted = TABLE.trimEnd().replaceAll(/^/gmu, '> ');
    expect(
      placesIn(`${TABLE}\n# Kiln\n\n- Clay:\n\n${inItem}\n\n${quoted}\n\n## Pots\n\n**Bold line**\n\n${TABLE}`),
    ).toEqual([
      ['', undefined],
      ['kiln', 'clay'],
      ['kiln', undefined],
      ['kiln/pots', 'bold_line'],
    ]);
  });

  it('takes the innermost label', () => {
    const nested = TABLE.replaceAll(/^/gmu, '  ').trimEnd();
    expect(placesIn(`**Outer**:\n\n- Inner:\n\n${nested}\n- other\n\n${nested}\n`)).toEqual([
      ['', 'inner'],
      ['', 'outer'],
    ]);
  });

  it('returns nothing if there is none', () => {
    expect(placesIn('# Kiln\n\n- a\n\n> b\n')).toEqual([]);
  });
});
