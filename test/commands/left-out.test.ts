import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FILLED, filledText } from '../kinds.ts';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const entry = (title: string, row: string): string => `## ${title}

Status: done

### Success criteria

- **Cracks**: few. \`expect: cracks < 3, every run\`

### Results

| Run | Cracks |
| --- | --- |
${row}
`;

/** A ledger of no kind that expctl knows, as people keep one. */
const LEDGER = `# Kiln log

${entry('KI-001: Slow cooling', '| a | 2 |')}
${entry('KI-002: Fast cooling', '| b | 5 |')}
## KI-003: Wet clay

Status: planned
`;

const HINT = 'give its path to a kind under `kinds:` in expctl.yaml, or put its template into templates/';
const SENTENCE = `1 document of no known kind is left out: experiments/KILN.md (${HINT})`;
const LATIN = 'experiments/EXP-018-clay.md: the file is not UTF-8 (byte 11)';
const UNREADABLE = `${LATIN}; it is left out (save it as UTF-8; expctl changes nothing in it)`;

const withLedger = (): ProjectFolder =>
  projectFolder({ [FILLED.exp]: filledText('exp'), 'experiments/KILN.md': LEDGER });

function withLatin(): ProjectFolder {
  const folder = projectFolder({ [FILLED.exp]: filledText('exp') });
  writeFileSync(join(folder.path, 'experiments/EXP-018-clay.md'), Buffer.from('# EXP-018: \xe9tuve\n', 'latin1'));
  return folder;
}

describe('a document that was found and is of no known kind', () => {
  it.each([
    ['list'],
    ['list --json'],
    ['report --json'],
    ['report --format csv'],
    ['report --format html'],
    ['report --format markdown'],
    ['export --format csv'],
    ['export --output out --format jsonl --json'],
    ['report experiments --json'],
    ['list experiments'],
  ])('is named by %s, with the way out', async (words) => {
    const { code, stderr } = await withLedger().expctl(...words.split(' '));
    expect(code).toBe(0);
    expect(stderr).toContain(`expctl: ${SENTENCE}\n`);
  });

  it('is named in the report itself', async () => {
    const folder = withLedger();
    const said = async (...words: readonly string[]) => (await folder.expctl('report', ...words)).stdout;
    expect(await folder.expctl('report')).toMatchObject({
      stdout: expect.stringContaining(`\nLeft out (1)\n  ${SENTENCE}\n`),
      stderr: '',
    });
    expect(await said('--format', 'markdown')).toContain(
      '\n**Left out** (1)\n\n- 1 document of no known kind is left out: experiments/KILN.md (give its path',
    );
    expect(await said('--format', 'html')).toContain(
      '<p class="open">Left out (1)</p><ul><li>1 document of no known kind is left out: experiments/KILN.md (give its path',
    );
    const leftOut = [
      {
        path: 'experiments/KILN.md',
        reason: 'kindless',
        message: expect.stringMatching(/^experiments\/KILN\.md: no kind recognises this document/u),
        hint: HINT,
      },
    ];
    expect(JSON.parse(await said('--json')).leftOut).toEqual(leftOut);
    expect(JSON.parse((await folder.expctl('list', '--json')).stdout).leftOut).toEqual(leftOut);
    const exported = await folder.expctl('export', '--output', 'out', '--format', 'jsonl', '--json');
    expect(JSON.parse(exported.stdout).leftOut).toEqual(leftOut);
  });

  it('is named where nothing else was found', async () => {
    const folder = projectFolder({ 'experiments/KILN.md': LEDGER });
    expect((await folder.expctl('list')).stderr).toBe(`expctl: ${SENTENCE}\n0 experiments\n`);
    expect((await folder.expctl('report')).stdout).toContain('0 experiments, 0 runs\n');
    expect((await folder.expctl('export')).stderr).toBe(
      `expctl: ${SENTENCE}\nno experiment was read: nothing to export\n`,
    );
  });

  it('is not named where it is no experiment', async () => {
    const folder = projectFolder({
      [FILLED.exp]: filledText('exp'),
      'experiments/README.md': '# What is here\n\nText.\n',
    });
    expect((await folder.expctl('list')).stderr).toBe('1 experiment\n');
    expect(JSON.parse((await folder.expctl('report', '--json')).stdout).leftOut).toEqual([]);
  });

  it('is named by decide --all where it has criteria, none of them in a form for machines', async () => {
    const plain = '# KI-009: Glaze\n\nStatus: done\n\n## Success criteria\n\n- [ ] It shines\n';
    const folder = projectFolder({ [FILLED.exp]: filledText('exp'), 'experiments/glaze.md': plain });
    expect((await folder.expctl('decide', '--all')).stderr).toContain(
      `expctl: 1 document of no known kind is left out: experiments/glaze.md (${HINT})\n`,
    );
  });

  it('names eight, and counts the others', async () => {
    const files = Array.from({ length: 10 }, (_, at) => [`experiments/KI-00${at}.md`, `# KI-00${at}: Clay\n`] as const);
    const { stderr } = await projectFolder(Object.fromEntries(files)).expctl('list');
    expect(stderr).toContain('10 documents of no known kind are left out: experiments/KI-000.md, ');
    expect(stderr).toContain(
      'experiments/KI-007.md and 2 more (give their paths to a kind under `kinds:` in expctl.yaml, or put their template into templates/)\n',
    );
  });
});

