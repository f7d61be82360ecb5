import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../project-folder.ts';

const DOCUMENT = 'experiments/EXP-001-kettles.md';
const RECORDS = 'experiments/EXP-001-kettles.runs';

const planWith = (header: string, ...rows: readonly string[]): string =>
  ['# EXP-001: Kettles', '', '## Results', '', header, header.replace(/[^|]+/gu, '---'), ...rows, ''].join('\n');

const keyed = (key: string, text: string): string => text.replace('\n| ', `\n<!-- expctl: runs key="${key}" -->\n| `);

const PLAN = planWith('| Model | Seed | Boil |', '| tin | 1 | 1.05 |');

/** A project with one document, and the messages of `log` for an output in it. */
function kettles(text: string) {
  const folder = projectFolder({ [DOCUMENT]: text });
  const log = async (output: object, ...options: readonly string[]) => {
    folder.write('o/metrics.json', JSON.stringify(output));
    const { code, stdout, stderr } = await folder.expctl('log', 'EXP-001', 'o/metrics.json', ...options);
    return { code, said: (stdout + stderr).trimEnd().split('\n')[0], stderr };
  };
  return { folder, log, read: () => folder.read(DOCUMENT) };
}

describe('expctl log, into a table of models and seeds', () => {
  it('treats every seed of a model as a run of its own', async () => {
    const { folder, log, read } = kettles(PLAN);
    expect(await log({ model: 'tin', seed: 2, boil: 1.07 })).toMatchObject({
      code: 0,
      said: `logged tin,2 in ${DOCUMENT}`,
    });
    expect(await log({ model: 'pan', seed: 2, boil: 1.11 })).toMatchObject({ said: `logged pan,2 in ${DOCUMENT}` });
    expect(read()).toBe(`${PLAN}| tin | 2 | 1.07 |\n| pan | 2 | 1.11 |\n`);
    expect(readdirSync(join(folder.path, RECORDS))).toEqual(['pan%2C2.json', 'tin%2C2.json']);
  });

  it('makes a run of each output of one call, if all measured the same and each has another seed', async () => {
    const { folder, read } = kettles(PLAN);
    const write = (name: string, output: object): void => folder.write(name, JSON.stringify(output));
    write('a.json', { model: 'tin', seed: 2, boil: 1.07 });
    write('b.json', { model: 'tin', seed: 3, boil: 1.08 });
    expect((await folder.expctl('log', 'EXP-001', 'a.json', 'b.json')).code).toBe(0);
    expect(read()).toBe(`${PLAN}| tin | 2 | 1.07 |\n| tin | 3 | 1.08 |\n`);
    write('train.json', { model: 'pot', seed: 4, loss: 0.2 });
    write('test.json', { model: 'pot', seed: 5, boil: 1.08 });
    expect(await folder.expctl('log', 'EXP-001', 'train.json', 'test.json')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('files of one run agree'),
    });
  });

  it('changes nothing if the same is logged again, and refuses other values', async () => {
    const { log, read } = kettles(PLAN);
    await log({ model: 'tin', seed: 2, boil: 1.07 });
    const once = read();
    expect(await log({ model: 'tin', seed: 2, boil: 1.07 })).toMatchObject({
      code: 0,
      said: `there already tin,2 in ${DOCUMENT}`,
    });
    const other = await log({ model: 'tin', seed: 2, boil: 1.09 });
    expect(other).toMatchObject({ code: 2 });
    expect(other.stderr).toContain('the run tin,2 is there with other values: boil 1.07 against 1.09');
    expect(read()).toBe(once);
  });

  it('recognises a row that a person wrote, and replaces the right one', async () => {
    const { folder, log, read } = kettles(PLAN);
    expect(await log({ model: 'tin', seed: 1, boil: 1.05 })).toMatchObject({ code: 0 });
    expect(read()).toBe(PLAN);
    await log({ model: 'tin', seed: 2, boil: 1.07 });
    expect(await log({ model: 'tin', seed: 1, boil: 1.02 }, '--replace')).toMatchObject({
      said: `replaced tin,1 in ${DOCUMENT}`,
    });
    expect(read()).toBe(`${PLAN}| tin | 2 | 1.07 |\n`.replace('1.05', '1.02'));
    expect((await folder.expctl('check', DOCUMENT)).stdout).not.toContain('row-record');
  });

  it('uses --run-id for what it gives, and the output for the rest', async () => {
    const { log, read } = kettles(PLAN);
    expect(await log({ boil: 1.07 }, '--run-id', 'pan,3')).toMatchObject({ said: `logged pan,3 in ${DOCUMENT}` });
    expect(await log({ seed: 4, boil: 1.08 }, '--run-id', 'pan')).toMatchObject({
      said: `logged pan,4 in ${DOCUMENT}`,
    });
    expect(await log({ seed: 5, boil: 1.09 }, '--set', 'Model=iron, black')).toMatchObject({
      said: `logged "iron, black",5 in ${DOCUMENT}`,
    });
    expect(read()).toBe(`${PLAN}| pan | 3 | 1.07 |\n| pan | 4 | 1.08 |\n| iron, black | 5 | 1.09 |\n`);
  });

  it.each([
    [
      'nothing tells the model',
      { seed: 2, boil: 1 },
      [],
      'the run says no Model, and Model and Seed tell the runs apart together',
    ],
    [
      'nothing tells the seed',
      { model: 'tin', boil: 1 },
      [],
      'the run says no Seed, and Model and Seed tell the runs apart together',
    ],
    [
      'an id has too many parts',
      { boil: 1 },
      ['--run-id', 'a,1,2'],
      'Model, Seed tell the runs apart together, and "a,1,2" does not say one of each',
    ],
    [
      'id and output say two seeds',
      { model: 'tin', seed: 2, boil: 1 },
      ['--run-id', 'tin,3'],
      'Seed would be 3 and 2, and it is one of the columns that tell the runs apart',
    ],
    [
      'id and output say two models',
      { model: 'tin', seed: 2, boil: 1 },
      ['--run-id', 'run-7'],
      'Model would be run-7 and tin, and it is one of the columns that tell the runs apart',
    ],
    [
      'a person says another seed',
      { model: 'tin', seed: 2, boil: 1 },
      ['--set', 'Seed=3'],
      'Seed would be 3 and 2, and it is one of the columns that tell the runs apart',
    ],
  ])('refuses if %s', async (_, output, options, message) => {
    const { folder, log, read } = kettles(PLAN);
    expect(await log(output, ...options)).toMatchObject({ code: 2, said: `expctl: ${message}` });
    expect(read()).toBe(PLAN);
    expect(existsSync(join(folder.path, RECORDS))).toBe(false);
  });

  it('suggests words that work as shown', async () => {
    const { log, read } = kettles(PLAN);
    const { stderr } = await log({ seed: 2, boil: 1.07 });
    const [, set = ''] = /`expctl log … --set (\S+)`/u.exec(stderr) ?? [];
    expect(await log({ seed: 2, boil: 1.07 }, '--set', set)).toMatchObject({
      code: 0,
      said: `logged o,2 in ${DOCUMENT}`,
    });
    expect(read()).toBe(`${PLAN}| o | 2 | 1.07 |\n`);
  });

  it('gives each of a list of runs its row, and refuses two with one key', async () => {
    const { log, read } = kettles(PLAN);
    await log([
      { model: 'pan', seed: 1, boil: 1.1 },
      { model: 'pan', seed: 2, boil: 1.2 },
    ]);
    expect(read()).toBe(`${PLAN}| pan | 1 | 1.10 |\n| pan | 2 | 1.20 |\n`);
    const twins = await log([
      { model: 'pot', seed: 1, boil: 1.1 },
      { model: 'pot', seed: 1.0, boil: 1.2 },
    ]);
    expect(twins).toMatchObject({ code: 2 });
  });
});

