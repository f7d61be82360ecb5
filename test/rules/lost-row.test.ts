import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import { fencesIn, filesIn } from '../commands/worked-page.ts';
import { FILLED, filledText } from '../kinds.ts';
import type { KindName } from '../kinds.ts';
import { brief, findingsIn } from './document-with.ts';

const only = { rules: ['lost-row'] };
const HEAD = '| Run | Hours |\n| --- | --- |\n| l-1 | 31 |\n';
const CUT = 'lost-row this row is in no table: the one of line 1 ended above';

describe('lost-row', () => {
  it.each([
    ['\n| l-2 | 4 |\n', `5 ${CUT}`, 'take the blank line above it out'],
    ['\n| l-2 | 4 | torn |\n', `5 ${CUT}`, 'take the blank line above it out'],
    ['<!-- copied -->\n| l-2 | 4 |\n', `5 ${CUT}`, 'a comment ends a table: put it above the header'],
    ['\n<!-- copied -->\n\n| l-2 | 4 |\n', `7 ${CUT}`, 'a comment ends a table: put it above the header'],
    [
      '\nNote: it smoked.\n| l-2 | 4 |\n',
      `6 ${CUT}`,
      'put it right below the last row of its table, with nothing between',
    ],
    ['---\n| l-2 | 4 |\n', `5 ${CUT}`, 'put it right below the last row of its table, with nothing between'],
    ['    | l-2 | 4 |\n', `4 ${CUT}`, 'take the indentation before its first pipe out'],
    ['<br>\n| l-2 | 4 |\n', `5 ${CUT}`, 'put it right below the last row of its table, with nothing between'],
    ['\n| l-2 | 4 |\n---\n', `5 ${CUT}`, 'take the blank line above it out'],
  ])('finds the row below a table that continues with %j', (text, expected, hint) => {
    const found = findingsIn(HEAD + text, only);
    expect(brief(found)).toEqual([expected]);
    expect(found[0]?.hint).toBe(hint);
  });

  it('finds it in a quote, and with other line endings', () => {
    const text = `${HEAD}\n| l-2 | 4 |\n`;
    expect(brief(findingsIn(text.replace(/^/gmu, '> '), only))).toEqual([`5 ${CUT}`]);
    expect(findingsIn(text.replaceAll('\n', '\r\n'), only)[0]?.hint).toBe('take the blank line above it out');
  });

  it.each([
    `${HEAD}\n| Lamp | Oil |\n| --- | --- |\n| a | b |\n`,
    `${HEAD}\n\`\`\`\n| l-2 | 4 |\n\`\`\`\n`,
    `${HEAD}\n<!--\n| l-2 | 4 |\n-->\n`,
    `${HEAD}\nIt is \`| l-2 | 4 |\` that smokes.\n`,
    `${HEAD}\n|x| is the length\n`,
    '|x| + |y|\n',
    '| figs |\n',
  ])('leaves %j alone', (text) => {
    expect(findingsIn(text, only)).toEqual([]);
  });

  it('treats a line of dashes of another width, or none, as a table that was not recognised', () => {
    expect(brief(findingsIn('| a | b |\n| - |\n| f | g |\n', only))).toEqual([
      '1 lost-row this is not a table: the header has 2 cells, the row of dashes 1',
    ]);
    expect(brief(findingsIn('| a | b |\n| f | g |\n| h | i |\n', only))).toEqual([
      '1 lost-row these 3 rows are in no table: no row of plain dashes is below the first',
    ]);
  });

  it.each(Object.keys(FILLED) as KindName[])(
    'finds nothing in the filled document of %s, but does if a row is cut off',
    (name) => {
      const text = filledText(name);
      expect(findingsIn(text, { kind: name, ...only })).toEqual([]);
      const lines = text.split('\n');
      const rows = lines.flatMap((line, at) =>
        /^\| ?-/u.test(lines[at - 1] ?? '') && line.startsWith('|') ? [at] : [],
      );
      fc.assert(
        fc.property(fc.constantFrom(...rows), fc.constantFrom('', '<!-- seen -->', '---', '<br>'), (at, between) => {
          const broken = lines.toSpliced(at, 0, between).join('\n');
          expect(findingsIn(broken, { kind: name, ...only }).length).toBeGreaterThan(0);
        }),
        { numRuns: 20 },
      );
    },
  );

  it('prevents a failed run from passing unnoticed', async () => {
    const path = 'experiments/EXP-004-tide-tables.md';
    const page = readFileSync(new URL('../../docs/examples/exp.md', import.meta.url), 'utf8');
    const text = filesIn(fencesIn(page))[path] ?? '';
    const slow = text.replace('8.6      |', '28.6     |').replace('| 3   |', '\n| 3   |');
    const { expctl } = projectFolder({ [path]: slow });
    const { code, stdout } = await expctl('check');
    expect(stdout).toContain(`${path}:106:1: error lost-row  this row is in no table: the one of line 101 ended above`);
    expect(code).toBe(1);
  });
});
