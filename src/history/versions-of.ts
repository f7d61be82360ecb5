import { commitNamed } from './commit-named.ts';
import { isPartialClone } from './git-refusal.ts';
import { blobOf } from './changes-of-files.ts';
import type { Host } from '../host.ts';
import type { Repository } from './repository-of.ts';

/** A commit that changed a file: the blob before it (undefined: the commit created the file) and after it. */
export type FileVersion = { readonly commit: string; readonly before: string | undefined; readonly after: string };

/** What git knows about a file: its versions, newest first; or why it cannot tell. */
export type FileHistory =
  | { readonly kind: 'known'; readonly versions: readonly FileVersion[] }
  | { readonly kind: 'unknown'; readonly because: 'shallow' | 'partial' | 'no-commits' | 'failed' };

/** The greatest number of versions examined, and of files for one that was renamed. */
const MOST_VERSIONS = 1000;
const MOST_RENAMES = 400;

/**
 * The versions of a file on the way to HEAD, through its renames; `path` is relative to the top of the work tree, with
 * `/` between parts.
 */
export function versionsOf(host: Host, repository: Repository, path: string): FileHistory {
  const { top } = repository;
  const shallow = host.git.run(['rev-parse', '--is-shallow-repository'], { cwd: top });
  if (shallow.code !== 0) return { kind: 'unknown', because: 'failed' };
  if (shallow.stdout.trim() !== 'false') return { kind: 'unknown', because: 'shallow' };
  const head = commitNamed(host, repository, 'HEAD');
  if (head === undefined) return { kind: 'unknown', because: 'no-commits' };
  // In a partial clone, detecting a rename would fetch the files to compare.
  const env = { GIT_NO_LAZY_FETCH: '1' };
  const { code, stdout } = host.git.run([...WORDS, head, '--', path], { cwd: top, env });
  if (code !== 0) return { kind: 'unknown', because: isPartialClone(host, top) ? 'partial' : 'failed' };
  return { kind: 'known', versions: parseLog(stdout) };
}

const WORDS = [
  '--literal-pathspecs',
  '-c',
  'core.quotePath=false',
  'log',
  '--follow',
  '--topo-order',
  '--raw',
  '-z',
  '--no-abbrev',
  '--no-ext-diff',
  '--no-textconv',
  '--no-show-signature',
  '--find-renames=50%',
  `-l${MOST_RENAMES}`,
  `--max-count=${MOST_VERSIONS}`,
  '--format=%H',
  '--end-of-options',
] as const;

/** `HASH NUL LF`, then `:mode mode before after status NUL path NUL` (two paths after a rename or copy). */
function parseLog(output: string): readonly FileVersion[] {
  const parts = output.split('\0');
  const versions: FileVersion[] = [];
  let commit = '';
  for (let at = 0; at < parts.length; at++) {
    const [modes = '', , before = '', after = '', status = ''] = (parts[at] ?? '').trim().split(' ');
    if (!modes.startsWith(':')) commit = modes;
    else {
      versions.push({ commit, before: blobOf(before), after });
      at += /^[RC]/u.test(status) ? 2 : 1;
    }
  }
  return versions;
}