describe('a ledger that was named as a file', () => {
  it('is reported with all its experiments', async () => {
    const { code, stdout } = await withLedger().expctl('report', 'experiments/KILN.md', '--json');
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(report.experiments.map(({ id, verdict }: { id: string; verdict?: string }) => [id, verdict])).toEqual([
      ['KI-001', 'GO'],
      ['KI-002', 'NO-GO'],
      ['KI-003', undefined],
    ]);
    expect(report.leftOut).toEqual([]);
  });

  it('is exported with all its experiments', async () => {
    const { code, stdout } = await withLedger().expctl('export', 'experiments/KILN.md', '--table', 'experiments');
    expect(code).toBe(0);
    expect(stdout.split('\r\n').filter((line) => line.includes('KI-00'))).toHaveLength(3);
  });

  it('is decided experiment by experiment, and the worst is the exit code', async () => {
    const { code, stdout, stderr } = await withLedger().expctl('decide', 'experiments/KILN.md');
    expect([code, stderr]).toEqual([1, '2 experiments with criteria\n']);
    expect(stdout).toMatch(/^KI-001 +GO /mu);
    expect(stdout).toMatch(/^KI-002 +NO-GO /mu);
    expect(stdout).not.toContain('KI-003');
    const { stdout: json } = await withLedger().expctl('decide', 'experiments/KILN.md', '--json');
    expect(JSON.parse(json)).toMatchObject({ kind: 'decide-all', experiments: [{ id: 'KI-001' }, { id: 'KI-002' }] });
  });

  it('is decided as undecided where none of its experiments has criteria', async () => {
    const bare = '# Log\n\n## KI-001: One\n\nStatus: done\n\n## KI-002: Two\n\nStatus: done\n';
    const { code, stdout, stderr } = await projectFolder({ 'LOG.md': bare }).expctl('decide', 'LOG.md');
    expect([code, stderr]).toEqual([3, '0 experiments with criteria\n']);
    expect(stdout).toMatch(/^KI-001 +INCONCLUSIVE/mu);
  });

  it('is not written as a whole', async () => {
    const { code, stderr } = await withLedger().expctl('decide', 'experiments/KILN.md', '--write');
    expect([code, stderr]).toEqual([
      2,
      'expctl: experiments/KILN.md holds 3 records\n  hint: name one as experiments/KILN.md#ID; the ids are: KI-001, KI-002, KI-003\n',
    ]);
  });
});

describe('a document that was found and cannot be read', () => {
  it.each([['list'], ['list --json'], ['report --format html'], ['report --json'], ['export --format csv']])(
    'is named by %s',
    async (words) => {
      const { code, stderr } = await withLatin().expctl(...words.split(' '));
      expect([code, stderr]).toEqual([0, expect.stringContaining(`expctl: ${UNREADABLE}\n`)]);
    },
  );

  it('is named in the report itself, be it of one experiment', async () => {
    const folder = withLatin();
    const said = async (...words: readonly string[]) => (await folder.expctl('report', ...words)).stdout;
    const leftOut = [
      {
        path: 'experiments/EXP-018-clay.md',
        reason: 'unreadable',
        message: LATIN,
        hint: 'save it as UTF-8; expctl changes nothing in it',
      },
    ];
    expect(JSON.parse(await said('--json')).leftOut).toEqual(leftOut);
    expect(JSON.parse((await folder.expctl('list', '--json')).stdout).leftOut).toEqual(leftOut);
    expect(await said()).toContain(`\nLeft out (1)\n  ${UNREADABLE}\n`);
    expect(await said('--format', 'markdown')).toContain('**Left out** (1)\n\n- experiments/EXP-018-clay.md: the file');
    expect(await said('--format', 'html')).toContain(`<ul><li>${UNREADABLE}</li></ul>`);
  });
});

describe('what a shell makes of EXP-0*', () => {
  const files = { [FILLED.exp]: filledText('exp'), [`${FILLED.exp.replace(/\.md$/u, '')}.runs/r1.json`]: '{}' };
  const words = [FILLED.exp, `${FILLED.exp.replace(/\.md$/u, '')}.runs`];

  it.each([['list'], ['report'], ['check']])(
    'means the documents for %s, not the run records beside them',
    async (command) => {
      const { stdout, stderr, code } = await projectFolder(files).expctl(command, ...words, '--json');
      expect([stderr, code === 2]).toEqual(['', false]);
      expect(stdout).toContain(command === 'check' ? '"documents": 1' : '"EXP-017"');
    },
  );

  it('is refused where it is run records alone', async () => {
    const { stderr } = await projectFolder(files).expctl('check', words[1] ?? '');
    expect(stderr).toContain('there is no markdown file in ');
  });
});
