import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

const bread = (id: string): string =>
  `# ${id}: Bread\n\nStatus: running\n\n## Runs\n\n<!-- expctl: runs key="Run" -->\n\n| Run | Rise |\n| --- | --- |\n`;
const [OPEN, JOINED] = ['Gebäck/EXP-001-größe.md'.normalize('NFD'), 'Gebäck/EXP-001-größe.md'.normalize('NFC')];
const OUTPUT = 'Maß/höhe.json';

describe('a name whose letters are put together otherwise than the file’s', () => {
  const folder = () => projectFolder({ [OPEN]: bread('EXP-001'), [OUTPUT.normalize('NFD')]: '{"rise": 2}' });

  it('means that file, of a document and of an output', async () => {
    const oven = folder();
    const { code, stderr } = await oven.expctl('log', JOINED, OUTPUT, '--run-id', 'a');
    expect([code, stderr]).toEqual([0, '']);
    expect(oven.read(OPEN)).toContain('| a | 2 |');
    expect(existsSync(join(oven.path, OPEN.replace('.md', '.runs/a.json')))).toBe(true);
    for (const verb of ['show', 'check']) expect((await oven.expctl(verb, JOINED)).stderr).not.toContain('no file');
  });

  it('means none where two names differ in nothing else', async () => {
    const twins = projectFolder({ 'ǫ\u0304.md': bread('EXP-001'), 'o\u0304\u0328.md': bread('EXP-002') });
    expect((await twins.expctl('show', 'ǭ.md')).stderr).toContain('there is no experiment or file');
  });

  it('means the file that is called exactly so before another', async () => {
    const twins = projectFolder({ 'größe.md': bread('EXP-001'), ['größe.md'.normalize('NFD')]: bread('EXP-002') });
    expect((await twins.expctl('show', 'größe.md')).stdout).toContain('EXP-001');
  });
});
