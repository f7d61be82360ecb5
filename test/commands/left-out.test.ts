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

/** A typical log of a kind that expctl does not know. */
const LEDGER = `# Kiln log

${entry('KI-001: Slow cooling', '| a | 2 |')}
${entry('KI-002: Fast cooling', '| b | 5 |')}
## KI-003: Wet clay

Status: planned
`;

const HINT = 'give its path to a kind under `kinds:` in expctl.yaml, or put its template into templates/';
const SENTENCE = `1 document of no known kind is read without a template: experiments/KILN.md (${HINT})`;

type Listed = { readonly id: string; readonly documentKind?: string };
type Reported = { readonly id: string; readonly verdict?: string };
const LATIN = 'experiments/EXP-018-clay.md: the file is not UTF-8 (byte 11)';
const UNREADABLE = `${LATIN}; it is left out (save it as UTF-8; expctl changes nothing in it)`;

const withLedger = (): ProjectFolder =>
  projectFolder({ [FILLED.exp]: filledText('exp'), 'experiments/KILN.md': LEDGER });

function withLatin(): ProjectFolder {
  const folder = projectFolder({ [FILLED.exp]: filledText('exp') });
  writeFileSync(join(folder.path, 'experiments/EXP-018-clay.md'), Buffer.from('# EXP-018: \xe9tuve\n', 'latin1'));
  return folder;
}

describe('a document of no known kind that reads as an experiment', () => {
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
  ])('is in the output of %s, which names it with how to fix it', async (words) => {
    const { code, stderr } = await withLedger().expctl(...words.split(' '));
    expect(code).toBe(0);
    expect(stderr).toContain(`expctl: ${SENTENCE}\n`);
  });

  it('is listed with all its experiments, with a dash for the kind', async () => {
    const folder = withLedger();
    const { stdout, stderr } = await folder.expctl('list');
    expect(stdout.split('\n').map((line) => line.trimEnd().split(/ {2,}/u).slice(0, 3))).toEqual([
      ['Id', 'Kind', 'Stage'],
      ['EXP-017', 'exp', 'concluded, success'],
      ['KI-001', '—', 'concluded'],
      ['KI-002', '—', 'concluded'],
      ['KI-003', '—', 'planned'],
      [''],
    ]);
    expect(stderr).toBe(`expctl: ${SENTENCE}\n4 experiments\n`);
    const { experiments, leftOut } = JSON.parse((await folder.expctl('list', '--json')).stdout);
    expect(experiments.map(({ id, documentKind }: Listed) => [id, documentKind])).toEqual([
      ['EXP-017', 'exp'],
      ['KI-001', undefined],
      ['KI-002', undefined],
      ['KI-003', undefined],
    ]);
    expect(leftOut).toEqual([]);
  });

  it('is in the report with its verdicts, and the report says that it has no kind', async () => {
    const folder = withLedger();
    const said = async (...words: readonly string[]) => (await folder.expctl('report', ...words)).stdout;
    const page = await said();
    expect(page).toMatch(/^KI-001 +Slow cooling +done +GO +1\/1 +1$/mu);
    expect(page).toMatch(/^KI-002 +Fast cooling +done +NO-GO +0\/1 +1$/mu);
    expect(page).toContain(`\n${SENTENCE}\n`);
    expect(await said('--format', 'markdown')).toContain(
      '\n1 document of no known kind is read without a template: experiments/KILN.md (give its path',
    );
    expect(await said('--format', 'html')).toContain(
      '<p class="soft">1 document of no known kind is read without a template: experiments/KILN.md (give its path',
    );
    const { experiments, leftOut } = JSON.parse(await said('--json'));
    expect(experiments.map(({ id, verdict }: Reported) => [id, verdict])).toEqual([
      ['EXP-017', 'CONDITIONAL GO'],
      ['KI-001', 'GO'],
      ['KI-002', 'NO-GO'],
      ['KI-003', undefined],
    ]);
    expect(leftOut).toEqual([]);
  });

  it('is there even if nothing else was found', async () => {
    const folder = projectFolder({ 'experiments/KILN.md': LEDGER });
    expect((await folder.expctl('list')).stderr).toBe(`expctl: ${SENTENCE}\n3 experiments\n`);
    expect((await folder.expctl('report')).stdout).toContain('3 experiments (2 concluded, 1 planned), 2 runs\n');
    expect((await folder.expctl('export')).stdout.split('\r\n').filter((line) => line.includes('KI-00'))).toHaveLength(
      2,
    );
  });

  it('has no stage if it gives none', async () => {
    const folder = projectFolder({ 'experiments/notes.md': '# KI-004: Dry clay\n\nIt dried for nine days.\n' });
    expect((await folder.expctl('list')).stdout).toMatch(/^KI-004 +— +— +Dry clay +experiments\/notes\.md$/mu);
    expect(JSON.parse((await folder.expctl('list', '--json')).stdout).experiments[0].stage).toBeUndefined();
    const { stdout } = await folder.expctl('report', 'experiments');
    expect(stdout).toMatch(/^Status +—$/mu);
    expect(JSON.parse((await folder.expctl('report', '--json')).stdout).summary.stages).toEqual({});
    expect((await folder.expctl('show', 'KI-004')).stdout).toContain('\nStatus: —\n');
    expect((await folder.expctl('list', '--status', 'planned')).stderr).toContain('0 experiments\n');
  });

  it('is skipped with --kind', async () => {
    const { stdout } = await withLedger().expctl('list', '--kind', 'exp', '--json');
    expect(JSON.parse(stdout).experiments.map(({ id }: Listed) => id)).toEqual(['EXP-017']);
  });

  it('is counted with its folder, and only three are named; the data have them all', async () => {
    const files = Array.from({ length: 10 }, (_, at) => [`experiments/KI-00${at}.md`, `# KI-00${at}: Clay\n`] as const);
    const folder = projectFolder(Object.fromEntries(files));
    expect((await folder.expctl('list')).stderr).toContain(
      'expctl: 10 documents of no known kind in experiments are read without a template: KI-000.md, KI-001.md, KI-002.md and 7 more (give their paths to a kind under `kinds:` in expctl.yaml, or put their template into templates/)\n',
    );
    expect(JSON.parse((await folder.expctl('list', '--json')).stdout).experiments).toHaveLength(10);
  });
});

