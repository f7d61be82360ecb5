import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const DOCUMENT = 'experiments/EXP-001-pond.md';

const pond = (output: object, rows = '| a | 0.91 | 64, 64 |\n'): ProjectFolder =>
  projectFolder({
    [DOCUMENT]: `# EXP-001: Pond

**Date**: 2026-03-04
**Status**: 🔄 RUNNING

## Results

| Run | Accuracy | Layers |
| --- | --- | --- |
${rows}`,
    'm.json': JSON.stringify({ run_id: 'b', ...output }),
  });

describe('expctl log, of lists of numbers,', () => {
  it('writes none where a single number belongs, and takes the requested point', async () => {
    for (const rows of ['| a | 0.91 | 64, 64 |\n', '']) {
      const folder = pond({ accuracy: [0.88, 0.95, 0.89], loss: [0.9, 0.5, 0.6] }, rows);
      const end = await folder.expctl('log', DOCUMENT, 'm.json');
      expect(end.code).toBe(2);
      expect(end.stderr).toContain('Accuracy takes one number, and accuracy is a list of 3');
      expect(await folder.expctl('log', DOCUMENT, 'm.json', '--select', 'best:accuracy:higher')).toMatchObject({
        code: 0,
      });
      expect(folder.read(DOCUMENT)).toContain('| b | 0.95 |  |');
    }
  });

  it('reads what a booster recorded in each round', async () => {
    const folder = pond({ validation_0: { accuracy: [0.7, 0.8] }, validation_1: { accuracy: [0.6, 0.7] } });
    const map = ['--map', 'Accuracy=validation_1.accuracy'];
    expect((await folder.expctl('log', DOCUMENT, 'm.json', ...map)).code).toBe(2);
    expect(await folder.expctl('log', DOCUMENT, 'm.json', ...map, '--select', 'last')).toMatchObject({ code: 0 });
    expect(folder.read(DOCUMENT)).toContain('| b | 0.70 |  |');
    expect(folder.read('experiments/EXP-001-pond.runs/b.json')).toContain('"history": {');
  });

  it('writes a list in a column of lists', async () => {
    const folder = pond({ accuracy: 0.93, layers: [32, 16] });
    expect(await folder.expctl('log', DOCUMENT, 'm.json')).toMatchObject({ code: 0 });
    expect(folder.read(DOCUMENT)).toContain('| b | 0.93 | 32, 16 |');
  });
});

describe('expctl log, of an output with nothing but a list,', () => {
  const ITEMS = {
    run_id: undefined,
    trials: [
      { name: 'reed', accuracy: 0.9 },
      { name: 'rush', accuracy: 0.8 },
    ],
  };

  it('writes no row of blanks, and each way that it suggests works', async () => {
    const folder = pond(ITEMS);
    const before = folder.read(DOCUMENT);
    const { code, stderr } = await folder.expctl('log', DOCUMENT, 'm.json');
    expect([code, folder.read(DOCUMENT)]).toEqual([2, before]);
    expect(stderr).toBe(
      'expctl: the output gives no value of the run: trials is a list of 2 items without steps or seeds; ' +
        'where each item of trials is a run, --run-key "name" makes one of each\n' +
        '  hint: --map "COLUMN=trials.0.accuracy" takes one of it\n',
    );
    const one = await folder.expctl('log', DOCUMENT, 'm.json', '--run-id', 'c', '--map', 'Accuracy=trials.0.accuracy');
    expect(one.code).toBe(0);
    expect((await folder.expctl('log', DOCUMENT, 'm.json', '--run-key', 'name')).code).toBe(0);
    expect(folder.read(DOCUMENT)).toContain('| c | 0.90 |  |\n| reed | 0.90 |  |\n| rush | 0.80 |  |\n');
  });

  it('writes a row of words if a person gives them', async () => {
    const folder = pond(ITEMS);
    const { code } = await folder.expctl('log', DOCUMENT, 'm.json', '--set', 'Layers=128');
    expect(code).toBe(0);
  });
});
