import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const PLAN = `# Experiment Plan: Tin whistles

## Goals
- Purer tones.

## Evaluation Protocol (Do Not Deviate)
1. **Coverage**: all twelve tones, not a handful.

## Decision Criteria
- **Primary**: purer than before. \`expect: tuned_wer < baseline_wer, every run\`
- **Sanity**: nobody winces.

| Criterion | Threshold | Measured | Result |
| --- | --- | --- | --- |
| Tuned WER | <= 0.30 |  |  |

## Hypotheses and Tests

### H1 — Oil
- **Problem**: rust.
- **Change**: oil.
- **Expected**: less rust.
- **Success**: less than a fifth. \`expect: tuned_wer < 0.2\`

## Test Matrix (Fill Per Run)
| Run ID | Date | Command | Dataset | Steps | LR | LoRA Targets | Manifest | Baseline WER | Tuned WER | Notes |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |

## Run Notes
- None.
`;

const FILE = 'experiments/whistles.md';

async function logged(text = PLAN, runs = 1): Promise<ProjectFolder> {
  const folder = projectFolder({ [FILE]: text });
  for (let run = 1; run <= runs; run++) {
    folder.write('run.json', JSON.stringify({ run_id: `h1-${run}`, baseline_wer: 0.25, tuned_wer: 0.19 }));
    expect((await folder.expctl('log', FILE, 'run.json')).code).toBe(0);
  }
  return folder;
}

function change(folder: ProjectFolder, from: string, to: string): void {
  const text = folder.read(FILE);
  expect(text).toContain(from);
  folder.write(FILE, text.replace(from, to));
}

type Data = {
  readonly verdict: string;
  readonly otherwise?: string;
  readonly because: readonly string[];
  readonly notes: readonly string[];
};

async function decision(folder: ProjectFolder, ...more: readonly string[]): Promise<{ code: number; data: Data }> {
  const { code, stdout } = await folder.expctl('decide', FILE, '--json', ...more);
  return { code, data: JSON.parse(stdout) as Data };
}

const lineOf = (data: Data, part: string): string | undefined =>
  [...data.because, ...data.notes].find((line) => line.includes(part));

describe('criteria after the first result', () => {
  it.each([
    ['a sentence', 'purer than before.', 'not much worse than before.', '"Primary" has changed'],
    ['a statement', 'tuned_wer < baseline_wer, every', 'tuned_wer < 2 * baseline_wer, every', '"Primary" has changed'],
    ['a threshold cell', '<= 0.30', '<= 0.90', '"Tuned WER" has changed'],
    ['a protocol item', 'all twelve tones', 'most tones', '"Coverage" has changed'],
    ['a hypothesis', 'tuned_wer < 0.2', 'tuned_wer < 0.3', '"H1" has changed'],
    [
      'a must that becomes a should',
      '- **Sanity**: nobody winces.',
      '- **Sanity**: nobody winces. <!-- expctl: gate=should -->',
      '"Sanity" has changed',
    ],
    [
      "a person's criterion that is taken away",
      '- **Sanity**: nobody winces.\n',
      '',
      '"decision_criteria/sanity" has vanished',
    ],
  ])('are reported as changed when one is %s', async (_, from, to, said) => {
    const folder = await logged(PLAN, 2);
    change(folder, from, to);
    const { code, data } = await decision(folder, '--allow', 'awaiting');
    expect({ code, verdict: data.verdict }).toEqual({ code: 4, verdict: 'INVALID' });
    expect(data.otherwise).toBe(said.startsWith('"Sanity" has changed') ? 'CONDITIONAL GO' : 'GO');
    expect(data.because[0]).toBe(`${said} after 2 results, without an amendment`);
    expect((await folder.expctl('report', FILE)).stdout).toContain('INVALID');
    expect((await folder.expctl('decide', FILE, '--allow', 'awaiting')).stdout).toContain(
      `  ${said} after 2 results, without an amendment\n  hint: put it back as it was, or say why: \`expctl amend `,
    );
    const check = await folder.expctl('check', FILE);
    expect(check.code).toBe(1);
    expect(check.stdout).toContain('error frozen-criteria');
  });

  it.each([
    [
      'white space',
      '- **Primary**: purer than before. `expect: tuned_wer',
      '- **Primary**:   purer than\n  before.   `expect:  tuned_wer',
    ],
    ['emphasis', 'purer than before.', '*purer* than __before__.'],
    ['a mark of a person', '- **Sanity**: nobody winces.', '- ✅ **Sanity**: nobody winces. — Ada, 2026-03-01'],
    ['what --write fills', '<= 0.30 |  |  |', '<= 0.30 | 0.19 | ✅ PASS |'],
    ['something else in the document', '- Purer tones.', '- Purer tones, and louder ones.'],
  ])('do not count as changed by %s', async (_, from, to) => {
    const folder = await logged();
    change(folder, from, to);
    const { data } = await decision(folder, '--allow', 'awaiting');
    expect(data.verdict).not.toBe('INVALID');
    expect((await folder.expctl('amend', FILE, '-m', 'nothing')).code).toBe(2);
  });

  it('may be added, and the verdict says after how many results', async () => {
    const folder = await logged(PLAN, 3);
    change(folder, '- **Sanity**', '- **Loud**: heard in the yard. `expect: tuned_wer < 1`\n- **Sanity**');
    const { data } = await decision(folder, '--allow', 'awaiting');
    expect(data.verdict).not.toBe('INVALID');
    expect(lineOf(data, 'Loud" was')).toBe('"Loud" was added after 3 results');
    const { code, stderr } = await folder.expctl('amend', FILE, '-m', 'louder');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'expctl: nothing that decides has changed in whistles since its first result\n  hint: a criterion that is new needs no amendment; the verdict says so itself\n',
    });
  });

  it('count as new for results that were logged before there were any criteria', async () => {
    const bare = PLAN.replace(/- \*\*Primary\*\*[\s\S]*?(?=\n## Hyp)/u, '')
      .replace(/1\. \*\*Coverage.*\n/u, '')
      .replace(/- \*\*Success.*\n/u, '');
    const folder = await logged(bare, 1);
    change(folder, '## Decision Criteria\n', '## Decision Criteria\n- **Late**: fits. `expect: tuned_wer < 0.2`\n');
    expect(lineOf((await decision(folder)).data, 'Late" was')).toBe('"Late" was added after 1 result');
  });
});

