import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expctlAt, projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const CONFIG = 'kinds:\n  loom:\n    template: templates/loom.md\n    id: "LM-{number:3}"\n';
const TEMPLATE = '# LM-000: [Title]\n\n**Status**: [planned / running / done]\n\n## Hypothesis\n\n[What?]\n';
const BAD = '# LM-001: Twill\n\n**Status**: doen\n\n## Hypothesis\n\nIt holds.\n';

const mill = (more: Readonly<Record<string, string>> = {}): ProjectFolder =>
  projectFolder({
    'weaving/expctl.yaml': CONFIG,
    'weaving/templates/loom.md': TEMPLATE,
    'weaving/experiments/LM-001-twill.md': BAD,
    ...more,
  });

const TOLD = [
  'weaving/expctl.yaml:1:1: error nearest-configuration  this configuration is not read from here, and the documents below it were not looked at',
  '  hint: call expctl in weaving too, or put one configuration at the top for all',
].join('\n');

describe('documents below a configuration of their own', () => {
  it('are reported when they are skipped at the top', async () => {
    const folder = mill();
    const { code, stdout } = await folder.expctl('check');
    expect(code).toBe(1);
    expect(stdout).toContain(TOLD);
    expect(stdout).not.toContain('LM-001');
  });

  it('fail a check that names one, and one of staged documents', async () => {
    const folder = mill();
    const named = await folder.expctl('check', 'weaving/experiments/LM-001-twill.md');
    expect([named.code, named.stdout]).toEqual([1, expect.stringContaining(TOLD)]);
    folder.write('weaving/experiments/LM-001-twill.md', BAD.replace('holds', 'tears'));
    folder.git('add', '--all');
    const staged = await folder.expctl('check', '--staged');
    expect([staged.code, staged.stdout]).toEqual([1, expect.stringContaining(TOLD)]);
  });

  it('are checked with it where it is used', async () => {
    const folder = mill();
    const { code, stdout } = await expctlAt(join(folder.path, 'weaving'), 'check');
    expect(code).toBe(1);
    expect(stdout).toContain('known-choice');
    expect(stdout).not.toContain('nearest-configuration');
  });

  it('are checked with a configuration given by name, and the documents of the top are left alone', async () => {
    const folder = mill({ 'expctl.yaml': CONFIG.replace('templates/', 'weaving/templates/') });
    const named = await folder.expctl('check', '--config', 'expctl.yaml', 'weaving/experiments/LM-001-twill.md');
    expect(named.stdout).toContain('known-choice');
    const own = mill({ 'expctl.yaml': 'documents: experiments/*.md\n', 'experiments/note.md': '# A note\n' });
    expect((await own.expctl('check')).stdout).not.toContain('nearest-configuration');
  });
});

describe('lists and reports at the top', () => {
  const LEFT =
    'weaving/expctl.yaml is not read from here, and the documents below it are left out (call expctl in weaving too, or put one configuration at the top for all)';

  it.each([
    ['list', ['list']],
    ['report', ['report']],
    ['report of a folder', ['report', 'weaving']],
    ['decide --all', ['decide', '--all']],
    ['export', ['export', '--format', 'jsonl', '--output', 'out']],
  ])('%s leaves them out, and says so once', async (_, args) => {
    const folder = mill({
      'weaving/experiments/LM-002-satin.md': BAD.replace('LM-001', 'LM-002'),
      'notes/EXP-001-dye.md': '# EXP-001: Dye\n\n## Success criteria\n\n- [x] It holds.\n',
    });
    const { code, stdout, stderr } = await folder.expctl(...args);
    expect(code).toBeLessThan(2);
    expect(`${stdout}${stderr}`.split(LEFT)).toHaveLength(2);
    expect(stdout).not.toContain('LM-00');
  });

  it('names the configuration in the data', async () => {
    const { stdout } = await mill().expctl('list', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      experiments: [],
      leftOut: [{ path: 'weaving/expctl.yaml', reason: 'another-configuration' }],
    });
  });

  it('include them if one configuration is named for all', async () => {
    const folder = mill({ 'expctl.yaml': CONFIG.replace('templates/', 'weaving/templates/') });
    const { stdout, stderr } = await folder.expctl('list', '--config', 'expctl.yaml', 'weaving');
    expect(stdout).toContain('LM-001');
    expect(stderr).not.toContain('is not read from here');
  });
});

