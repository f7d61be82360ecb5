import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

const CONFIG = { 'expctl.yaml': 'documents: "*.md"\n' };

async function found(body: string, files: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { expctl } = projectFolder(
    { ...CONFIG, ...files, 'EXP-001.md': `# EXP-001: Kites\n\n${body}\n` },
    { git: false },
  );
  const { diagnostics } = JSON.parse((await expctl('check', '--json')).stdout) as {
    diagnostics: { rule: string; message: string }[];
  };
  return diagnostics.flatMap(({ rule, message }) => (rule.startsWith('dangling-') ? [message] : []));
}

describe('dangling-file', () => {
  it.each([
    ['[a](gone.md "The album")', 'gone.md'],
    ["[a](gone.md 'The album')", 'gone.md'],
    ['[a](gone.md (The album))', 'gone.md'],
    ['[a]( gone.md )', 'gone.md'],
    ['[a](<gone far.md>)', 'gone far.md'],
    ['[a](<gone far.md> "The album")', 'gone far.md'],
    ['[a](gone(1).png)', 'gone(1).png'],
    ['[a](gone\\(1.png)', 'gone(1.png'],
    ['[a](gone\\_far.md)', 'gone_far.md'],
    ['[a](gone%20far.md)', 'gone far.md'],
    ['[a](gone.md#part)', 'gone.md'],
    ['[`a`](gone.md)', 'gone.md'],
    ['`b` [a `c` d](gone.md)', 'gone.md'],
    ['![a](gone.png)', 'gone.png'],
    ['[![a](gone.png)](https://example.org/EXP-001)', 'gone.png'],
    ['[a [b] c](gone.md)', 'gone.md'],
    ['[a][album]\n\n[album]: gone.md "The album"', 'gone.md'],
    ['[the  Album][]\n\n[The album]: <gone far.md>', 'gone far.md'],
    ['See [the album].\n\n[The  Album]: gone.md', 'gone.md'],
    ['![album]\n\n[album]: <plots/gone far.png> "t"', 'plots/gone far.png'],
    ['## Of [album]\n\n[album]: gone.md#top', 'gone.md'],
    ['[a [b] c][album]\n\n[album]: gone.md', 'gone.md'],
    ['[see [album]](EXP-001.md)\n\n[album]: gone.md', 'gone.md'],
    ['- [ ] sort [album] (soon)\n\n[album]: gone.md\n[album]: lost.md', 'gone.md'],
    ['![a][album]\n\n[ALBUM]: ./gone.png', './gone.png'],
  ])('reads the destination of %s', async (body, path) => {
    expect(await found(body)).toEqual([`there is no file "${path}"`]);
  });

  it('finds what exists, in any notation', async () => {
    const files = { 'a b.md': '', 'plot(1).png': '', 'x_y.md': '', 'r&d.md': '', '100%.md': '' };
    const body =
      '[a](<a b.md>) [a](a%20b.md "t") [b](plot(1).png) [b](plot\\(1\\).png) [c](x\\_y.md) [d](r&amp;d.md) [e](100%.md) [f][g]\n\n[g]: a%20b.md';
    expect(await found(body, files)).toEqual([]);
  });

  it.each([
    '`[a](gone.md)`',
    '```\n[a](gone.md)\n```',
    '    [a](gone.md)',
    '[a\\](gone.md)',
    '[a](gone far.md)',
    '[a](gone.md "The album)',
    '[a](https://example.org/gone.md "The album")',
    '[a](<https://example.org/gone far.md>)',
    '[a](mailto:ada@example.org)',
    '1. [Milestone 1]: 2026-05-04\n2. [Milestone 2]: gone.md',
    '[a](#part) [b](?q=1)',
    'Before [Milestone 2].\n\n1. [Milestone 1]: 2026-05-04\n2. [Milestone 2]: 0.95',
    '- [x] done\n\n[x]: gone.md',
    'A note[^1] and [a\\].\n\n[^1]: gone.md\n\n[a]: gone.md',
    '`[album]` and `[a][album]`\n\n[album]: gone.md',
    '[album]\n\n[album]: https://example.org/gone.md',
    '[album]\n\n[album]: EXP-001.md\n[album]: gone.md',
  ])('skips %s', async (body) => {
    expect(await found(body)).toEqual([]);
  });
});

describe('dangling-reference', () => {
  it.each([
    'After EXP-014.',
    '- after EXP-014',
    '| Run | After |\n| --- | --- |\n| a | EXP-014 |',
    '[EXP-014](EXP-001.md)',
  ])('finds %j', async (body) => expect(await found(body)).toEqual(['there is no experiment EXP-014']));

  it.each([
    '`cp EXP-014 here`',
    '```\nexpctl show EXP-014\n```',
    '    expctl show EXP-014',
    'See https://example.org/EXP-014/x.',
    '<https://example.org/EXP-014>',
    '[a](https://example.org/EXP-014 "t")',
    '[a](EXP-001.md#EXP-014)',
    '[a][b]\n\n[b]: https://example.org/EXP-014',
    '| Run | At |\n| --- | --- |\n| a | `EXP-014` |\n| b | s3://lab/EXP-014 |',
    '### At `EXP-014`',
    'Refined <!-- old: EXP-014, [EXP-014](EXP-014.md) --> today.',
    '<!-- old: see EXP-014 -->',
    '- [a](EXP-001.md) <!-- e.g. Refined by [EXP-014](EXP-014.md) -->',
  ])('skips %j', async (body) => expect(await found(body)).toEqual([]));

  it('finds it after quoted text', async () => {
    expect(await found('`EXP-014` [a](EXP-001.md#EXP-014) and EXP-014')).toEqual(['there is no experiment EXP-014']);
  });
});
