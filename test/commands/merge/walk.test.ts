import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt, expctl } from '../../built-tool.ts';
import { TOOL, tryGit } from '../../merge/histories.ts';
import { projectFolder } from '../../project-folder.ts';
import type { ProjectFolder } from '../../project-folder.ts';

const FILE = 'experiments/tide.md';

const TEXT = `# EXP-052: Tide gauge

## Results

| Run | Drift | Notes |
| --- | --- | --- |
| g-1 | 0.31 | |
| g-2 | 0.28 | |

## Notes

Nothing so far.
`;

/** A repository in which git calls the tool of this checkout. */
function tide(): ProjectFolder {
  ensureBuilt();
  const folder = projectFolder({ [FILE]: TEXT });
  expect(expctl(['init', '--merge', '--command', TOOL], { cwd: folder.path }).code).toBe(0);
  folder.git('add', '--all');
  folder.git('commit', '-q', '-m', 'driver');
  return folder;
}

function log(folder: ProjectFolder, id: string, drift: number): void {
  folder.write(`.git/out/${id}.json`, JSON.stringify({ drift }));
  const written = expctl(['log', FILE, `.git/out/${id}.json`, '--run-id', id], { cwd: folder.path });
  expect(written, written.stderr).toMatchObject({ code: 0 });
}

function commit(folder: ProjectFolder): void {
  folder.git('add', '--all');
  folder.git('commit', '-q', '-m', 'a run');
}

const merging = ({ path }: ProjectFolder, ...words: string[]) => tryGit({ top: path }, ...words);
const rows = (text: string): readonly string[] => text.match(/^\| g-.*$/gmu) ?? [];

let kept = '';
beforeAll(() => void (kept = mkdtempSync(join(tmpdir(), 'expctl-branches-'))));
afterAll(() => rmSync(kept, { recursive: true, force: true }));
let isKept = false;

/**
 * Two branches that logged different runs; on `side` a row was corrected by hand as well. They are created once, and
 * copied.
 */
function twoBranches(): ProjectFolder {
  if (isKept) {
    const copy = projectFolder({}, { git: false });
    cpSync(kept, copy.path, { recursive: true });
    return copy;
  }
  const folder = newBranches();
  cpSync(folder.path, kept, { recursive: true });
  isKept = true;
  return folder;
}

function newBranches(): ProjectFolder {
  const folder = tide();
  folder.git('checkout', '-q', '-b', 'side');
  log(folder, 'g-4', 0.22);
  folder.write(FILE, folder.read(FILE).replace('| g-1 | 0.31 | |', '| g-1 | 0.35 | recalibrated |'));
  commit(folder);
  folder.git('checkout', '-q', 'main');
  log(folder, 'g-3', 0.4);
  commit(folder);
  return folder;
}

const ALL = ['| g-1 | 0.35 | recalibrated |', '| g-2 | 0.28 | |', '| g-3 | 0.40 |  |', '| g-4 | 0.22 |  |'];

describe('two branches log different runs, and one edits a row', () => {
  it.each([
    ['merge', ['merge', '--no-edit', 'side']],
    ['rebase', ['rebase', '-q', 'side']],
    ['cherry-pick', ['cherry-pick', 'side']],
  ])('%s keeps them all', (_, words) => {
    const folder = twoBranches();
    const { code, text, said } = merging(folder, ...words);
    expect(code, said).toBe(0);
    expect(rows(text)).toEqual(ALL);
    const check = expctl(['check', FILE], { cwd: folder.path });
    expect(check.stdout).not.toMatch(/error/u);
  });

  it('stash pop keeps them all', () => {
    const folder = twoBranches();
    folder.git('checkout', '-q', 'side~1');
    folder.git('checkout', '-q', 'side', '--', '.');
    folder.git('stash', 'push', '-q');
    folder.git('checkout', '-q', 'main');
    const { code, text } = merging(folder, 'stash', 'pop');
    expect(code).toBe(0);
    expect(rows(text)).toEqual(ALL);
  });

  it.each([
    ['merge', ['merge', '--no-edit', 'side']],
    ['rebase', ['rebase', '-q', 'side']],
    ['cherry-pick', ['cherry-pick', 'side']],
  ])('%s is an honest conflict where both edited the row', (_, words) => {
    const folder = twoBranches();
    folder.write(FILE, folder.read(FILE).replace('| g-1 | 0.31 | |', '| g-1 | 0.39 | |'));
    commit(folder);
    const { code, text } = merging(folder, ...words);
    expect(code).not.toBe(0);
    expect(text).toMatch(/^<{7}.*\n\| g-1 .*\n={7}\n\| g-1 .*\n>{7}.*\n\| g-2 /mu);
    const said = expctl(['check', FILE], { cwd: folder.path });
    expect(said.code).toBe(1);
    expect(said.stdout).toContain('conflict-markers');
    expect(said.stdout).not.toContain('merged-rows');
  });

  it('is a conflict, never a guess, if the same run is logged with other values on both branches', () => {
    const folder = tide();
    folder.git('checkout', '-q', '-b', 'side');
    log(folder, 'g-3', 0.22);
    commit(folder);
    folder.git('checkout', '-q', 'main');
    log(folder, 'g-3', 0.4);
    commit(folder);
    const { code, text } = merging(folder, 'merge', 'side');
    expect(code).toBe(1);
    expect(text).toContain('| g-3 | 0.40 |  |\n=======\n| g-3 | 0.22 |  |\n');
  });
});

describe('a driver that does not work as it should', () => {
  it.each([
    ['missing', 'no-such-tool-here'],
    ['killed', "sh -c 'kill -9 $$'"],
    ['failing', "sh -c 'exit 2'"],
    ['broken at its start', `${TOOL.split(' ')[0]} ${join('/', 'no', 'such', 'script.js')}`],
    ['another program', 'false'],
  ])('%s: git merges the lines, and nothing is lost without notice', (_, tool) => {
    const folder = twoBranches();
    expect(expctl(['init', '--merge', '--command', tool], { cwd: folder.path }).code).toBe(0);
    const { code, text } = merging(folder, 'merge', '--no-edit', 'side');
    expect(code).toBe(1);
    expect(text).toMatch(/^<{7} ours\n[\s\S]*^={7}\n[\s\S]*^>{7} theirs\n/mu);
    for (const id of ['g-1', 'g-2', 'g-3', 'g-4']) expect(text).toContain(`| ${id} |`);
  });
});
