import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import { FILLED, filledText } from '../kinds.ts';
import type { KindName } from '../kinds.ts';
import { brief, findingsIn } from './document-with.ts';

const only = { rules: ['unclosed-block'] };

describe('unclosed-block', () => {
  it.each([
    [
      '~~~\npears\n\n## Figs\n',
      '1 unclosed-block this code block is never closed: "## Figs" and all that follows is read as code',
    ],
    [
      '<!-- later\n\n# Figs\n',
      '1 unclosed-block this comment is never closed: "# Figs" and all that follows is read as part of it',
    ],
    [
      '<pre>\n\n| a |\n| - |\n| f |\n',
      '1 unclosed-block this HTML is never closed: a table and all that follows is read as part of it',
    ],
    [
      '- pears\n\n  ```\n  ## Figs\n',
      '3 unclosed-block this code block is never closed: "## Figs" and all that follows is read as code',
    ],
    ['pears\n\n```\n# a comment\nfigs\n', '3 unclosed-block this code block is never closed'],
    ['pears\n\n<!--', '3 unclosed-block this comment is never closed'],
  ])('reports %j', (text, expected) => {
    expect(brief(findingsIn(text, only))).toEqual([expected]);
  });

  it.each([
    '```\n## Figs\n```\n',
    '<!--\n## Figs\n-->\n',
    '<!-- a -->\n',
    '<div>\n## Figs\n',
    '    ## Figs\n',
    '> ```\n> figs\n\n## Pears\n',
    'pears <!-- figs\n\n## Figs\n',
    '<!-->\n\n## Figs\n',
  ])('leaves %j alone', (text) => {
    expect(findingsIn(text, only)).toEqual([]);
  });

  it('holds back findings that depend on sections and tables, but not those on the text', () => {
    const text = filledText('exp').replace(/^## Results$/mu, '```\n\n## Results');
    const found = findingsIn(text, { kind: 'exp', path: FILLED.exp });
    expect(found.map(({ rule }) => rule)).toEqual(['unclosed-block']);
    const leaked = text.replace('## Results', '## Results\n\nAKIA2E0A8F3B244C9986');
    const rules = findingsIn(leaked, { kind: 'exp', path: FILLED.exp }).map(({ rule }) => rule);
    expect(rules.toSorted()).toEqual(['no-secret', 'unclosed-block']);
  });

  it.each(Object.keys(FILLED) as KindName[])('finds nothing in the filled document of %s', (name) => {
    expect(findingsIn(filledText(name), { kind: name, ...only })).toEqual([]);
  });

  it('finds nothing in our own pages', () => {
    const folder = new URL('../../docs/', import.meta.url);
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.md')))
      expect(findingsIn(readFileSync(new URL(name, folder), 'utf8'), only)).toEqual([]);
  });
});

describe('a document whose kind is cut off', () => {
  const PLAN = filledText('plan');
  const CUT = PLAN.replace(/^## /mu, '```bash\nuv run sing\n\n## ');

  it('is reported where the experiments are, and if its name has an id', async () => {
    const { expctl, write } = projectFolder({ [FILLED.plan]: CUT });
    const { code, stdout } = await expctl('check');
    expect(stdout).toContain('error unclosed-block  this code block is never closed');
    expect(code).toBe(1);
    write(FILLED.plan, PLAN);
    expect((await expctl('check')).code).toBe(0);
  });

  it('is skipped if nothing says that it is an experiment', async () => {
    const { expctl, write } = projectFolder({ 'notes.md': '# Notes\n\n```\nx\n\n## More\n' });
    expect(await expctl('check')).toMatchObject({ code: 0, stdout: '' });
    write('EXP-031-notes.md', '# Notes\n\n```\nx\n\n## More\n');
    expect((await expctl('check')).stdout).toContain('EXP-031-notes.md:3:1: error unclosed-block');
  });
});
