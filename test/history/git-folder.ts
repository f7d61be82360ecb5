import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A real folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'expctl-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real repository in a temporary folder, with the git of this machine. */
export type GitFolder = {
  readonly top: string;
  git(...words: string[]): string;
  write(path: string, content: string | Uint8Array): string;
  /** Writes, adds and commits. */
  commit(files: Readonly<Record<string, string>>): string;
};

/** One process of ours for three of git's: starting one costs this process more than git's own work. */
const COMMIT = "git add --all && git commit --quiet --message 'a change' && git rev-parse HEAD";

/** Makes an empty repository on branch `main`. */
export function gitFolder(top: string = temporaryFolder()): GitFolder {
  const git = (...words: string[]): string => execFileSync('git', words, { cwd: top, encoding: 'utf8', stdio: 'pipe' });
  const write = (path: string, content: string | Uint8Array): string => {
    const place = join(top, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content);
    return place;
  };
  git('init', '--quiet', '--initial-branch=main');
  return {
    top,
    git,
    write,
    commit(files) {
      for (const [path, content] of Object.entries(files)) write(path, content);
      return execFileSync('sh', ['-c', COMMIT], { cwd: top, encoding: 'utf8', stdio: 'pipe' }).trim();
    },
  };
}
