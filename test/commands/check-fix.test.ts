import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import { fencesIn, filesIn } from './worked-page.ts';

const PAGE = readFileSync(new URL('../../docs/examples/exp.md', import.meta.url), 'utf8');
const PATH = 'experiments/EXP-004-tide-tables.md';
const RUNNING = filesIn(fencesIn(PAGE))[PATH] ?? '';
const PASSED = RUNNING.replaceAll('🔄 RUNNING', '✅ PASSED')
  .replace(/❌ \*\*NO-GO\*\*.*\n⚠️ .*\n/u, '')
  .replace('**Rationale**:', '**Rationale**: they agree');
/** Its third run took longer than the limit for every run. */
const SLOW = PASSED.replace('8.6      |', '28.6     |');
const LAST_ROW = '| 3   | ness';

const made = async (text: string, times = 1) => {
  const { expctl, read } = projectFolder({ [PATH]: text });
  let last = await expctl('check', '--fix');
  for (let time = 1; time < times; time++) last = await expctl('check', '--fix');
  return { text: read(PATH), ...last, verdict: (await expctl('decide', 'EXP-004')).stdout.split('\n')[0] };
};

describe('check --fix', () => {
  it('has an example to start with', async () => {
    expect(SLOW).not.toBe(PASSED);
    expect((await made(PASSED)).stdout).toBe('');
  });

  it('cuts no row off a table: prose between two rows is left to a person', async () => {
    const text = SLOW.replace(LAST_ROW, `Note: skerry was slow.\n${LAST_ROW}`);
    const after = await made(text);
    expect(after.text).toBe(text);
    expect(after.stderr).toContain('0 findings fixed\n');
    expect(after.stdout).toContain('error status-outcome  the status says PASSED');
    expect(after.verdict).toMatch(/^NO-GO /u);
  });

  it('puts the blank line where the prose below the last row begins', async () => {
    const row = '| 3   | ness   | printed table   | the same      | ✅     | 28.6     | 213         |\n';
    const after = await made(SLOW.replace(row, `${row}Note: skerry was slow.\nNobody knows why.\n`));
    expect(after.text).toContain(`${row}\nNote: skerry was slow.\nNobody knows why.\n`);
    expect(after.stderr).toContain('1 finding fixed\n');
  });

  it.each([
    ['an open fence', PASSED.replace('8.6 s  213 MB\n```\n', '8.6 s  213 MB\n')],
    ['an open comment', `${PASSED.slice(0, PASSED.indexOf('## Analysis'))}<!-- to do`],
  ])('adds no section inside %s, however often it is called', async (_, text) => {
    expect((await made(text, 2)).text).toBe(text);
  });

  it('makes the good fixes even if another one is not good', async () => {
    // A heading for the decision would replace a warning with an error; the one for the next steps does not.
    const from = PASSED.indexOf('### Decision');
    const after = await made(PASSED.slice(0, from) + PASSED.slice(PASSED.indexOf('## Artifacts')));
    expect(after.text).toContain('### Next Steps\n\n## Artifacts');
    expect(after.text).not.toContain('### Decision');
  });
});
