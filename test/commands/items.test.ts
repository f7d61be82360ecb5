import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const PLAN = `# EXP-101: Softer kettles

## Success Criteria

- **Spill**: less than before. \`expect: new_spill < old_spill with 95% confidence\`

## Test Matrix

| Run ID | Date | Command | Old Spill | New Spill |
| --- | --- | --- | --- | --- |
`;

/** Twelve cups of each of ten shelves: the new kettle spills one drop less of every ten. */
const cups = (spilled: number): string =>
  Array.from({ length: 120 }, (_, at) => {
    const errors = at % 10 === 0 ? spilled - 1 : spilled;
    return `${JSON.stringify({ id: `cup-${at}`, speaker: `shelf-${at % 10}`, errors, words: 10 })}\n`;
  }).join('');

function kettles(): ProjectFolder {
  return projectFolder({
    'experiments/plan.md': PLAN,
    'out/metrics.json': JSON.stringify({ run_id: 'k-1', old_spill: 0.29, new_spill: 0.19 }),
    'out/old.jsonl': cups(3),
    'out/new.jsonl': cups(2),
  });
}

const LOG = ['log', 'experiments/plan.md', 'out/metrics.json'] as const;
const ITEMS = ['--items', 'old=out/old.jsonl', '--items', 'new=out/new.jsonl'] as const;

type Data = {
  readonly verdict: string;
  readonly criteria: readonly {
    readonly outcome: string;
    readonly because: string;
    readonly statements: readonly { readonly settle?: string; readonly evidence: { readonly kind: string } }[];
  }[];
};

async function decided(folder: ProjectFolder): Promise<Data> {
  const { stdout } = await folder.expctl('decide', 'experiments/plan.md', '--json');
  return JSON.parse(stdout) as Data;
}

describe('items of a run', () => {
  it('are named in its record by path, hash, count and side, and decide a claim with confidence', async () => {
    const folder = kettles();
    const logged = await folder.expctl(...LOG, ...ITEMS);
    expect([logged.code, logged.stderr]).toEqual([0, logged.stderr]);
    const record = JSON.parse(folder.read('experiments/plan.runs/k-1.json')) as { items: unknown };
    expect(record.items).toMatchObject([
      { count: 120, path: 'out/old.jsonl', side: 'old' },
      { count: 120, path: 'out/new.jsonl', side: 'new' },
    ]);
    const data = await decided(folder);
    expect(data.criteria[0]?.because).toBe(
      '1 of 1 run; closest k-1, 0.19 against 0.29: paired bootstrap of 120 items in 10 clusters, p = 0.003216 against 0.05',
    );
    expect(data.criteria[0]?.statements[0]?.evidence.kind).toBe('items');
    expect(data.verdict).toBe('GO');
    expect(await decided(folder)).toEqual(data);
  });

  it('leave the claim undetermined if the file changed or is missing, or if none was logged', async () => {
    const folder = kettles();
    await folder.expctl(...LOG, ...ITEMS);
    folder.write('out/new.jsonl', cups(1));
    expect((await decided(folder)).criteria[0]).toMatchObject({
      outcome: 'undetermined',
      because: 'the items out/new.jsonl have changed since the run was logged',
    });
    const bare = kettles();
    await bare.expctl(...LOG);
    expect((await decided(bare)).criteria[0]).toMatchObject({
      outcome: 'undetermined',
      because: 'k-1 has no items for new_spill',
    });
  });

  it('may be added to a run that is already logged; different ones need --replace', async () => {
    const folder = kettles();
    await folder.expctl(...LOG);
    expect(await folder.expctl(...LOG, ...ITEMS)).toMatchObject({
      code: 0,
      stdout: 'there already k-1 in experiments/plan.md, its run record was rewritten\n',
    });
    expect((await folder.expctl(...LOG, ...ITEMS)).stdout).toBe('there already k-1 in experiments/plan.md\n');
    expect((await decided(folder)).verdict).toBe('GO');
    expect((await folder.expctl(...LOG)).code).toBe(0);
    expect((await decided(folder)).verdict).toBe('GO');
    const other = await folder.expctl(...LOG, '--items', 'new=out/new.jsonl');
    expect([other.code, other.stderr]).toEqual([
      2,
      'expctl: the run k-1 has other items: out/old.jsonl, out/new.jsonl\n  hint: `--replace` rewrites the run record\n',
    ]);
  });

  it('stay with a run whose values stay, and are dropped with them', async () => {
    const folder = kettles();
    await folder.expctl(...LOG, ...ITEMS);
    const same = await folder.expctl(...LOG, '--replace', '--command', 'boil.py');
    expect([same.code, same.stderr]).toEqual([0, '']);
    expect((await decided(folder)).verdict).toBe('GO');
    folder.write('out/metrics.json', JSON.stringify({ run_id: 'k-1', old_spill: 0.29, new_spill: 0.18 }));
    const { stderr } = await folder.expctl(...LOG, '--replace');
    expect(stderr).toContain(
      'its items are gone with the values that they gave (out/old.jsonl, out/new.jsonl): --items names those of the new ones\n',
    );
    expect((await decided(folder)).criteria[0]?.because).toBe('k-1 has no items for new_spill');
  });

  it('are reported if nothing has the name of their side', async () => {
    const folder = kettles();
    const { code, stderr } = await folder.expctl(
      ...LOG,
      '--items',
      'ndw=out/new.jsonl',
      '--items',
      'old=out/old.jsonl',
    );
    expect(code).toBe(0);
    expect(stderr).toContain(
      'no column or metric begins or ends with ndw, the side of out/new.jsonl, did you mean new?\n',
    );
    expect(stderr).not.toContain('out/old.jsonl');
  });

  it('are refused if they cannot be read, and nothing is written', async () => {
    const folder = kettles();
    folder.write('out/twice.jsonl', '{"id":"a","score":1}\n{"id":"a","score":0}\n');
    const twice = await folder.expctl(...LOG, '--items', 'new=out/twice.jsonl');
    expect([twice.code, twice.stderr.split('\n')[0]]).toEqual([
      2,
      'expctl: out/twice.jsonl: 1 id stands more than once: a',
    ]);
    expect(folder.read('experiments/plan.md')).toBe(PLAN);
  });
});

describe('power', () => {
  it('says what the planned items can show, and exits 1 if a criterion can never be met', async () => {
    const folder = kettles();
    const few = await folder.expctl('power', 'experiments/plan.md', '--items', '8');
    expect([few.code, few.stdout]).toEqual([
      1,
      'Spill (must)\n  new_spill < old_spill with 95% confidence\n    can be met: no; can fail: yes\n' +
        '    it needs the items of each run (docs/items.md), 10 at least, or 10 clusters of them: needs 2 more items\n',
    ]);
    const torn = await folder.expctl('power', 'experiments/plan.md', '--items', '10', '--clusters', '20');
    expect([torn.code, torn.stdout, torn.stderr.split('\n')[0]]).toEqual([
      2,
      '',
      'expctl: 10 items cannot come from 20 clusters',
    ]);
    const many = await folder.expctl(
      'power',
      'experiments/plan.md',
      '--items',
      '3000',
      '--clusters',
      '200',
      '--sd',
      '0.1',
    );
    expect([many.code, many.stdout]).toEqual([
      0,
      'Spill (must)\n  new_spill < old_spill with 95% confidence\n    can be met: yes; can fail: yes\n' +
        "    3000 items in 200 clusters show a difference of 0.018 (sd of a cluster's difference: 0.1) with 80% power (formula of the t test)\n",
    ]);
  });
});
