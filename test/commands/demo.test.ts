import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

describe('expctl demo', () => {
  it('runs the whole workflow in a folder of its own, and prints each command before its output', async () => {
    const folder = projectFolder({}, { git: false });
    const { code, stdout, stderr } = await folder.expctl('demo', 'try');
    expect(code).toBe(0);
    const commands = stdout.split('\n').filter((line) => line.startsWith('$ expctl '));
    expect(commands.map((line) => line.split(' ')[2])).toEqual([
      'new',
      'log',
      'log',
      'log',
      'log',
      'check',
      'decide',
      'report',
    ]);
    expect(stdout).toContain('command-flags');
    expect(stdout).toContain('worst h1-seed3');
    expect(stdout).toContain('The repository is try.');
    const document = folder.read('try/experiments/adapters-for-call-centre-audio.md');
    expect(document.split('\n').filter((line) => /^\| (?:h1|read)-/u.test(line))).toHaveLength(4);
    expect(stderr).toContain('0 errors, 1 warning in 1 document');
    expect(existsSync(join(folder.path, 'try/experiments/adapters-for-call-centre-audio.runs/h1-seed1.json'))).toBe(
      true,
    );
  });

  it('refuses a folder that is not empty, and leaves it unchanged', async () => {
    const folder = projectFolder({ 'try/mine.txt': 'mine' });
    const { code, stderr } = await folder.expctl('demo', 'try');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'expctl: try is not empty\n  hint: give a new or an empty folder\n',
    });
    expect(folder.git('status', '--porcelain')).toBe('');
  });
});