describe('a declared key of several columns', () => {
  it('is read from a comment in the document', async () => {
    const plan = keyed('Dataset, Method', planWith('| Dataset | Method | F1 |', '| lake | ours | 0.80 |'));
    const { log, read } = kettles(plan);
    expect(await log({ dataset: 'pond', method: 'ours', f1: 0.7 })).toMatchObject({
      said: `logged pond,ours in ${DOCUMENT}`,
    });
    expect(await log({ dataset: 'lake', method: 'theirs', f1: 0.6 })).toMatchObject({ code: 0 });
    expect(await log({ dataset: 'lake', method: 'ours', f1: 0.6 })).toMatchObject({ code: 2 });
    expect(read()).toBe(`${plan}| pond | ours | 0.70 |\n| lake | theirs | 0.60 |\n`);
  });

  it('is suggested by the refusal, if rows of one name are different runs', async () => {
    const plan = planWith('| Dataset | Method | F1 |', '| lake | ours | 0.80 |', '| lake | theirs | 0.75 |');
    const { folder, log, read } = kettles(plan);
    const { code, stderr } = await log({ dataset: 'pond', method: 'ours', f1: 0.7 });
    expect(code).toBe(2);
    const [, key = ''] = /<!-- expctl: runs key="([^"]*)" -->/u.exec(stderr) ?? [];
    expect(key).toBe('Dataset, Method');
    folder.write(DOCUMENT, keyed(key, plan));
    expect(await log({ dataset: 'pond', method: 'ours', f1: 0.7 })).toMatchObject({ code: 0 });
    expect(read()).toContain('| pond | ours | 0.70 |\n');
  });

  it('treats all spellings of a setting as equal, but not those of a name', async () => {
    const plan = keyed('Config, LR', planWith('| Config | LR | Boil |', '| 1.10 | 1e-4 | 1.05 |'));
    const { log, read } = kettles(plan);
    expect(await log({ config: '1.10', lr: 0.0001, boil: 1.05 })).toMatchObject({
      said: `there already 1.10,0.0001 in ${DOCUMENT}, its run record was rewritten`,
    });
    expect(await log({ config: '1.1', lr: 0.0001, boil: 1.06 })).toMatchObject({
      said: `logged 1.1,0.0001 in ${DOCUMENT}`,
    });
    expect(read()).toBe(`${plan}| 1.1 | 1e-4 | 1.06 |\n`);
  });

  it('is suggested with a seed and a third column', async () => {
    const plan = planWith('| Model | Seed | Boil | Fold |', '| tin | 1 | 1.05 | 1 |');
    const { folder, log, read } = kettles(plan);
    const { stderr } = await log({ model: 'tin', seed: 1, boil: 1.07, fold: 2 });
    const [, key = ''] = /<!-- expctl: runs key="([^"]*)" -->/u.exec(stderr) ?? [];
    expect(key).toBe('Model, Seed, Fold');
    folder.write(DOCUMENT, keyed(key, plan));
    expect(await log({ model: 'tin', seed: 1, boil: 1.07, fold: 2 })).toMatchObject({
      said: `logged tin,1,2 in ${DOCUMENT}`,
    });
    expect(read()).toContain('| tin | 1 | 1.07 | 2 |\n');
  });

  it('leaves a table with a name for each run unchanged', async () => {
    const plan = planWith('| Run | Model | Seed | Boil |', '| k-1 | tin | 1 | 1.05 |');
    const { log, read } = kettles(plan);
    expect(await log({ run: 'k-2', model: 'tin', seed: 1, boil: 1.07 })).toMatchObject({
      said: `logged k-2 in ${DOCUMENT}`,
    });
    expect(read()).toBe(`${plan}| k-2 | tin | 1 | 1.07 |\n`);
  });
});

