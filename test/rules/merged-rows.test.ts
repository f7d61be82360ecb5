import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { main } from '../../src/main.ts';
import { nodeHost } from '../../src/node-host.ts';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const FILE = 'experiments/tide.md';
const tide = (...rows: readonly string[]): string =>
  ['# EXP-052: Tide gauge', '', '| Run | Drift |', '| --- | --- |', ...rows, ''].join('\n');
const [G1, G2, G3, G4] = ['| g-1 | 0.31 |', '| g-2 | 0.28 |', '| g-3 | 0.40 |', '| g-4 | 0.22 |'];

function commit(folder: ProjectFolder, text: string): void {
  folder.write(FILE, text);
  folder.git('add', '--all');
  folder.git('commit', '-q', '--allow-empty', '-m', 'a change');
}

/**
 * A merge of `ours` and `theirs` that was concluded with `result`; undefined: it is not concluded, and the file is
 * ours.
 */
function merged(versions: { base: string; ours: string; theirs: string; result: string | undefined }): ProjectFolder {
  const folder = projectFolder({ [FILE]: versions.base });
  folder.git('checkout', '-q', '-b', 'side');
  commit(folder, versions.theirs);
  folder.git('checkout', '-q', 'main');
  commit(folder, versions.ours);
  folder.git('merge', '-q', '--no-commit', '--no-ff', '-s', 'ours', 'side');
  if (versions.result !== undefined) commit(folder, versions.result);
  return folder;
}

/** The messages of `check` on the rule, with the names of commits removed. */
async function found(folder: ProjectFolder, ...words: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await folder.expctl('check', ...words);
  return stdout
    .split('\n')
    .flatMap((line) => /^(\S+: error) merged-rows {2}(.*)$/u.exec(line)?.slice(1).join(' ') ?? [])
    .map((line) => line.replace(/\b[0-9a-f]{7}\b/gu, 'HASH').replace(`${FILE}:`, ''));
}

describe('merged-rows (U37)', () => {
  it('finds rows lost, restored, duplicated and reverted in the merge at HEAD, with the parent', async () => {
    const folder = merged({
      base: tide(G1, G2),
      ours: tide('| g-1 | 0.35 |', G3),
      theirs: tide(G1, G2, G4),
      result: tide(G1, G2, G3, G3),
    });
    expect(await found(folder)).toEqual([
      '3:1: error the run "g-4" is lost in the merge HASH: its second parent HASH has it, and nobody deleted it',
      '5:1: error the run "g-1" has its old values in the merge HASH: its first parent HASH had changed them, and nobody else did',
      '6:1: error the run "g-2" is back in the merge HASH: its first parent HASH had deleted it',
      '8:1: error the run "g-3" is there twice in the merge HASH: its first parent HASH has it once',
    ]);
    const [head, parent] = [
      folder.git('rev-parse', '--short=7', 'HEAD'),
      folder.git('rev-parse', '--short=7', 'HEAD^2'),
    ];
    const { stdout } = await folder.expctl('check');
    expect(stdout).toContain(`lost in the merge ${head.trim()}: its second parent ${parent.trim()}`);
    expect(stdout).toContain(`git show ${parent.trim()}:${FILE}`);
  });

  it('says nothing about a correct merge', async () => {
    const result = tide('| g-1 | 0.35 |', G3, G4);
    expect(
      await found(merged({ base: tide(G1, G2), ours: tide('| g-1 | 0.35 |', G3), theirs: tide(G1, G2, G4), result })),
    ).toEqual([]);
    const chosen = { base: tide(G1), ours: tide('| g-1 | 0.35 |'), theirs: tide('| g-1 | 0.39 |') };
    expect(await found(merged({ ...chosen, result: tide('| g-1 | 0.37 |') }))).toEqual([]);
    expect(
      await found(merged({ base: tide(G1), ours: tide(), theirs: tide('| g-1 | 0.39 |'), result: tide() })),
    ).toEqual([]);
  });

  it('examines a merge in progress, also in what is staged, and with a file named', async () => {
    const folder = merged({ base: tide(G1), ours: tide(G1, G2), theirs: tide(G1, G3), result: undefined });
    const lost =
      'error the run "g-3" is lost in the merge in progress: its second parent HASH has it, and nobody deleted it';
    expect(await found(folder)).toEqual([`3:1: ${lost}`]);
    expect(await found(folder, FILE)).toEqual([`3:1: ${lost}`]);
    folder.write(FILE, tide(G1, G2, '| g-9 | 1 |'));
    folder.git('add', '--all');
    folder.write(FILE, tide(G1, G2, G3));
    expect(await found(folder, '--staged')).toEqual([`3:1: ${lost}`]);
    expect(await found(folder)).toEqual([]);
  });

  it('finds what `merge=union` did', async () => {
    const folder = projectFolder({ [FILE]: tide(G1), '.gitattributes': '*.md merge=union\n' });
    folder.git('checkout', '-q', '-b', 'side');
    commit(folder, tide('| g-1 | 0.35 |'));
    folder.git('checkout', '-q', 'main');
    commit(folder, tide('| g-1 | 0.39 |'));
    folder.git('merge', '-q', '--no-edit', 'side');
    expect(await found(folder)).toEqual([
      '6:1: error the run "g-1" is there twice in the merge HASH: its first parent HASH has it once',
    ]);
  });

  it('finds an old merge with --history, until somebody fixes it', async () => {
    const folder = merged({ base: tide(G1), ours: tide(G1, G2), theirs: tide(G1, G3), result: tide(G1, G2) });
    commit(folder, tide(G1, G2, G4));
    expect(await found(folder)).toEqual([]);
    const lost =
      '3:1: error the run "g-3" is lost in the merge HASH: its second parent HASH has it, and nobody deleted it';
    expect(await found(folder, '--history')).toEqual([lost]);
    expect((await folder.expctl('check', '--history')).stderr).toContain('history: 1 merge looked at');
    commit(folder, tide(G1, G2, G3, G4));
    expect(await found(folder, '--history')).toEqual([]);
  });

  it('reports the one at HEAD once, and can be silenced with a reason, and switched off', async () => {
    const folder = merged({ base: tide(G1), ours: tide(G1, G2), theirs: tide(G1, G3), result: tide(G1, G2) });
    expect(await found(folder, '--history')).toHaveLength(1);
    const silenced = tide(G1, G2).replace('| Run', '<!-- expctl-disable-next-line merged-rows: never ran -->\n| Run');
    folder.write(FILE, silenced);
    expect(await found(folder, '--history')).toEqual([]);
    folder.write(FILE, tide(G1, G2));
    folder.write('expctl.yaml', 'rules:\n  merged-rows: off\n');
    expect(await found(folder, '--history')).toEqual([]);
  });

  it('says so if a shallow clone cut the parents off', async () => {
    const folder = merged({ base: tide(G1), ours: tide(G1, G2), theirs: tide(G1, G3), result: tide(G1, G2) });
    const clone = mkdtempSync(join(tmpdir(), 'expctl-test-'));
    onTestFinished(() => rmSync(clone, { recursive: true, force: true }));
    execFileSync('git', ['clone', '-q', '--depth=1', `file://${folder.path}`, clone], { stdio: 'pipe' });
    const errors: string[] = [];
    const stream = { isTTY: false, columns: undefined, write: (text: string) => void errors.push(text) };
    await main(['check'], { ...nodeHost(clone), stdout: stream, stderr: stream });
    expect(errors.join('')).toContain('the merge commit was not looked at: this is a shallow clone');
    expect(errors.join('')).not.toContain('merged-rows');
  });
});
