import { UserError } from '../errors.ts';
import { isPartialClone } from './git-refusal.ts';
import type { Host } from '../host.ts';
import type { Repository } from './repository-of.ts';

const LF = 10;

/** The contents of blobs by hash, in one git process; undefined where a partial clone lacks one of them. */
export function readBlobs(
  host: Host,
  { top }: Repository,
  hashes: ReadonlySet<string>,
): ReadonlyMap<string, Uint8Array> | undefined {
  if (hashes.size === 0) return new Map();
  const input = [...hashes, ''].join('\n');
  // Without this a partial clone would fetch what it lacks over the network.
  const env = { GIT_NO_LAZY_FETCH: '1' };
  const { code, bytes, stderr } = host.git.run(['cat-file', '--batch'], { cwd: top, input, env });
  const contents = code === 0 ? parseBatch(bytes) : new Map<string, Uint8Array>();
  if (contents.size < hashes.size && isPartialClone(host, top)) return undefined;
  if (code !== 0) throw new UserError(`git cannot read what it has stored: ${stderr.trim()}`, { hint: '`git fsck`' });
  return contents;
}

/** Records of `hash type size LF content LF`, or `hash missing LF`. */
function parseBatch(bytes: Uint8Array): Map<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>();
  for (let at = 0; at < bytes.length;) {
    const feed = bytes.indexOf(LF, at);
    if (feed === -1) break;
    const [hash = '', type, size = ''] = asciiOf(bytes.subarray(at, feed)).split(' ');
    at = feed + 1;
    if (type === 'missing' || !/^\d+$/.test(size)) continue;
    const end = at + Number(size);
    if (type === 'blob' && end <= bytes.length) contents.set(hash, bytes.subarray(at, end));
    at = end + 1;
  }
  return contents;
}

const asciiOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 200));
