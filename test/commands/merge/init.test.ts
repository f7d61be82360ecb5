import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../project-folder.ts';

describe('init', () => {
  it('creates a configuration that the tool reads, and a folder; a second call changes nothing', async () => {
    const folder = projectFolder();
    const look = await folder.expctl('init', '--dry-run');
    expect(look.stdout).toMatch(/^--- a\/expctl\.yaml\n[\s\S]*\nmkdir experiments\n$/u);
    expect(await folder.expctl('init')).toMatchObject({ code: 0, stdout: 'wrote expctl.yaml\nmade experiments\n' });
    const text = folder.read('expctl.yaml');
    expect(await folder.expctl('init')).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'nothing to do: expctl.yaml is there\n',
    });
    expect((await folder.expctl('new', 'exp', 'First')).code).toBe(0);
    expect((await folder.expctl('list')).stdout).toContain('First');
    expect(folder.read('expctl.yaml')).toBe(text);
  });

  it('names the folders that already contain documents', async () => {
    const folder = projectFolder();
    await folder.expctl('new', 'exp', 'Adapters');
    const made = folder.git('ls-files', '--others').trim();
    const elsewhere = projectFolder({ 'trials/one.md': folder.read(made), 'README.md': '# Words\n' });
    await elsewhere.expctl('init');
    expect(elsewhere.read('expctl.yaml')).toContain("documents:\n  - 'experiments/**/*.md'\n  - 'trials/*.md'\n");
    expect((await elsewhere.expctl('list')).stdout).toContain('Adapters');
  });

  it('--merge adds what is missing to .gitattributes, after the existing lines, and two settings', async () => {
    const folder = projectFolder({
      '.gitattributes': '*.md merge=union',
      'expctl.yaml': "documents: ['lab/{a,b}/*.md', 'log.md']\n",
    });
    const before = folder.git('config', '--list', '--local');
    const look = await folder.expctl('init', '--merge', '--command', 'expctl', '--dry-run');
    expect(look.stdout).toContain('+lab/a/*.md merge=expctl\n+lab/b/*.md merge=expctl\n+/log.md merge=expctl\n');
    expect(folder.git('config', '--list', '--local')).toBe(before);
    expect((await folder.expctl('init', '--merge', '--command', 'expctl')).code).toBe(0);
    expect(folder.read('.gitattributes')).toBe(
      '*.md merge=union\nlab/a/*.md merge=expctl\nlab/b/*.md merge=expctl\n/log.md merge=expctl\n',
    );
    expect(folder.git('check-attr', 'merge', '--', 'lab/a/x.md', 'log.md', 'lab/log.md').match(/: \w+$/gmu)).toEqual([
      ': expctl',
      ': expctl',
      ': union',
    ]);
    expect(folder.git('config', 'merge.expctl.driver')).toMatch(/^if command -v expctl .*git merge-file/u);
    const again = await folder.expctl('init', '--merge', '--command', 'expctl', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({
      kind: 'init',
      steps: [{ changed: false }, { changed: false }, { changed: false }],
    });
    expect((await folder.expctl('check')).stdout).not.toContain('git-attributes');
  });

  const CLONED = {
    'expctl.yaml': 'documents: lab/*.md\n',
    '.gitattributes': '*.md text\nlab/*.md merge=expctl\n',
    'lab/pond.md': '# EXP-001: Newts\n',
  };

  it.each(['kettles', 'kettles --quiet', './kettles.sh', "'the kettles' --quiet"])(
    '--merge and doctor report a command that does not exist: %s',
    async (words) => {
      const folder = projectFolder(CLONED);
      const called = words.replace(' --quiet', '').replaceAll("'", '');
      const { code, stderr } = await folder.expctl('init', '--merge', '--command', words);
      expect([code, stderr]).toEqual([
        0,
        expect.stringContaining(`expctl: ${called} is not on the PATH: git merges the lines until it is\n`),
      ]);
      expect(await folder.expctl('doctor')).toMatchObject({
        code: 1,
        stdout:
          'The merge driver cannot be called (git merges the lines):\n' +
          `  .gitattributes:2 names the driver and its command ${called} is not on the PATH: \`expctl init --merge\` sets it anew\n`,
      });
    },
  );

  it.each(['git', '/bin/sh', '"$HOME/kettles"', '~/kettles', 'A=1 git'])(
    '--merge and doctor say nothing about a command that exists, or that only a shell can find: %s',
    async (words) => {
      const folder = projectFolder(CLONED);
      const { stderr } = await folder.expctl('init', '--merge', '--command', words);
      expect(stderr).not.toContain('PATH');
      expect(await folder.expctl('doctor')).toMatchObject({ code: 0, stdout: '' });
    },
  );

  it('doctor says that a clone has no driver, and how to set it', async () => {
    const folder = projectFolder(CLONED);
    expect(await folder.expctl('doctor')).toMatchObject({
      code: 1,
      stdout:
        'The merge driver cannot be called (git merges the lines):\n' +
        '  .gitattributes:2 names the driver and this clone has none: `expctl init --merge` sets it\n',
    });
    await folder.expctl('init', '--merge');
    expect(await folder.expctl('doctor')).toMatchObject({ code: 0, stdout: '' });
  });

  it('doctor asks the repository that has the documents, not the one around it', async () => {
    const folder = projectFolder({ 'expctl.yaml': 'documents: lab/*.md\n' });
    folder.write('lab/pond.md', '# EXP-001: Newts\n');
    folder.git('init', '--quiet', 'lab');
    const { stdout } = await folder.expctl('init', '--merge');
    expect(stdout).toContain('wrote lab/.gitattributes\n');
    expect(await folder.expctl('doctor')).toMatchObject({ code: 0, stdout: '' });
    folder.git('-C', 'lab', 'config', '--unset', 'merge.expctl.driver');
    folder.git('config', 'merge.expctl.driver', 'true');
    expect(await folder.expctl('doctor')).toMatchObject({
      code: 1,
      stdout:
        'The merge driver cannot be called (git merges the lines):\n' +
        '  lab/.gitattributes:1 names the driver and this clone has none: `expctl init --merge` sets it\n',
    });
  });

  it('refuses what is impossible', async () => {
    const bare = projectFolder({}, { git: false });
    expect(await bare.expctl('init', '--merge')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('git repository'),
    });
    const folder = projectFolder();
    for (const words of [
      ['--command', 'x'],
      ['--merge', '--command', 'a\nb'],
      ['--merge', '--command', '%A'],
    ])
      expect((await folder.expctl('init', ...words)).code, words.join(' ')).toBe(2);
  });
});

