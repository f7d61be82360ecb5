import { UserError } from '../errors.ts';
import { indexEnvironment } from './index-environment.ts';
import type { Host } from '../host.ts';
import type { Repository } from './repository-of.ts';

/** An object that git keeps under a name. */
export type GitObject = { readonly type: string; readonly bytes: Uint8Array };

const LF = 10;
const FOUND = /^[0-9a-f]{40,64} (\w+) (\d+)$/u;

/**
 * The objects under names (`:path` in the index, `HEAD:path`, a hash), in one git process; missing ones are left out.
 * The names must not contain a line feed.
 */
export function readObjects(
  host: Host,
  repository: Repository,
  names: readonly string[],
): ReadonlyMap<string, GitObject> {
  const { objects, failure } = askForObjects(host, repository, names);
  if (failure !== undefined) throw failure;
  return objects;
}

/** The objects from git, and the `UserError` if it failed. */
export type ObjectAnswer = {
  readonly objects: ReadonlyMap<string, GitObject>;
  readonly failure: UserError | undefined;
};

/** The same, for callers that can explain a failure better. */
export function askForObjects(host: Host, repository: Repository, names: readonly string[]): ObjectAnswer {
  if (names.length === 0) return { objects: new Map(), failure: undefined };
  // Without this a partial clone would fetch missing objects over the network.
  const env = { GIT_NO_LAZY_FETCH: '1', ...indexEnvironment(host, repository) };
  const input = [...names, ''].join('\n');
  const { code, bytes, stderr } = host.git.run(['cat-file', '--batch'], { cwd: repository.top, input, env });
  const failure =
    code === 0
      ? undefined
      : new UserError(`git cannot read what it has stored: ${stderr.trim()}`, { hint: '`git fsck`' });
  return { objects: failure === undefined ? objectsIn(bytes, names) : new Map(), failure };
}

/** Parses records of `hash type size LF content LF`, or `name missing LF`, in the order of the names. */
function objectsIn(bytes: Uint8Array, names: readonly string[]): ReadonlyMap<string, GitObject> {
  const objects = new Map<string, GitObject>();
  let at = 0;
  for (const name of names) {
    const feed = bytes.indexOf(LF, at);
    if (feed === -1) break;
    const [, type = '', size] = FOUND.exec(asciiOf(bytes.subarray(at, feed))) ?? [];
    at = feed + 1;
    if (size === undefined) continue;
    const end = at + Number(size);
    if (end > bytes.length) break;
    objects.set(name, { type, bytes: bytes.subarray(at, end) });
    at = end + 1;
  }
  return objects;
}

const asciiOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 200));

/** The names in a git tree, and whether each is a folder. Records of `mode name NUL hash`. */
export function treeNames(
  { bytes }: GitObject,
  hashBytes: number,
): ReadonlyMap<string, 'file' | 'directory' | 'other'> {
  const names = new Map<string, 'file' | 'directory' | 'other'>();
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length;) {
    const nul = bytes.indexOf(0, at);
    if (nul === -1) break;
    const [mode = '', ...name] = decoder.decode(bytes.subarray(at, nul)).split(' ');
    names.set(name.join(' '), mode === '40000' ? 'directory' : mode.startsWith('100') ? 'file' : 'other');
    at = nul + 1 + hashBytes;
  }
  return names;
}
