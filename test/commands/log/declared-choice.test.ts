import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../project-folder.ts';
import type { ProjectFolder } from '../../project-folder.ts';

const POND = 'experiments/pond.md';
const document = (directive: string, header = 'Tuned WER'): string => `# EXP-001: Newts

${directive}

## Results

| Run | ${header} | Depth |
| --- | --- | --- |
| a | 0.5 | 1 |
`;
const LOWER = '<!-- expctl: metrics tuned_wer better=lower -->';
/** Best at step 2 where lower is better, else at step 1. */
const steps = (key: string): string =>
  JSON.stringify({
    log_history: [
      { step: 1, [key]: 0.3, depth: 4 },
      { step: 2, [key]: 0.1, depth: 5 },
      { step: 3, [key]: 0.2, depth: 6 },
    ],
  });

const folderOf = (text: string, key = 'tuned_wer', files: Readonly<Record<string, string>> = {}): ProjectFolder =>
  projectFolder({ [POND]: text, 'out/b.json': steps(key), ...files });

const BEST = ['--select', 'best:tuned_wer'];
const ROW = '| b | 0.1 | 5 |';

describe('--select best:METRIC uses the direction that the document declares', () => {
  it.each([
    ['log', ['log', POND, 'out/b.json', ...BEST]],
    ['run', ['run', POND, '--output', 'out/*.json', ...BEST, '--run-id', 'b', '--', 'touch', 'out/b.json']],
    ['watch', ['watch', 'out/b.json', '--into', POND, '--once', '--settle', '0', '--quiet', '0', ...BEST]],
    ['import', ['import', 'out/b.json', '--into', POND, ...BEST]],
  ])('%s', async (_, words) => {
    const folder = folderOf(document(LOWER));
    expect(await folder.expctl(...words)).toMatchObject({ code: 0 });
    expect(folder.read(POND)).toContain(ROW);
  });

  it('inspect --for', async () => {
    const { stdout } = await folderOf(document(LOWER)).expctl('inspect', 'out/b.json', '--for', 'EXP-001', ...BEST);
    expect(stdout).toContain('best:tuned_wer chose step 2');
  });

  it('for the column that the key fills: by --map, by the configuration, by its name', async () => {
    const select = ['--select', 'best:eval.wer'];
    const mapped = folderOf(document(LOWER), 'eval.wer');
    await mapped.expctl('log', POND, 'out/b.json', '--map', 'Tuned WER=eval.wer', ...select);
    expect(mapped.read(POND)).toContain(ROW);
    const configured = folderOf(document(LOWER), 'eval.wer', { 'expctl.yaml': 'columns:\n  Tuned WER: [eval.wer]\n' });
    await configured.expctl('log', POND, 'out/b.json', ...select);
    expect(configured.read(POND)).toContain(ROW);
    const own = folderOf(document('<!-- expctl: metrics eval_wer better=higher -->', 'Eval WER'), 'eval_wer');
    await own.expctl('log', POND, 'out/b.json', '--select', 'best:eval_wer');
    expect(own.read(POND)).toContain('| b | 0.3 | 4 |');
  });

  it('unless a direction is written, which takes precedence', async () => {
    const folder = folderOf(document(LOWER));
    await folder.expctl('log', POND, 'out/b.json', '--select', 'best:tuned_wer:higher');
    expect(folder.read(POND)).toContain('| b | 0.3 | 4 |');
  });

  it('and refuses if nothing is declared, or no document is known', async () => {
    const refusal = {
      code: 2,
      stderr:
        'expctl: out/b.json: whether a lower or a higher tuned_wer is better is not declared\n' +
        '  hint: say --select best:tuned_wer:lower (or :higher)\n',
    };
    expect(await folderOf(document('Newts.')).expctl('log', POND, 'out/b.json', ...BEST)).toMatchObject(refusal);
  });

  it('and says how to write a selection', async () => {
    expect(await folderOf(document(LOWER)).expctl('log', POND, 'out/b.json', '--select', 'best')).toMatchObject({
      code: 2,
      stderr: 'expctl: --select takes last, step:N or best:METRIC:lower (or :higher), not "best"\n',
    });
  });
});