describe('commands that read a table of models and seeds', () => {
  const logged = async () => {
    const kettle = kettles(PLAN);
    await kettle.log({ model: 'tin', seed: 2, boil: 1.07 });
    return kettle;
  };

  it('compare each row with its own record', async () => {
    const { folder, read } = await logged();
    folder.write(DOCUMENT, read().replace('| 2 | 1.07', '| 2 | 1.70'));
    const { stdout } = await folder.expctl('check', DOCUMENT);
    expect(stdout).toContain('Boil of tin,2 is 1.70 here and 1.07 in its run record');
  });

  it('find one run in two rows, but not two seeds', async () => {
    const { folder, read } = await logged();
    expect((await folder.expctl('check', DOCUMENT)).stdout).not.toContain('duplicate-run-id');
    folder.write(DOCUMENT, `${read()}| tin | 02 | 1.30 |\n`);
    expect((await folder.expctl('check', DOCUMENT)).stdout).toContain('the run id "tin,2" is on line 8 already');
  });

  it('distinguish the runs in show and export', async () => {
    const { folder } = await logged();
    const shown = await folder.expctl('show', DOCUMENT, '--json');
    expect(shown.stdout).toContain('"id": "tin,2"');
    const told = await folder.expctl('report', DOCUMENT, '--json');
    expect(told.stdout).toContain('"run": "tin,2"');
  });
});

