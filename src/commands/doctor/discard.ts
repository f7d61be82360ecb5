import { UserError } from '../../errors.ts';
import { groupOfName, removeSpooled } from '../../journal/spool.ts';
import { readWaiting } from '../log/waiting-entries.ts';
import type { Host } from '../../host.ts';

/** A row that was discarded while it was waiting. */
export type Discarded = { readonly path: string; readonly run: string; readonly document: string };

/** Discards a waiting row, given the path of its file. Throws `UserError` for any other file. */
export async function discard(host: Host, word: string): Promise<Discarded> {
  const path = host.paths.resolve(word);
  const spool = host.paths.folderOf(path);
  const state = host.paths.nameOf(host.paths.folderOf(spool)).replace(/^\./u, '');
  const isOurs = groupOfName(host.paths.nameOf(path)) !== undefined && host.paths.nameOf(spool) === 'spool';
  const read = isOurs && state === 'expctl' ? await readWaiting(host, path) : undefined;
  if (read === undefined || !('entry' in read))
    throw new UserError(`${word} is not a queued row`, { hint: '`expctl doctor` shows them, each with its file' });
  removeSpooled(host, path);
  return { path: host.paths.relative(host.cwd, path), run: read.entry.runId, document: read.entry.place.document };
}