describe('a document of no known kind with an id, if nobody said where the experiments are,', () => {
  const ticket = '# KI-009: Glaze\n\nStatus: done\n\nIt shines.\n';
  const left = `1 document of no known kind is left out: notes/glaze.md (${HINT})`;
  const leftOut = [
    {
      path: 'notes/glaze.md',
      reason: 'kindless',
      message: expect.stringMatching(/^notes\/glaze\.md: no kind recognises this document/u),
      hint: HINT,
    },
  ];

  it('is named and left out, because it may be a ticket', async () => {
    const folder = projectFolder({ 'notes/glaze.md': ticket });
    expect((await folder.expctl('list')).stderr).toBe(`expctl: ${left}\n0 experiments\n`);
    const { stdout, stderr } = await folder.expctl('report');
    expect([stdout, stderr]).toEqual([expect.stringContaining('0 experiments, 0 runs\n'), '']);
    expect(stdout).toContain(`\nLeft out (1)\n  ${left}\n`);
    const said = async (...words: readonly string[]) => (await folder.expctl(...words)).stdout;
    expect(await said('report', '--format', 'markdown')).toContain(
      '\n**Left out** (1)\n\n- 1 document of no known kind is left out: notes/glaze.md (give its path',
    );
    expect(await said('report', '--format', 'html')).toContain(
      '<p class="open">Left out (1)</p><ul><li>1 document of no known kind is left out: notes/glaze.md (give its path',
    );
    expect(JSON.parse(await said('report', '--json')).leftOut).toEqual(leftOut);
    expect(JSON.parse(await said('list', '--json')).leftOut).toEqual(leftOut);
    const exported = await said('export', '--output', 'out', '--format', 'jsonl', '--json');
    expect(JSON.parse(exported).leftOut).toEqual(leftOut);
    expect((await folder.expctl('export')).stderr).toBe(`expctl: ${left}\nno experiment was read: nothing to export\n`);
  });

  it.each([
    ['has runs', '\n## Runs\n\n| Run ID | Cracks |\n| --- | --- |\n| a | 2 |\n'],
    ['has criteria for a machine', '\n## Success criteria\n\n- Few. `expect: cracks < 3, every run`\n'],
  ])('is in the list if it %s', async (_, more) => {
    const folder = projectFolder({ 'notes/glaze.md': `${ticket}${more}` });
    expect((await folder.expctl('list')).stderr).toContain('is read without a template: notes/glaze.md (');
  });

  it('is in the list of a folder that was named', async () => {
    const folder = projectFolder({ 'notes/glaze.md': ticket });
    expect((await folder.expctl('list', 'notes')).stdout).toContain('KI-009');
  });
});