describe('a line that could override the driver', () => {
  const files = {
    'experiments/EXP-001-mud.md': '# EXP-001: Mud\n',
    'experiments/EXP-002-reed.md': '# EXP-002: Reed\n',
  };
  const said = 'sets `merge=union` for experiments/EXP-001-mud.md';

  it("has no effect if it comes before the driver's line", async () => {
    const folder = projectFolder({ ...files, '.gitattributes': '*.md merge=union\n' });
    expect((await folder.expctl('init', '--merge')).stderr).not.toContain('union');
    expect(folder.git('check-attr', 'merge', 'experiments/EXP-001-mud.md')).toContain('merge: expctl');
    expect(await folder.expctl('doctor')).toMatchObject({ code: 0, stdout: '' });
  });

  it('is reported by init and doctor if it comes after that', async () => {
    const folder = projectFolder(files);
    await folder.expctl('init', '--merge');
    folder.write('.gitattributes', `${folder.read('.gitattributes')}*.md merge=union\n`);
    expect(folder.git('check-attr', 'merge', 'experiments/EXP-001-mud.md')).toContain('merge: union');
    const init = await folder.expctl('init', '--merge');
    expect(init.code).toBe(0);
    expect(init.stderr).toContain(
      `expctl: .gitattributes:2 ${said} and 1 other: git does not call the driver there\n  hint: `,
    );
    expect(JSON.parse((await folder.expctl('init', '--merge', '--json')).stdout).overridden).toHaveLength(1);
    const doctor = await folder.expctl('doctor');
    expect(doctor.code).toBe(1);
    expect(doctor.stdout).toContain(`  .gitattributes:2 ${said} and 1 other\n`);
  });

  it('is reported if a folder has attributes of its own, but not if there is no driver', async () => {
    const folder = projectFolder({ ...files, 'experiments/.gitattributes': 'EXP-001* merge=union\n' });
    expect(await folder.expctl('doctor')).toMatchObject({ code: 0 });
    expect((await folder.expctl('init', '--merge')).stderr).toContain(`expctl: experiments/.gitattributes:1 ${said}: `);
  });
});
