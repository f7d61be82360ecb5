import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import { commandsIn, fencesIn, filesIn, transcript } from './worked-page.ts';

const FOLDER = resolve(import.meta.dirname, '../../docs/examples');

describe('docs/examples', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.md') && name !== 'README.md');

  it('has one page for each kind', () => {
    expect(names.toSorted()).toEqual(['exp.md', 'ml-exp.md', 'ml-issue.md', 'plan.md', 'tracking-log.md']);
  });

  it.each(names)('%s prints what it says', async (name) => {
    const fences = fencesIn(readFileSync(resolve(FOLDER, name), 'utf8'));
    const folder = projectFolder(filesIn(fences));
    const shown = fences.filter(({ info }) => info === 'console');
    expect(shown).not.toEqual([]);
    for (const { text } of shown) expect((await transcript(folder, commandsIn(text))).trimEnd()).toBe(text);
  });
});
