import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import { wordsOf } from './worked-page.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

/** The contents of a page's fences of one language, in their order. */
const fences = (page: string, language: string): readonly string[] =>
  [...textOf(page).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gmsu'))].map(([, inside = '']) => inside);

describe('the first example of a page', () => {
  it.each(['README.md', 'docs/criteria.md', 'docs/criteria-tables.md'])('%s is decided as it says', async (page) => {
    const [document = ''] = fences(page, 'md');
    const [output = ''] = fences(page, 'text');
    const id = /^# ([A-Z]+-\d+)/u.exec(document)?.[1] ?? '';
    const { expctl } = projectFolder({ [`experiments/${id}.md`]: document });
    expect((await expctl('decide', id)).stdout).toBe(output.replace(`$ expctl decide ${id}\n`, ''));
  });

  it('docs/rows.md is logged as it says', async () => {
    const [table = '', row = ''] = fences('docs/rows.md', 'md');
    const [command = ''] = fences('docs/rows.md', 'sh');
    const { expctl, read } = projectFolder({
      'experiments/EXP-007.md': `# EXP-007: Wind\n\n## Runs\n\n${table}`,
      'outputs/run-3/metrics.json': /`(\{.*\})`/u.exec(textOf('docs/rows.md'))?.[1] ?? '',
    });
    expect((await expctl(...wordsOf(command.trim()).slice(1))).code).toBe(0);
    const last = read('experiments/EXP-007.md').trimEnd().split('\n').at(-1) ?? '';
    const DAY = /\d{4}-\d\d-\d\d/u;
    expect(`${last.replace(DAY, 'DAY')}\n`).toBe(row.replace(DAY, 'DAY'));
  });
});