describe('a document below a configuration of its own, named at the top', () => {
  const DOCUMENT = 'weaving/experiments/LM-001-twill.md';

  const BELOW = `expctl: ${DOCUMENT} lies below weaving/expctl.yaml, which is not read from here\n  hint: call expctl in weaving\n`;
  const NONE = [
    'expctl: there is no experiment or file "LM-001"',
    '  hint: give an id that `expctl list` shows, or a file; documents below weaving/expctl.yaml are not read from here: call expctl in weaving\n',
  ].join('\n');

  it.each([
    ['show', [DOCUMENT], BELOW],
    ['show', ['LM-001'], NONE],
    ['decide', [DOCUMENT], BELOW],
    ['report', [DOCUMENT], BELOW],
    ['log', ['LM-001', 'out.json', '--run-id', 'w-1'], NONE],
    ['log', [DOCUMENT, 'out.json', '--run-id', 'w-1'], BELOW],
  ])('%s %j is refused with how to fix it, and nothing is written', async (command, words, said) => {
    const folder = mill({ 'out.json': '{"pull": 3}' });
    const { code, stderr } = await folder.expctl(command, ...words);
    expect([code, stderr]).toEqual([2, said]);
    expect(folder.read(DOCUMENT)).toBe(BAD);
  });

  it('is accepted where the configuration is used, and one of the same id at the top is not affected', async () => {
    const folder = mill({ 'experiments/LM-001-top.md': BAD.replace('Twill', 'Top') });
    expect((await expctlAt(join(folder.path, 'weaving'), 'show', 'LM-001')).stdout).toContain('Twill');
    expect((await folder.expctl('show', 'LM-001')).stdout).toContain('Top');
  });
});

describe('documents below a configuration of their own, for other documents', () => {
  const ALL = { 'expctl.yaml': "documents: '**/*.md'\n" } as const;

  const ASKING = `# EXP-002: Weft

## Success Criteria

- It keeps up. \`expect: doc("EXP-001").threads > 3\`

**Threads**: 4
`;
  const MEANT = '# EXP-001: Warp\n\n## Results\n\n**Threads**: 5\n';

  it('are not what `doc("…")` refers to', async () => {
    const below = { ...ALL, 'weaving/experiments/EXP-001-warp.md': MEANT, 'experiments/EXP-002-weft.md': ASKING };
    const without = mill(below);
    expect((await without.expctl('decide', 'EXP-002')).stdout).toContain('INCONCLUSIVE');
    const own = mill({ ...below, 'experiments/EXP-001-warp.md': MEANT });
    expect((await own.expctl('decide', 'EXP-002')).stdout).toMatch(/^GO /u);
  });

  it('take no run that `watch` finds at the top, and make no name there ambiguous', async () => {
    const table = '\n## Results\n\n| Run | Acc |\n| --- | --- |\n| a | 0.9 |\n';
    const folder = mill({
      ...ALL,
      'weaving/experiments/EXP-001-warp.md': `${MEANT}${table}`,
      'experiments/EXP-001-warp.md': `# EXP-001: Warp\n${table}`,
      'out/EXP-001/metrics.json': '{"run_id": "b", "acc": 0.8}',
      'out/EXP-002/metrics.json': '{"run_id": "c", "acc": 0.7}',
      'weaving/experiments/EXP-002-weft.md': `${ASKING}${table}`,
    });
    const { stdout, stderr } = await folder.expctl('watch', 'out', '--once', '--existing', '--settle', '0');
    expect(stdout).toContain('logged b in experiments/EXP-001-warp.md');
    expect(`${stdout}${stderr}`).not.toContain('weaving');
    expect(folder.git('status', '--porcelain', 'weaving')).toBe('');
  });

  it('do not count as using an id of the top twice', async () => {
    const folder = mill({ 'weaving/experiments/EXP-001-warp.md': MEANT, 'experiments/EXP-001-warp.md': MEANT });
    expect((await folder.expctl('doctor')).stdout).not.toContain('EXP-001');
  });
});
