import { describe, expect, it } from 'vitest';
import { keyedTables } from '../../src/merge/keyed-table.ts';

const DOCUMENT = [
  '| Tool | Version |',
  '|---|---|',
  '| gauge | 2 |',
  '',
  '# EXP-052: Tide gauge',
  '',
  '## Results',
  '',
  '| Run | Drift (mm) |',
  '| --- | ---: |',
  '| g-1 | 0.31 |',
  '| — | 0.30 |',
  '',
  '## Success Criteria',
  '',
  '| Criterion | Target |',
  '|---|---|',
  '| Drift falls | < 0.3 |',
  '',
  '## People',
  '',
  '> | Name | Role |',
  '> |---|---|',
  '> | Ada | lead |',
  '',
  '## Later',
  '',
  '| Run | Drift |',
  '|---|---|',
  '',
  '| | X |',
  '|---|---|',
  '| a | 1 |',
].join('\r\n');

describe('keyedTables', () => {
  const tables = keyedTables(DOCUMENT, undefined);

  it('finds every table except those of sentences, in document order', () => {
    expect(
      tables.map(({ address, isRuns, keys, rows }) => [
        address.trim().split('\n').at(-1),
        isRuns,
        keys.join(', '),
        rows.map(({ id }) => id),
      ]),
    ).toEqual([
      ['', false, 'tool', ['gauge']],
      ['results', true, 'run', ['g-1', undefined]],
      ['people', false, 'name', ['Ada']],
      ['later', true, 'run', []],
      ['later', false, 'column 0', ['a']],
    ]);
  });

  it('keeps header, lines and line endings as written', () => {
    const [tools, results, people] = tables;
    expect(results).toMatchObject({
      columns: ['run', 'drift'],
      headers: ['Run', 'Drift (mm)'],
      dashes: ['---', '---:'],
      head: ['| Run | Drift (mm) |', '| --- | ---: |'],
      prefix: '',
      ending: '\r\n',
      rows: [
        { cells: ['g-1', '0.31'], line: '| g-1 | 0.31 |' },
        { cells: ['—', '0.30'], line: '| — | 0.30 |' },
      ],
    });
    expect(people).toMatchObject({ prefix: '> ', rows: [{ line: '> | Ada | lead |' }] });
    const written = (at: typeof tools): string => DOCUMENT.slice(at?.span.start, at?.span.end);
    expect(written(tools)).toBe('| Tool | Version |\r\n|---|---|\r\n| gauge | 2 |');
    expect(written(people)).toBe('> | Name | Role |\r\n> |---|---|\r\n> | Ada | lead |');
    expect(written(tables.at(-1))).toBe('| | X |\r\n|---|---|\r\n| a | 1 |');
  });

  it('finds those outside the experiments of a ledger', () => {
    const table = (id: string): string => `| Run | Drift |\n|---|---|\n| ${id} | 0.31 |\n`;
    const ledger = `# Ledger\n\n${table('top')}\n## EXP-001: One\n\n${table('one')}\n## EXP-002: Two\n\n${table('two')}`;
    expect(keyedTables(ledger, undefined).map(({ rows }) => rows[0]?.id)).toEqual(['top', 'one', 'two']);
  });
});