describe('a threshold that nobody changed', () => {
  const TABLE = `# EXP-071: Loaves

**Status**: running

## Success Criteria

| Criterion | Threshold | Measured | Result |
| --- | --- | --- | --- |
| Loss | < 0.4 | | |
| Even | 3/3 | | |
| Crumb | <= 3 s | | |

## Hypotheses

| Hypothesis | Target | Result |
| --- | --- | --- |
| Crumb | <= 3 s | |

## Runs

| Run ID | Loss |
| --- | --- |
`;

  it('is the same before and after the first row, and with columns that are added later', async () => {
    const folder = projectFolder({ [FILE]: TABLE });
    for (const [at, more] of [{}, { even: '3/3' }, { crumb: 2.5 }].entries()) {
      folder.write('run.json', JSON.stringify({ run_id: `l-${at}`, loss: 0.3, ...more }));
      const added = Object.keys(more).flatMap((name) => ['--add-column', name]);
      expect((await folder.expctl('log', FILE, 'run.json', ...added)).code).toBe(0);
    }
    const kept = [0, 1, 2].map((at) => {
      const { criteria } = JSON.parse(folder.read(FILE.replace('.md', `.runs/l-${at}.json`))) as { criteria: object };
      return criteria;
    });
    expect(kept[0]).toEqual(kept[1]);
    expect(kept[0]).toEqual(kept[2]);
    const { data } = await decision(folder);
    expect(data.verdict).not.toBe('INVALID');
    expect(data.notes).toEqual([]);
    expect((await folder.expctl('check', FILE)).stdout).not.toContain('frozen-criteria');
  });

  it('counts as changed once it is edited, and so does a span with a pipe in a cell', async () => {
    const folder = projectFolder({
      [FILE]: TABLE.replace('| Crumb | <= 3 s | | |', '| Crumb `expect: col("a\\|b") < 3` | | | |'),
    });
    folder.write('run.json', JSON.stringify({ run_id: 'l-1', loss: 0.3 }));
    expect((await folder.expctl('log', FILE, 'run.json')).code).toBe(0);
    change(folder, '< 0.4', '< 0.5');
    change(folder, '< 3`', '< 4`');
    const { data } = await decision(folder);
    expect(data.because.slice(0, 2)).toEqual([
      '"Loss" has changed after 1 result, without an amendment',
      '"Crumb" has changed after 1 result, without an amendment',
    ]);
  });
});

