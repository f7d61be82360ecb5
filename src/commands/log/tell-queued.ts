import { HostError } from '../../host.ts';
import { findRoot } from '../../project/find-root.ts';
import { likelyFolders } from '../../project/likely-folders.ts';
import { configOf } from '../../project/open-project.ts';
import { queuedNear, spoolsNear } from './spools-near.ts';
import type { Host } from '../../host.ts';

const MOST = 1000;

/**
 * Reports on standard error how many rows wait in the spool, for commands that read documents; nothing if none does.
 * `config` is the configuration given by name.
 */
export async function tellQueued(host: Host, config: string | undefined): Promise<void> {
  try {
    const { root, configPath } = findRoot(host);
    const configured = await configOf(host, config === undefined ? configPath : host.paths.resolve(config));
    const waiting = await queuedNear(host, spoolsNear(host, root, likelyFolders(host, root, configured)), MOST);
    if (waiting.length > 0)
      host.stderr.write(`${sentence(waiting.map(({ kind }) => kind))}; \`expctl doctor\` shows them\n`);
  } catch (error) {
    // What was read is valid, whatever the state of the state folder; `doctor` says what is wrong with it.
    if (!(error instanceof HostError)) throw error;
  }
}

function sentence(kinds: readonly string[]): string {
  const here = kinds.filter((kind) => kind === 'here').length;
  const others = kinds.length - here;
  const more = kinds.length >= MOST ? ' or more' : '';
  const count = (number: number): string => `${number}${more} ${number === 1 && more === '' ? 'row' : 'rows'}`;
  if (here === 0) return `${count(others)} queued for another branch or work tree, or unreadable`;
  return `${count(here)} queued${others === 0 ? '' : `, ${others} more for another branch or work tree`}`;
}
