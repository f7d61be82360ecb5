import type { GitAnswer, GitOptions, HostGit } from '../host.ts';
import { codeOf } from './failures.ts';
import { HARDENED, gitEnvironment } from './git-environment.ts';

const LARGEST_ANSWER = 1024 ** 3;

/** The git on the PATH. */
export const nodeGit = (cwd: string): HostGit => ({
  run: (args, options = {}) => runGit(args, { cwd, ...options }),
  facts: async (folder) => (await import('./simple-git.ts')).factsOf(folder),
});

function runGit(args: readonly string[], options: GitOptions): GitAnswer {
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const settings = HARDENED.flatMap((setting) => ['-c', setting]);
  const { status, error, stdout, stderr } = spawnSync('git', ['--no-pager', ...settings, ...args], {
    env: gitEnvironment(options),
    input: options.input ?? '',
    maxBuffer: LARGEST_ANSWER,
    windowsHide: true,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  if (error !== undefined) return failed(codeOf(error) === 'ENOENT' ? 127 : 128, error.message);
  return { code: status ?? 128, stdout: stdout.toString('utf8'), bytes: stdout, stderr: stderr.toString('utf8') };
}

const failed = (code: number, stderr: string): GitAnswer => ({ code, stdout: '', bytes: new Uint8Array(), stderr });