describe('expctl amend', () => {
  it('records what changed, and the verdict mentions it from then on', async () => {
    const folder = await logged(PLAN, 2);
    folder.git('add', '-A');
    folder.git('commit', '-qm', 'two runs');
    change(folder, '<= 0.30', '<= 0.90');
    const shown = await folder.expctl('amend', FILE, '-m', 'the horn | was out of tune', '--dry-run');
    expect(shown.code).toBe(0);
    expect(shown.stdout.replaceAll(/\d{4}-\d\d-\d\d/gu, 'DAY').replace(/to=[0-9a-f]{16}/u, 'to=HASH')).toContain(
      [
        ' ## Run Notes',
        ' - None.',
        '+',
        '+## Amendments',
        '+',
        '+- DAY: Tuned WER changed with 2 results seen: the horn \\| was out of tune (was "Tuned WER <= 0.30") <!-- expctl: amended "decision_criteria/tuned_wer" to=HASH seen=2 -->',
        '',
      ].join('\n'),
    );
    const before = folder.read(FILE);
    expect(before).not.toContain('Amendments');
    const done = await folder.expctl('amend', FILE, '-m', 'the horn was out of tune');
    expect(done).toMatchObject({ code: 0, stdout: `amended in ${FILE}: "Tuned WER" changed with 2 results seen\n` });
    expect(folder.read(FILE).startsWith(before.trimEnd())).toBe(true);
    const { data } = await decision(folder, '--allow', 'awaiting');
    expect(data.verdict).not.toBe('INVALID');
    expect(lineOf(data, 'Tuned WER" was')).toBe('"Tuned WER" was amended with 2 results seen');
    expect((await folder.expctl('check', FILE)).stdout).not.toContain('frozen-criteria');
    expect((await folder.expctl('amend', FILE, '-m', 'again')).code).toBe(2);
  });

  it('mentions it even when later results have seen the present text', async () => {
    const folder = await logged(PLAN, 2);
    change(folder, '<= 0.30', '<= 0.90');
    await folder.expctl('amend', FILE, '-m', 'a new horn');
    for (const name of ['h1-1', 'h1-2']) {
      folder.write('run.json', JSON.stringify({ run_id: name, baseline_wer: 0.25, tuned_wer: 0.18 }));
      expect((await folder.expctl('log', FILE, 'run.json', '--replace')).code).toBe(0);
    }
    const { data } = await decision(folder, '--allow', 'awaiting');
    expect(lineOf(data, 'Tuned WER" was')).toBe('"Tuned WER" was amended with 2 results seen');
  });

  it('applies to what was amended, not to the next change', async () => {
    const folder = await logged();
    change(folder, '<= 0.30', '<= 0.90');
    await folder.expctl('amend', FILE, '-m', 'a new horn');
    change(folder, '<= 0.90', '<= 0.95');
    expect((await decision(folder)).data.verdict).toBe('INVALID');
    expect((await folder.expctl('amend', FILE, '-m', 'another one')).code).toBe(0);
    expect((await decision(folder)).data.verdict).not.toBe('INVALID');
    expect(folder.read(FILE).match(/^- .* Tuned WER changed/gmu)).toHaveLength(2);
    expect(folder.read(FILE).match(/^## Amendments$/gmu)).toHaveLength(1);
  });

  it('answers as JSON, and refuses without a reason or without a result', async () => {
    const folder = await logged();
    change(folder, 'purer than before', 'no worse than before');
    const { stdout } = await folder.expctl('amend', FILE, '-m', 'why not', '--json', '--dry-run');
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'amend',
      dryRun: true,
      id: 'whistles',
      path: FILE,
      amended: [{ key: 'decision_criteria/primary', label: 'Primary', change: 'changed', results: 1 }],
    });
    expect((await folder.expctl('amend', FILE)).stderr).toBe(
      'expctl: why did it change?\n  hint: say it with -m "why"\n',
    );
    const fresh = projectFolder({ [FILE]: PLAN });
    const { code, stderr } = await fresh.expctl('amend', FILE, '-m', 'x');
    expect(code).toBe(2);
    expect(stderr).toContain('before the first `expctl log` criteria may change freely');
    expect(fresh.git('status', '--porcelain')).toBe('');
  });

  it('writes nothing after a fence that is never closed', async () => {
    const folder = await logged(`${PLAN}\n\`\`\`text\nnotes\n`);
    change(folder, 'purer than before', 'no worse than before');
    const before = folder.read(FILE);
    const { code, stderr } = await folder.expctl('amend', FILE, '-m', 'x');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'expctl: the last fence of the document is never closed\n  hint: close it: an amendment behind it would be part of it\n',
    });
    expect(folder.read(FILE)).toBe(before);
  });

  it("keeps line endings, and uses git's dates for rows that were typed by hand", async () => {
    const crlf = PLAN.replaceAll('\n', '\r\n');
    const folder = projectFolder({ [FILE]: crlf });
    const row = '| h1-9 | 2026-03-02 |  | d | 1 | 1e-4 | q | m | 0.25 | 0.19 |  |\r\n';
    folder.write(FILE, crlf.replace('\r\n\r\n## Run Notes', `\r\n${row}\r\n## Run Notes`));
    folder.git('commit', '-qam', 'a run');
    folder.write(FILE, folder.read(FILE).replace('<= 0.30', '<= 0.90'));
    const before = folder.read(FILE);
    expect((await folder.expctl('check', '--history')).stdout).toContain(
      'error frozen-criteria  "Tuned WER" has changed after 1 result, without an amendment (git)',
    );
    expect((await folder.expctl('amend', FILE, '-m', 'a new horn')).code).toBe(0);
    const after = folder.read(FILE);
    expect(after.startsWith(before.trimEnd())).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect((await folder.expctl('check', '--history')).code).toBe(0);
    expect(lineOf((await decision(folder)).data, 'Tuned WER" was')).toBe('"Tuned WER" was amended with 1 result seen');
  });

  it('handles the records of a ledger one by one', async () => {
    const record = (id: string, bar: string): string =>
      `## ${id}: Pot\n\n**Status**: running\n\n### Success Criteria\n\n- **Hot**: \`expect: degrees > ${bar}\`\n\n### Runs\n\n| Run ID | Degrees |\n| --- | --- |\n\n`;
    const ledger = `# Pots\n\n${record('EXP-101', '80')}${record('EXP-102', '90')}`;
    const folder = projectFolder({ 'experiments/pots.md': ledger });
    folder.write('run.json', '{"run_id": "pot-1", "degrees": 95}');
    expect((await folder.expctl('log', 'experiments/pots.md#EXP-101', 'run.json')).code).toBe(0);
    const of = async (id: string) => (await folder.expctl('decide', `experiments/pots.md#${id}`, '--json')).stdout;
    expect(JSON.parse(await of('EXP-101'))).toMatchObject({ verdict: 'GO', notes: [] });
    expect(JSON.parse(await of('EXP-102'))).toMatchObject({ verdict: 'INCONCLUSIVE', notes: [] });
    folder.write(
      'experiments/pots.md',
      folder.read('experiments/pots.md').replace('> 80', '> 70').replace('> 90', '> 85'),
    );
    expect(JSON.parse(await of('EXP-101'))).toMatchObject({ verdict: 'INVALID' });
    expect(JSON.parse(await of('EXP-102'))).toMatchObject({ verdict: 'INCONCLUSIVE' });
    expect((await folder.expctl('amend', 'experiments/pots.md#EXP-102', '-m', 'x')).code).toBe(2);
    expect((await folder.expctl('amend', 'experiments/pots.md#EXP-101', '-m', 'x')).code).toBe(0);
    const text = folder.read('experiments/pots.md');
    expect(text.indexOf('### Amendments')).toBeGreaterThan(text.indexOf('| pot-1 |'));
    expect(text.indexOf('### Amendments')).toBeLessThan(text.indexOf('## EXP-102'));
    expect(JSON.parse(await of('EXP-101'))).toMatchObject({
      verdict: 'GO',
      amended: ['"Hot" was amended with 1 result seen'],
    });
  });

  it('refuses to write during a merge, as decide --write does', async () => {
    const folder = await logged();
    change(folder, 'purer than before', 'no worse than before');
    folder.git('add', '-A');
    folder.git('commit', '-qm', 'changed');
    folder.git('update-ref', 'MERGE_HEAD', 'HEAD');
    const before = folder.read(FILE);
    for (const argv of [
      ['amend', FILE, '-m', 'x'],
      ['decide', FILE, '--write'],
    ])
      expect((await folder.expctl(...argv)).stderr).toContain('a merge is in progress in this repository');
    expect(folder.read(FILE)).toBe(before);
    expect((await folder.expctl('amend', FILE, '-m', 'x', '--dry-run')).code).toBe(0);
  });
});
