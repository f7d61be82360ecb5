import { expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

const DOCUMENT = 'experiments/EXP-001-pond.md';

it('writes the epoch of the selected point', async () => {
  const folder = projectFolder({
    [DOCUMENT]: `# EXP-001: Pond

**Date**: 2026-03-04
**Status**: 🔄 RUNNING

## Results

| Run | mAP | Epoch |
| --- | --- | --- |
| a | 0.41 | 12 |
`,
    'results.csv': 'epoch,time,train/box_loss,metrics/mAP50-95(B)\n1,10,0.9,0.4\n2,20,0.8,0.6\n3,30,0.7,0.5\n',
  });
  const map = ['--map', 'mAP=metrics/mAP50-95(B)', '--map', 'Epoch=epoch'];
  const select = ['--select', 'best:metrics/mAP50-95(B):higher'];
  const end = await folder.expctl('log', DOCUMENT, 'results.csv', '--run-id', 'b', ...map, ...select);
  expect(end).toMatchObject({ code: 0 });
  expect(folder.read(DOCUMENT)).toContain('| b | 0.60 | 2 |');
  expect(await folder.expctl('check')).toMatchObject({ code: 0 });
});
