import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../project-folder.ts';

const DOCUMENT = 'experiments/EXP-001-kettles.md';

const planWith = (header: string, ...rows: readonly string[]): string =>
  ['# EXP-001: Kettles', '', '## Results', '', header, header.replace(/[^|]+/gu, '---'), ...rows, ''].join('\n');

const SEEDS = planWith('| Seed | Boil | Steps |', '| 42 | 1.05 | 4500 |', '| 1337 | 1.06 | 4520 |');

/** The result of logging from a folder `o`, and the document after it. */
async function logged(text: string, output: object, ...options: readonly string[]) {
  const folder = projectFolder({ [DOCUMENT]: text, 'o/metrics.json': JSON.stringify(output) });
  const end = await folder.expctl('log', 'EXP-001', 'o/metrics.json', ...options);
  return { ...end, folder, after: folder.read(DOCUMENT) };
}

describe('expctl log, into a table keyed by seeds', () => {
  it('names the run by its seed', async () => {
    const { code, stdout, after } = await logged(SEEDS, { seed: 7, boil: 1.07, steps: 4550 });
    expect({ code, stdout }).toEqual({ code: 0, stdout: `logged 7 in ${DOCUMENT}\n` });
    expect(after).toBe(`${SEEDS}| 7 | 1.07 | 4550 |\n`);
  });

  it('recognises an existing seed, and refuses other values for it', async () => {
    const same = await logged(SEEDS, { seed: 42, boil: 1.05, steps: 4500 });
    expect([same.code, same.after]).toEqual([0, SEEDS]);
    const other = await logged(SEEDS, { seed: 42, boil: 1.07, steps: 4550 });
    expect([other.code, other.after]).toEqual([2, SEEDS]);
    expect(other.stderr).toContain('the run 42 is there with other values');
  });

  it("takes no seed from a file's name", async () => {
    const { code, stderr, after } = await logged(SEEDS, { boil: 1.07, steps: 4550 });
    expect([code, after]).toEqual([2, SEEDS]);
    expect(stderr).toBe(
      'expctl: the run has no seed, and Seed tells the runs apart\n' +
        '  hint: give it with `expctl log … --run-id SEED`\n',
    );
    const told = await logged(SEEDS, { boil: 1.07, steps: 4550 }, '--run-id', '7');
    expect(told.after).toBe(`${SEEDS}| 7 | 1.07 | 4550 |\n`);
  });

  it('makes a row for each of a list of seeds', async () => {
    const { after } = await logged(SEEDS, [
      { seed: 1, boil: 1.1 },
      { seed: 2, boil: 1.2 },
    ]);
    expect(after).toBe(`${SEEDS}| 1 | 1.10 |  |\n| 2 | 1.20 |  |\n`);
  });
});

describe('expctl log, into a table keyed by a value of the output', () => {
  it.each([
    ['the column’s value', '| Exp | Boil |', { exp: 4, boil: 1.07 }, '| 4 | 1.07 |'],
    ['that before a name', '| Exp | Boil |', { exp: 4, name: 'lids', boil: 1.07 }, '| 4 | 1.07 |'],
    ['a name where the column asks for one', '| Run | Boil |', { run_id: 'r-4', run: 4, boil: 1.07 }, '| r-4 | 1.07 |'],
    ['the name of what the column asks for', '| Exp | Boil |', { exp_name: 'e-4', boil: 1.07 }, '| e-4 | 1.07 |'],
    ['the folder where it says nothing', '| Exp | Boil |', { boil: 1.07 }, '| o | 1.07 |'],
  ])('accepts %s', async (_, header, output, row) => {
    const plan = planWith(header, '| 3 | 1.05 |');
    expect((await logged(plan, output)).after).toBe(`${plan}${row}\n`);
  });
});

describe('a configuration that is measured with another seed', () => {
  const plan = planWith('| Model | Seed | Boil |').replace('| Model', '<!-- expctl: runs key="Model" -->\n| Model');

  it('is another run, and the refusal says how to name it', async () => {
    const { code, folder } = await logged(plan, { model: 'tin lid', seed: 1, boil: 1.07 });
    expect(code).toBe(0);
    folder.write('o/metrics.json', '{"model": "tin lid", "seed": 2, "boil": 1.08}');
    const refused = await folder.expctl('log', 'EXP-001', 'o/metrics.json');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(
      "another seed is another run, which needs an id of its own (`--run-id 'tin lid-seed-2'`): one column tells runs apart",
    );
    expect(refused.stderr).toContain(
      'one column tells runs apart, unless `<!-- expctl: runs key="Model, Seed" -->` above the table says that both do',
    );
    const followed = await folder.expctl('log', 'EXP-001', 'o/metrics.json', '--run-id', 'tin lid-seed-2');
    expect(followed.code).toBe(0);
    expect(folder.read(DOCUMENT)).toContain('| tin lid | 1 | 1.07 |\n| tin lid-seed-2 | 2 | 1.08 |\n');
  });

  it('is another run with another dataset, too', async () => {
    const parts = planWith('| Model | Dataset | Boil |', '| tin | lake | 1.05 |').replace(
      '| Model',
      '<!-- expctl: runs key="Model" -->\n| Model',
    );
    const { code, stderr, folder } = await logged(parts, { model: 'tin', dataset: 'pond', boil: 1.09 });
    expect(code).toBe(2);
    expect(stderr).toContain('; another Dataset is another run, which needs an id of its own (`--run-id tin-pond`)');
    expect(await folder.expctl('log', 'EXP-001', 'o/metrics.json', '--run-id', 'tin-pond')).toMatchObject({ code: 0 });
    expect(folder.read(DOCUMENT)).toContain('| tin | lake | 1.05 |\n| tin-pond | pond | 1.09 |\n');
    const again = await folder.expctl('log', 'EXP-001', 'o/metrics.json', '--run-id', 'tin-pond');
    expect(again.stdout).toContain('there already tin-pond');
  });

  it('gives no hint about seeds if only measurements differ', async () => {
    const { folder } = await logged(plan, { model: 'tin', seed: 1, boil: 1.07 });
    folder.write('o/metrics.json', '{"model": "tin", "seed": 1, "boil": 1.08}');
    const { stderr } = await folder.expctl('log', 'EXP-001', 'o/metrics.json');
    expect(stderr).toContain('; another run needs another id\n');
  });
});