describe('a table of models and seeds', () => {
  const RUNS = planWith('| Run | Boil |', '| k-1 | 1.05 |');
  const SEEDS = ['', '## By seed', '', '| Model | Seed | Boil |', '| --- | --- | --- |', '| tin | 1 | 1.05 |', ''].join(
    '\n',
  );

  it('is not a runs table beside one whose runs have names', async () => {
    const { folder, log, read } = kettles(RUNS + SEEDS);
    expect(await log({ run: 'k-2', model: 'tin', seed: 2, boil: 1.07 })).toMatchObject({
      said: `logged k-2 in ${DOCUMENT}`,
    });
    expect(read()).toBe(`${RUNS}| k-2 | 1.07 |\n${SEEDS}`);
    expect((await folder.expctl('show', DOCUMENT)).stdout).toContain('comparison, 1 row');
  });

  it('is a runs table in a template, too, and its rows are examples', async () => {
    const folder = projectFolder({
      'templates/kettle.md':
        '# KET-XXX: [Name]\n\n## Aim\n\n[What for]\n\n## Results\n\n| Model | Seed | Boil |\n| --- | --- | --- |\n| tin | 1 | 1.05 |\n\n## Outcome\n\n[What came out]\n',
    });
    const { stdout } = await folder.expctl('schema', 'kettle');
    expect(stdout).toMatch(/runs table, sample rows, key model, seed/u);
  });

  it('does not take a mean of seeds for a run', async () => {
    const plan = `${PLAN}| tin | mean | 1.05 |\n`;
    const { log, read } = kettles(plan);
    expect(await log({ model: 'tin', seed: 2, boil: 1.07 })).toMatchObject({ code: 0 });
    expect(read()).toBe(`${PLAN}| tin | 2 | 1.07 |\n| tin | mean | 1.05 |\n`);
  });
});

describe('expctl run, into a table of models and seeds', () => {
  const output = (text: string): readonly string[] => ['sh', '-c', `mkdir -p out && echo '${text}' > out/metrics.json`];
  const run = async (text: string, ...options: readonly string[]) => {
    const { folder, read } = kettles(PLAN);
    const end = await folder.expctl(
      'run',
      'EXP-001',
      '--output',
      'out/metrics.json',
      ...options,
      '--',
      ...output(text),
    );
    return { ...end, read, records: readdirSync(join(folder.path, RECORDS)) };
  };

  it('names the run by what its output says', async () => {
    const { read, records } = await run('{"model": "tin", "seed": 2, "boil": 1.07}');
    expect(read()).toBe(`${PLAN}| tin | 2 | 1.07 |\n`);
    expect(records).toEqual(['tin%2C2.json']);
  });

  it('keeps what it knows about a run whose output does not say enough', async () => {
    const { read, records, stderr } = await run('{"model": "tin", "boil": 1.07}');
    expect(read()).toBe(PLAN);
    expect(stderr).toContain('the run could not be logged: the run says no Seed');
    expect(records).toHaveLength(1);
  });
});
