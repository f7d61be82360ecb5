import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const DOCUMENT = 'experiments/quiet.md';

const project = (): ProjectFolder =>
  projectFolder({
    [DOCUMENT]: '# Quiet rooms\n\n## Runs\n\n| Run ID | WER | Hours |\n| --- | --- | --- |\n| q1 | 0.21 | 2.5 |\n',
    'led.csv': 'run_id,wer\nonly,0.2\n',
    'bare.json': '{"wer": 0.2}',
  });

/** The tool's message for a refused call; asserts that the call left nothing behind. */
async function refusal(folder: ProjectFolder, ...argv: readonly string[]): Promise<string> {
  const { code, stderr } = await folder.expctl(...argv);
  expect(code).toBe(2);
  expect(folder.git('status', '--porcelain')).toBe('');
  return stderr;
}

describe('an option of expctl log that matches nothing', () => {
  it('is refused: a run that is not in a ledger of one', async () => {
    const folder = project();
    const told = 'led.csv: holds no run other\n  hint: it has only\n';
    expect(await refusal(folder, 'log', DOCUMENT, 'led.csv', '--run', 'other')).toContain(told);
    expect((await folder.expctl('inspect', 'led.csv', '--run', 'other')).code).toBe(1);
  });

  it('accepts the only run by its name, and one without a name by any', async () => {
    const folder = project();
    expect(await folder.expctl('log', DOCUMENT, 'led.csv', '--run', 'only')).toMatchObject({ code: 0 });
    const nameless = ['log', DOCUMENT, 'bare.json', '--run', 'any', '--run-id', 'b'];
    expect(await folder.expctl(...nameless)).toMatchObject({ code: 0 });
  });

  it('is refused: a unit for a key that the run does not have, and an unknown unit', async () => {
    const folder = project();
    expect(await refusal(folder, 'log', DOCUMENT, 'led.csv', '--unit', 'eval_wer=percent')).toContain(
      '--unit names eval_wer, which the run does not have\n  hint: it has wer\n',
    );
    expect(await refusal(folder, 'log', DOCUMENT, 'led.csv', '--unit', 'wer=furlong')).toContain(
      '--unit wer=furlong: "furlong" is not a known unit',
    );
  });

  it('is reported in its own form if it has no `=`', async () => {
    const folder = project();
    expect(await refusal(folder, 'log', DOCUMENT, 'led.csv', '--map', 'Tuned WER')).toContain(
      '"Tuned WER" is not COLUMN=KEY\n  hint: write it like --map "Tuned WER=eval.wer"\n',
    );
    expect(await refusal(folder, 'log', DOCUMENT, 'led.csv', '--unit', 'wer')).toContain('"wer" is not KEY=UNIT');
    expect(await refusal(folder, 'log', DOCUMENT, 'led.csv', '--set', 'Hours')).toContain('"Hours" is not LABEL=VALUE');
  });

  it('is refused: a table that does not exist, with the names of the existing ones', async () => {
    const folder = project();
    expect(await refusal(folder, 'log', DOCUMENT, 'led.csv', '--table', 'Nope')).toContain(
      'this document has no table called Nope\n  hint: its tables are "Runs"\n',
    );
  });
});
