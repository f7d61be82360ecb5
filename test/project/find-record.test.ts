import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const bread = (id: string): string => `# ${id}: Sourdough\n\nStatus: done\n`;

/** A folder with one readable document, and one in Latin-1 of this name. */
function withLatin(name: string): ProjectFolder {
  const folder = projectFolder({ 'experiments/EXP-006-rye.md': bread('EXP-006'), 'out.json': '{"rise": 2}' });
  folder.write(name, '');
  writeFileSync(join(folder.path, name), Buffer.from('# EXP-016: \xe9tuve\n', 'latin1'));
  return folder;
}

describe('an experiment given by its id', () => {
  it.each([['experiments/EXP-016-oven.md'], ['experiments/EXP-016.md'], ['experiments/EXP-016/README.md']])(
    'is recognised in %s, which cannot be read',
    async (name) => {
      const folder = withLatin(name);
      for (const words of [
        ['show', 'EXP-016'],
        ['log', 'exp-016', 'out.json'],
        ['run', 'EXP-016', '--', 'true'],
      ])
        expect(await folder.expctl(...words), words.join(' ')).toMatchObject({
          code: 2,
          stderr: `expctl: ${name}: the file is not UTF-8 (byte 11)\n  hint: save it as UTF-8; expctl changes nothing in it\n`,
        });
    },
  );

  it('may be in a file that cannot be read and has another name, which is reported', async () => {
    const { stderr } = await withLatin('experiments/oven.md').expctl('show', 'EXP-016');
    expect(stderr).toBe(
      'expctl: there is no experiment or file "EXP-016"\n  hint: did you mean EXP-006?; experiments/oven.md was not read: the file is not UTF-8 (byte 11)\n',
    );
  });

  it('may be the name of a file with another id', async () => {
    const folder = projectFolder({ 'experiments/EXP-016-rye.md': bread('EXP-006') });
    expect((await folder.expctl('show', 'EXP-016')).stderr).toBe(
      'expctl: there is no experiment or file "EXP-016"\n  hint: experiments/EXP-016-rye.md says that it is EXP-006: name the file, or mend the id\n',
    );
  });

  it('is not a longer number that begins alike', async () => {
    const folder = projectFolder({ 'experiments/EXP-0161-rye.md': bread('EXP-0161') });
    expect((await folder.expctl('show', 'EXP-016')).stderr).toContain('hint: did you mean EXP-0161?');
  });

  it.each(['exp_016', 'EXP-16', 'LOAF.md#exp-016', 'LOAF.md#EXP_16'])('may be written as %s', async (word) => {
    const folder = projectFolder({ 'LOAF.md': '# Loaves\n\n## EXP-015: Rye\n\nStatus: done\n\n## EXP-016: Oat\n' });
    expect((await folder.expctl('show', word)).stdout).toContain('EXP-016');
  });

  it('may be written like that in a criterion', async () => {
    const table = '## Results\n\n| Run | Rise |\n| --- | --- |\n| a | 2 |\n';
    const folder = projectFolder({
      'experiments/EXP-042-rye.md': `${bread('EXP-042')}\n${table}`,
      'experiments/EXP-043-oat.md': `${bread('EXP-043')}\n## Success Criteria\n\n- Rises: \`expect: max(rise) >= max(doc("EXP_42").rise)\`\n\n${table}`,
    });
    expect((await folder.expctl('decide', 'EXP-043')).stdout).toContain('GO  ');
  });

  it('must be given differently if two files have it', async () => {
    const folder = projectFolder({ 'experiments/a.md': bread('EXP-006'), 'experiments/b.md': bread('EXP-006') });
    expect((await folder.expctl('show', 'EXP-006')).stderr).toBe(
      'expctl: EXP-006 is in 2 places: experiments/a.md:1, experiments/b.md:1\n  hint: name the file instead\n',
    );
  });

  it.each([['LOAF.md#LO-002'], ['LO-002']])('is refused as %s if a ledger has it twice', async (word) => {
    const folder = projectFolder({
      'LOAF.md': '# Loaves\n\n## LO-001: Rye\n\nStatus: done\n\n## LO-002: Oat\n\nStatus: done\n\n## LO-002: Spelt\n',
      'out.json': '{"rise": 2}',
    });
    for (const words of [
      ['show', word],
      ['log', word, 'out.json'],
      ['decide', word],
    ])
      expect(await folder.expctl(...words), words.join(' ')).toMatchObject({
        code: 2,
        stderr:
          'expctl: LO-002 is in 2 places: LOAF.md:7, LOAF.md:11\n  hint: give one of them another id: `expctl check` shows them\n',
      });
  });
});
