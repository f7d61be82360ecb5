import { dirname } from 'node:path';
import { GitPluginError, simpleGit } from 'simple-git';
import type { SimpleGit } from 'simple-git';
import type { GitCommit, GitFacts } from '../host.ts';
import { HARDENED, gitEnvironment } from './git-environment.ts';

/** What a run record keeps of the repository around `folder`; undefined outside a work tree. */
export async function factsOf(folder: string): Promise<GitFacts | undefined> {
  try {
    const git = openGit(folder);
    const [status, commits, remotes] = await Promise.all([
      git.status(['--untracked-files=no', '--ignore-submodules=all']),
      git.revparse(['--verify', '--quiet', '--end-of-options', 'HEAD']).catch(() => ''),
      git.getRemotes(true),
    ]);
    return {
      commit: commits.trim() || undefined,
      branch: status.detached ? undefined : (status.current ?? undefined),
      dirty: status.files.length > 0,
      remotes: remotes.map(({ name, refs }) => ({ name, url: refs.fetch })),
    };
  } catch (error) {
    return unlessOurFault(error, undefined);
  }
}

/** The commits that touched a file, newest first; empty where git cannot tell. */
export async function commitsOf(path: string, limit: number): Promise<readonly GitCommit[]> {
  try {
    const { all } = await openGit(dirname(path)).log({
      file: path,
      maxCount: limit,
      format: { hash: '%H', date: '%aI', author: '%an', subject: '%s' },
    });
    return all.map(({ hash, date, author, subject }) => ({ hash, date, author, subject }));
  } catch (error) {
    return unlessOurFault(error, []);
  }
}

/** Git's own refusal means that it cannot tell; simple-git's means that we asked in a way it forbids. */
function unlessOurFault<T>(error: unknown, answer: T): T {
  if (error instanceof GitPluginError) throw error;
  return answer;
}

function openGit(folder: string): SimpleGit {
  const environment = gitEnvironment();
  return simpleGit({
    baseDir: folder,
    config: [...HARDENED],
    allowEnvironment: Object.keys(environment),
    unsafe: {
      // What our own hardening settings belong to, and what a person's environment may hold; no argument is one of them.
      allowUnsafeFsMonitor: true,
      allowUnsafeHooksPath: true,
      allowUnsafeEditor: true,
      allowUnsafePager: true,
      allowUnsafeAskPass: true,
      allowUnsafeConfigPaths: true,
      allowUnsafeProtocolOverride: true,
    },
  }).env(environment);
}
