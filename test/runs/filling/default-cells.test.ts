import { describe, expect, it } from 'vitest';
import { defaultCells } from '../../../src/runs/filling/default-cells.ts';
import { tableIn } from '../table-record.ts';

const KNOWN = {
  date: '2026-03-04T15:06',
  commit: '0123456789abcdef0123456789abcdef01234567',
  command: 'make',
  seed: '7',
};

const cellsUnder = (header: string, row: string): Record<string, string> => {
  const dashes = header.split('|').fill('---').join('|');
  const { table } = tableIn(`|${header}|\n|${dashes}|\n|${row}|\n`);
  return Object.fromEntries(
    [...defaultCells(table.columns, table.rows, KNOWN)].map(([name, { text }]) => [name, text]),
  );
};

describe('defaultCells', () => {
  it.each([
    ['2026-01-01', '2026-03-04'],
    ['2026/01/01', '2026/03/04'],
    ['20260101', '20260304'],
    ['01.02.2026', '04.03.2026'],
    ['2026-01-01 09:30', '2026-03-04 15:06'],
    ['', '2026-03-04'],
  ])('writes the date as %j is written', (above, date) => {
    expect(cellsUnder('Run|Date', `a|${above}`)).toEqual({ date });
  });

  it('cuts the commit as the rows above do, to seven digits if there are none', () => {
    expect(cellsUnder('Run|Commit', 'a|`deadbeef01`')).toEqual({ commit: '0123456789' });
    expect(cellsUnder('Run|Git SHA', 'a|')).toEqual({ git_sha: '0123456' });
  });

  it('fills command and seed columns', () => {
    expect(cellsUnder('Run|Command|Seed|Notes', 'a|b|1|c')).toEqual({ command: 'make', seed: '7' });
  });
});
