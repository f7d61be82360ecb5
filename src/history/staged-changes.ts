import { UserError } from '../errors.ts';
import { indexEnvironment } from './index-environment.ts';
import type { Host } from '../host.ts';
import type { Repository } from './repository-of.ts';

/**
 * A path (from the top of the work tree, `/` between parts) at which the index differs from HEAD, and what the index
 * has there.
 */
export type StagedChange = {
  readonly path: string;
  readonly hash: string;
  readonly mode: string;
  /** `A` added, `M` changed, `T` of another type, `D` deleted, `U` in conflict. */
  readonly status: string;
};

/** Git's name for the empty tree, by the length of its hashes. */
const EMPTY_TREES = [
  '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
] as const;

/**
 * The paths at which the index differs from HEAD, in git's order. One git process; a second one before the first
 * commit.
 */
export function stagedChanges(host: Host, repository: Repository): readonly StagedChange[] {
  const words = ['diff-index', '--cached', '--raw', '-z', '--no-renames', '--full-index'];
  const options = { cwd: repository.top, env: indexEnvironment(host, repository) };
  for (const base of ['HEAD', ...EMPTY_TREES]) {
    const { code, stdout } = host.git.run([...words, '--no-ext-diff', '--end-of-options', base, '--'], options);
    if (code === 0) return parseRaw(stdout);
  }
  throw new UserError('git cannot compare the index with HEAD', { hint: 'run `git status` to see what is wrong' });
}

/** Records of `:mode mode hash hash status NUL path NUL`; a rename is a deletion and an addition. */
function parseRaw(output: string): readonly StagedChange[] {
  const parts = output.split('\0');
  const changes: StagedChange[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, mode = '', , hash = '', status = ''] = (parts[at] ?? '').split(' ');
    changes.push({ path: parts[at + 1] ?? '', hash, mode, status });
  }
  return changes;
}
