import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const SHARED = resolve(import.meta.dirname, '../../../shared');
const hasShared = existsSync(SHARED);

/** The ids of the rules that only say "not filled in yet". */
const NOT_FILLED_IN = ['no-placeholder', 'require-field', 'section-filled', 'unfinished-row'];

type Finding = { readonly rule: string; readonly severity: string; readonly message: string; readonly line: number };

async function checked(folder: ProjectFolder, path: string): Promise<{ code: number; findings: readonly Finding[] }> {
  const { code, stdout } = await folder.expctl('check', path, '--json');
  const data = JSON.parse(stdout) as { readonly diagnostics: readonly Finding[] };
  return { code, findings: data.diagnostics };
}

/** The findings other than "not filled in yet" and missing files of the team. */
const strange = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(
    ({ rule, message }) =>
      !(NOT_FILLED_IN.includes(rule) && message.includes('not filled in yet')) && rule !== 'dangling-file',
  );

const errorsOf = (findings: readonly Finding[]): readonly string[] =>
  findings
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => /"([^":[]+)(?:" is not filled in|:)/u.exec(message)?.[1] ?? message);

/** What each kind requires at stage planned, typed by hand from its template. */
const OWED = {
  exp: ['Objective', 'Hypothesis', 'Criterion 1', 'Criterion 2', 'Criterion 3'],
  'ml-exp': [
    '1️⃣ Experiment Overview',
    '2️⃣ Hypothesis',
    '3️⃣ Experiment Type',
    'Audio quality',
    'Model accuracy or task-specific metrics',
    'Latency',
    'Stability / failure rate',
    'Baseline reference',
  ],
  'tracking-log': [],
  plan: ['Goals', '**Primary**', '**Secondary**', '**Reproducibility**', '**Sanity**'],
  'ml-issue': ['Type of Issue', 'Related Model/Project', 'Priority'],
} as const;

describe.each(Object.entries(OWED))('new, then check, of the kind %s', (kind, owed) => {
  it.each([[], ['--guidance'], ['--no-guidance']])('finds only what is not filled in yet (%s)', async (...flags) => {
    const folder = projectFolder();
    const { stdout } = await folder.expctl('new', kind, 'Quiet rooms', ...flags);
    const { code, findings } = await checked(folder, stdout.trim());
    expect(strange(findings)).toEqual([]);
    expect(findings.length).toBeGreaterThan(3);
    expect(errorsOf(findings)).toEqual(owed);
    expect(code).toBe(owed.length === 0 ? 0 : 1);
  });

  it('is found by check without paths', async () => {
    const folder = projectFolder({ 'experiments/notes.txt': '' });
    const { stdout } = await folder.expctl('new', kind, 'Quiet rooms');
    const all = await folder.expctl('check', '--json');
    expect(all.stdout).toContain(`"${stdout.trim()}"`);
  });
});

/** Unchanged forms of teams: the seeds and the corpus documents that are templates. */
const FORMS: readonly (readonly [string, string])[] = [
  ['seeds', '000_d02c59f7610fd247.txt'],
  ['seeds', '002_04912e24b4dcb017.txt'],
  ['seeds', '004_f496094a587d6a10.txt'],
  ...[
    '32may__Pokusy__.github__ISSUE_TEMPLATE__experiment.md',
    'Evoke4350__cursor-onboarding-kit__40-TEMPLATES__TEMPLATE-experiment.md',
    'FelixGitReporian__emergentes-rauschen__.github__ISSUE_TEMPLATE__experiment.md',
    'Johnssonslotion__stock_monitoring__docs__templates__experiment_template.md',
    'Lambert-Nguyen__edge-vla-control-budget-jetson__.github__ISSUE_TEMPLATE__experiment.md',
    'ShingoSatou__keiba_r2__.github__ISSUE_TEMPLATE__experiment.md',
    'Siegfried82__lumix-s1m2-research__.github__ISSUE_TEMPLATE__experiment.md',
    'shandley__biometal__experiments__TEMPLATE__README.md',
  ].map((name) => ['corpus/docs', name] as const),
];

describe.skipIf(!hasShared)("new, then check, of teams' own templates (needs ../shared)", () => {
  it.each(FORMS)('%s/%s', async (place, name) => {
    const text = readFileSync(resolve(SHARED, place, name), 'utf8');
    const folder = projectFolder({ 'templates/ours.md': text });
    const kinds = JSON.parse((await folder.expctl('schema', '--json')).stdout) as {
      readonly kinds: readonly { readonly kind: string; readonly template: string }[];
    };
    const kind = kinds.kinds.find(({ template }) => template === 'templates/ours.md')?.kind ?? '';
    const made = await folder.expctl('new', kind, 'Quiet rooms');
    expect({ code: made.code, isMade: /^next: /mu.test(made.stderr) }).toEqual({ code: 0, isMade: true });
    const { findings } = await checked(folder, made.stdout.trim());
    expect(strange(findings)).toEqual([]);
  });

  it('handles every seed that is a template', () => {
    const numbers = FORMS.filter(([place]) => place === 'seeds').map(([, name]) => name);
    expect(readdirSync(resolve(SHARED, 'seeds'))).toEqual(expect.arrayContaining(numbers));
  });
});

describe('new, then check, where the template leaves the status open', () => {
  it.each(['{{status}}', '<status>', '[status]', '$STATUS', '…', 'TBD', '[TODO]'])(
    'finds it not filled in yet: %s',
    async (status) => {
      const template = `# POND-XXX: [Name]\n\n**Status:** ${status}\n\n## Hypothesis\n\n[What?]\n\n## Results\n\n- Newts:\n`;
      const folder = projectFolder({ 'templates/pond.md': template });
      const { stdout } = await folder.expctl('new', 'pond', 'Quiet rooms');
      const { findings } = await checked(folder, stdout.trim());
      expect(strange(findings)).toEqual([]);
      expect(findings.map(({ line }) => line)).toEqual([3, 5]);
    },
  );

  it('reports TBD there only as not filled in yet', async () => {
    const folder = projectFolder({
      'templates/pond.md':
        '# POND-XXX: [Name]\n\n**Status:** <status>\n\n## Hypothesis\n\n[What?]\n\n## Results\n\n- Newts:\n',
      'experiments/POND-001.md': '# POND-001: Reeds\n\n**Status:** TBD\n\n## Hypothesis\n\nThey sway.\n',
    });
    const { findings } = await checked(folder, 'experiments/POND-001.md');
    expect(findings.map(({ message }) => message)).toEqual(['the field "Status" is not filled in yet']);
  });

  it('writes the word for planned below a heading', async () => {
    const folder = projectFolder({
      'templates/pond.md': '# POND-XXX: [Name]\n\n## Status\n\nDraft / Running / Done\n\n## Results\n\n- Newts:\n',
    });
    const { stdout } = await folder.expctl('new', 'pond', 'Reeds');
    expect(folder.read(stdout.trim())).toBe('# POND-001: Reeds\n\n## Status\n\nDraft\n\n## Results\n\n- Newts:\n');
    expect((await checked(folder, stdout.trim())).findings).toEqual([]);
    const set = await folder.expctl('new', 'pond', 'Rushes', '--set', 'Status=Running');
    expect(folder.read(set.stdout.trim())).toContain('## Status\n\nRunning\n');
  });
});

describe('new, if the document is as much like another kind as its own', () => {
  const template = readFileSync(resolve(import.meta.dirname, '../../templates/exp.md'), 'utf8');

  it('names the kind that it will be taken for, and a fix that works', async () => {
    const folder = projectFolder({ 'templates/spike.md': template.replace(/^---\n[^]*?\n---\n+/, '') });
    const { code, stdout, stderr } = await folder.expctl('new', 'exp', 'Kites in rain');
    const path = stdout.trim();
    expect(code).toBe(0);
    expect(stderr).toContain(`expctl: ${path} is read as spike (templates/spike.md), not as exp: `);
    expect(stderr).toContain('hint: `kind: exp` in its front matter');
    folder.write(path, `---\nkind: exp\n---\n${folder.read(path)}`);
    const shown = await folder.expctl('show', path, '--json');
    expect(JSON.parse(shown.stdout)).toMatchObject({ id: 'EXP-001', kind: 'exp' });
  });

  it('says nothing about a document that is recognised as its own kind', async () => {
    const { stderr } = await projectFolder().expctl('new', 'exp', 'Kites in rain');
    expect(stderr).not.toContain('is read as');
  });
});
