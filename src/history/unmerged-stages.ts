import { UserError } from '../errors.ts';
import type { Host } from '../host.ts';
import { PARTIAL } from './git-refusal.ts';
import { readBlobs } from './read-blobs.ts';
import { splitNul } from './tracked-files.ts';
import type { Repository } from './repository-of.ts';

/**
 * The versions of a file that the index keeps in a conflict; undefined for a side that does not have it, or if it is
 * not text.
 */
export type UnmergedStages = {
  readonly base: string | undefined;
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
};

/** The stages of a file (path from the top) in conflict; undefined if the index has no conflict for it. */
export function unmergedStages(host: Host, repository: Repository, path: string): UnmergedStages | undefined {
  const words = ['--literal-pathspecs', 'ls-files', '--unmerged', '-z', '--full-name', '--', path];
  const { stdout } = host.git.run(words, { cwd: repository.top });
  const hashes = new Map(
    splitNul(stdout).flatMap((line) => {
      const [, hash = '', stage = ''] = /^\d+ ([0-9a-f]{40,64}) ([123])\t/u.exec(line) ?? [];
      return hash === '' ? [] : [[stage, hash] as const];
    }),
  );
  if (hashes.size === 0) return undefined;
  const blobs = readBlobs(host, repository, new Set(hashes.values()));
  if (blobs === undefined)
    throw new UserError(`the sides of ${path} cannot be read: ${PARTIAL.because}`, { hint: PARTIAL.hint });
  const textOf = (stage: string): string | undefined => {
    const bytes = blobs.get(hashes.get(stage) ?? '');
    const read = bytes === undefined ? undefined : host.decodeText(bytes);
    return read?.kind === 'text' ? read.text : undefined;
  };
  return { base: textOf('1'), ours: textOf('2'), theirs: textOf('3') };
}
