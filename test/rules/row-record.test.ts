import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

const DOCUMENT = 'experiments/exp-031-dew.md';

const LOG = `# ML Experiment Tracking Log

**Experiment ID**: exp-031
**Date**: 2026-02-12

## Evaluation Results

**Test Set Performance**:
| Metric | Value | 95% CI |
|--------|-------|--------|
| Accuracy |  |  |
| F1 Score |  |  |
`;

describe('row-record, in a document of one run in depth', () => {
  const logged = async () => {
    const folder = projectFolder({
      [DOCUMENT]: LOG,
      'out/dew-1.json': JSON.stringify({ run_id: 'dew-1', accuracy: 0.91234, f1_score: 0.8 }),
    });
    expect((await folder.expctl('log', DOCUMENT, 'out/dew-1.json')).code).toBe(0);
    return folder;
  };

  it('takes what was logged, and what is rounded further', async () => {
    const folder = await logged();
    expect((await folder.expctl('check', DOCUMENT)).stdout).not.toContain('row-record');
    folder.write(DOCUMENT, folder.read(DOCUMENT).replace(/\| Accuracy \|[^|]*\|/u, '| Accuracy | 0.91 |'));
    expect((await folder.expctl('check', DOCUMENT)).stdout).not.toContain('row-record');
  });

  it('tells of a value that was changed by hand', async () => {
    const folder = await logged();
    folder.write(DOCUMENT, folder.read(DOCUMENT).replace(/\| Accuracy \|[^|]*\|/u, '| Accuracy | 0.95 |'));
    expect((await folder.expctl('check', DOCUMENT)).stdout).toContain(
      `${DOCUMENT}:11:14: error row-record  Accuracy is 0.95 here and 0.91234 in the run record\n`,
    );
  });

  it('takes either of two runs, and no third', async () => {
    const folder = await logged();
    folder.write('out/dew-2.json', JSON.stringify({ run_id: 'dew-2', accuracy: 0.7, f1_score: 0.8 }));
    expect((await folder.expctl('log', DOCUMENT, 'out/dew-2.json', '--replace')).code).toBe(0);
    expect((await folder.expctl('check', DOCUMENT)).stdout).not.toContain('row-record');
    folder.write(DOCUMENT, folder.read(DOCUMENT).replace(/\| F1 Score \|[^|]*\|/u, '| F1 Score | 0.9 |'));
    expect((await folder.expctl('check', DOCUMENT)).stdout).toContain('F1 Score is 0.9 here and 0.8 in the run record');
  });
});
