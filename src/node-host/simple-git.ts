import { resolve } from 'node:path';
import { GitConfigScope, GitPluginError, simpleGit } from 'simple-git';
import type { SimpleGit } from 'simple-git';
import type { GitFacts } from '../host.ts';
import { HARDENED, gitEnvironment } from './git-environment.ts';

/** Facts about the clone around a folder; undefined outside a work tree. */
export async function factsOf(folder: string): Promise<GitFacts | undefined> {
  try {
    const git = openGit(folder);
    const [shown, unmerged, { all }] = await Promise.all([
      git.raw(['rev-parse', '--path-format=absolute', '--show-toplevel']),
      git.raw(['ls-files', '--unmerged', '-z', '--full-name', '--', ':(top)']),
      git.listConfig(GitConfigScope.local),
    ]);
    const top = resolve(shown.replace(/\r?\n$/, ''));
    return {
      top,
      unmerged: [...new Set(namesIn(unmerged))].map((name) => resolve(top, name)),
      settings: new Map(Object.entries(all).map(([key, value]) => [key, lastOf(value)])),
    };
  } catch (error) {
    return unlessOurFault(error, undefined);
  }
}

/** Records of `mode hash stage TAB name NUL`: one for each side of a conflict. */
const namesIn = (output: string): readonly string[] =>
  output.split('\0').flatMap((line) => (line === '' ? [] : [line.slice(line.indexOf('\t') + 1)]));

const lastOf = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value : (value.at(-1) ?? '');

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
      // Needed by our own hardening settings, and by what a person's environment may contain; no argument uses them.
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
