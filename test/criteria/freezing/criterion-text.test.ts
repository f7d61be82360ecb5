import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../project-folder.ts';

const vat = (limit: string, wait: string): string =>
  [
    '# VAT-001: Indigo\n',
    '## Acceptance criteria\n',
    '| Criterion | Threshold | Measured |\n| --- | --- | --- |',
    `| Fading | ${limit} | |\n`,
    `- It dries in a day: wait ${wait} \`expect: wait ${wait}\`\n`,
    '## Results\n',
    '| Run | Fading (%) | Wait (h) |\n| --- | --- | --- |\n',
  ].join('\n');

const PATH = 'experiments/VAT-001-indigo.md';

/** The findings of `check` on the criteria after one run and a rewording. */
async function after(limit: string, wait: string): Promise<readonly string[]> {
  const folder = projectFolder({ [PATH]: vat('≤ 8.5 %', '<= 24 h'), 'out.json': '{"fading": 7.9, "wait": 20}' });
  const logged = await folder.expctl(
    'log',
    'VAT-001',
    'out.json',
    '--run-id',
    'a',
    '--unit',
    'fading=%',
    '--unit',
    'wait=h',
  );
  expect([logged.code, logged.stderr]).toEqual([0, expect.anything()]);
  const written = folder.read(PATH).replace('≤ 8.5 %', limit).replaceAll('<= 24 h', wait);
  folder.write(PATH, written);
  const { stdout } = await folder.expctl('check', '--json');
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { rule: string; message: string }[] };
  return diagnostics.filter(({ rule }) => rule === 'frozen-criteria').map(({ message }) => message);
}

describe('a frozen criterion', () => {
  it.each([
    ['≤ 8.5%', '<= 24 h'],
    ['<= 8.5 %', '≤ 24h'],
    ['≤ 8.50 %', '<=24.0 h'],
  ])('may spell its limit as %s and %s', async (limit, wait) => {
    expect(await after(limit, wait)).toEqual([]);
  });

  it.each([
    ['≤ 8.6 %', '<= 24 h'],
    ['< 8.5 %', '<= 24 h'],
    ['≤ 8.5', '<= 24 h'],
    ['≤ 80.5 %', '<= 24 h'],
    ['≤ 8.5 %', '<= 240 h'],
  ])('may not change between %s and %s', async (limit, wait) => {
    expect(await after(limit, wait)).toHaveLength(1);
  });
});
