import { UserError } from '../../errors.ts';
import { forTerminal } from '../../escape/for-terminal.ts';
import { isThere } from './outputs-below.ts';
import type { Host } from '../../host.ts';
import type { WatchedPath } from './watched-path.ts';

/**
 * Checks that watched paths exist: a single pass over a missing one would see nothing and report nothing; a continuous
 * watch may wait for it, and says so. Throws `UserError`.
 */
export function holdWatched(host: Host, watched: readonly WatchedPath[], { once }: { readonly once: boolean }): void {
  for (const { word } of watched.filter((one) => !isThere(host, one))) {
    if (once)
      throw new UserError(`${word} matches no file`, { hint: 'name what is there; without --once it is waited for' });
    host.stderr.write(`expctl: ${forTerminal(word)} matches no file yet: it is waited for\n`);
  }
}
