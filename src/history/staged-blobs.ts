import { UserError } from '../errors.ts';
import type { Host } from '../host.ts';
import { PARTIAL } from './git-refusal.ts';
import { readBlobs } from './read-blobs.ts';
import type { Repository } from './repository-of.ts';

/** A staged file: its path from the top of the work tree (`/` between parts) and the bytes in the index. */
export type StagedBlob = { readonly path: string; readonly bytes: Uint8Array };

/** Git's name for the tree of nothing, by the length of its hashes. */
const EMPTY_TREES = [
  '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
] as const;

const REGULAR = new Set(['100644', '100755']);

/**
 * The regular files that the index adds, changes or renames against HEAD, as they are in the index, in its order.
 * `wanted` chooses by path before any content is read. Two git processes; a third before the first commit.
 */
export function stagedBlobs(host: Host, repository: Repository, wanted = everything): StagedBlob[] {
  const places = stagedPlaces(host, repository).filter(({ path }) => wanted(path));
  const contents = readBlobs(host, repository, new Set(places.map(({ hash }) => hash)));
  if (contents === undefined)
    throw new UserError(`the staged files cannot be read: ${PARTIAL.because}`, { hint: PARTIAL.hint });
  return places.flatMap(({ path, hash }) => {
    const bytes = contents.get(hash);
    return bytes === undefined ? [] : [{ path, bytes }];
  });
}

const everything = (_path: string): boolean => true;

type Place = { readonly path: string; readonly hash: string };

function stagedPlaces(host: Host, { top }: Repository): Place[] {
  const words = ['diff-index', '--cached', '--raw', '-z', '--no-renames', '--full-index', '--diff-filter=AMT'];
  const options = { cwd: top, keepIndexFile: true };
  const bases = ['HEAD', ...EMPTY_TREES];
  for (const base of bases) {
    const { code, stdout } = host.git.run([...words, '--no-ext-diff', '--end-of-options', base, '--'], options);
    if (code === 0) return parseRaw(stdout);
  }
  throw new UserError('git cannot compare the index with HEAD', { hint: 'run `git status` to see what is wrong' });
}

/** Records of `:mode mode hash hash status NUL path NUL`; a rename reads as a deletion and an addition. */
function parseRaw(output: string): Place[] {
  const parts = output.split('\0');
  const places: Place[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, mode = '', , hash = ''] = (parts[at] ?? '').split(' ');
    const path = parts[at + 1] ?? '';
    if (REGULAR.has(mode)) places.push({ path, hash });
  }
  return places;
}
