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

describe('expctl log, of lists of numbers', () => {
  it('writes none where one number stands, and takes the point that is asked for', async () => {
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

  it('reads what a booster kept of each round', async () => {
    const folder = pond({ validation_0: { accuracy: [0.7, 0.8] }, validation_1: { accuracy: [0.6, 0.7] } });
    const map = ['--map', 'Accuracy=validation_1.accuracy'];
    expect((await folder.expctl('log', DOCUMENT, 'm.json', ...map)).code).toBe(2);
    expect(await folder.expctl('log', DOCUMENT, 'm.json', ...map, '--select', 'last')).toMatchObject({ code: 0 });
    expect(folder.read(DOCUMENT)).toContain('| b | 0.70 |  |');
    expect(folder.read('experiments/EXP-001-pond.runs/b.json')).toContain('"history": {');
  });

  it('writes a list where lists stand', async () => {
    const folder = pond({ accuracy: 0.93, layers: [32, 16] });
    expect(await folder.expctl('log', DOCUMENT, 'm.json')).toMatchObject({ code: 0 });
    expect(folder.read(DOCUMENT)).toContain('| b | 0.93 | 32, 16 |');
  });
});
