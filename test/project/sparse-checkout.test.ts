import { expect, it } from 'vitest';
import { openProject } from '../../src/project/open-project.ts';
import { isSkipped, skippedFiles } from '../../src/project/sparse-checkout.ts';
import { fakeHost } from '../fake-host.ts';

const NAMES = Array.from({ length: 500 }, (_, at) => `plots/p${at % 20}/deep/f${at}.png`);

it('knows the folders that a sparse checkout leaves out without searching its files for each question', async () => {
  const project = await openProject(
    fakeHost({
      files: { '.git/info/sparse-checkout': '/*\n', '.git/HEAD': 'ref: refs/heads/main\n' },
      git: (words) =>
        words[0] === 'ls-files'
          ? { code: 0, stdout: NAMES.map((name) => `S 100644 ${'a'.repeat(40)} 0\t${name}\0`).join('') }
          : { code: 1 },
    }),
  );
  const skipped = skippedFiles(project);
  expect(skipped.size).toBe(500);
  let passes = 0;
  const keys = skipped.keys.bind(skipped);
  Object.assign(skipped, {
    keys: () => {
      passes++;
      return keys();
    },
  });
  for (let at = 0; at < 1000; at++) expect(isSkipped(project, `/work/plots/none${at}.png`)).toBe(false);
  for (const path of ['plots', 'plots/p3', 'plots/p3/deep', 'plots/p3/deep/f3.png'])
    expect(isSkipped(project, `/work/${path}`), path).toBe(true);
  for (const path of ['plot', 'plots/p', 'plots/p3/deep/f4.png', ''])
    expect(isSkipped(project, `/work/${path}`)).toBe(false);
  expect(passes).toBeLessThanOrEqual(1);
});