describe('a document of no known kind that is found', () => {
  it('is not named if it is not an experiment', async () => {
    const folder = projectFolder({
      [FILLED.exp]: filledText('exp'),
      'experiments/README.md': '# What is here\n\nText.\n',
    });
    expect((await folder.expctl('list')).stderr).toBe('1 experiment; 1 other file passed over\n');
    expect(JSON.parse((await folder.expctl('report', '--json')).stdout).leftOut).toEqual([]);
  });

  it('is named by decide --all if it has criteria but no statements', async () => {
    const plain = '# KI-009: Glaze\n\nStatus: done\n\n## Success criteria\n\n- [ ] It shines\n';
    const folder = projectFolder({ [FILLED.exp]: filledText('exp'), 'experiments/glaze.md': plain });
    expect((await folder.expctl('decide', '--all')).stderr).toContain(
      `expctl: 1 document of no known kind is left out: experiments/glaze.md (${HINT})\n`,
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

  it('is decided experiment by experiment, and the exit code is that of the worst', async () => {
    const { code, stdout, stderr } = await withLedger().expctl('decide', 'experiments/KILN.md');
    expect([code, stderr]).toEqual([1, '2 experiments with criteria\n']);
    expect(stdout).toMatch(/^KI-001 +GO /mu);
    expect(stdout).toMatch(/^KI-002 +NO-GO /mu);
    expect(stdout).not.toContain('KI-003');
    const { stdout: json } = await withLedger().expctl('decide', 'experiments/KILN.md', '--json');
    expect(JSON.parse(json)).toMatchObject({ kind: 'decide-all', experiments: [{ id: 'KI-001' }, { id: 'KI-002' }] });
  });

  it('is decided as undecided if none of its experiments has criteria', async () => {
    const bare = '# Log\n\n## KI-001: One\n\nStatus: done\n\n## KI-002: Two\n\nStatus: done\n';
    const { code, stdout, stderr } = await projectFolder({ 'LOG.md': bare }).expctl('decide', 'LOG.md');
    expect([code, stderr]).toEqual([3, '0 experiments with criteria\n']);
    expect(stdout).toMatch(/^KI-001 +INCONCLUSIVE/mu);
  });

  it('cannot be written as a whole', async () => {
    const { code, stderr } = await withLedger().expctl('decide', 'experiments/KILN.md', '--write');
    expect([code, stderr]).toEqual([
      2,
      'expctl: experiments/KILN.md holds 3 records\n  hint: name one as experiments/KILN.md#ID; the ids are: KI-001, KI-002, KI-003\n',
    ]);
  });
});

describe('a document that was found but cannot be read', () => {
  it.each([['list'], ['list --json'], ['report --format html'], ['report --json'], ['export --format csv']])(
    'is named by %s',
    async (words) => {
      const { code, stderr } = await withLatin().expctl(...words.split(' '));
      expect([code, stderr]).toEqual([0, expect.stringContaining(`expctl: ${UNREADABLE}\n`)]);
    },
  );

  it('is named in the report itself, even in that of one experiment', async () => {
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

describe('the expansion of EXP-0* by a shell', () => {
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

  it('is refused if there are only run records', async () => {
    const { stderr } = await projectFolder(files).expctl('check', words[1] ?? '');
    expect(stderr).toContain('there is no markdown file in ');
  });
});
