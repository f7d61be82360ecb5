import { quarantine } from '../../journal/spool.ts';
import { queuedNear } from '../log/spools-near.ts';
import { quietly } from '../../errors.ts';
import type { Host } from '../../host.ts';
import type { SpoolNear } from '../log/spools-near.ts';

/** Moves every spooled file that contains no row out of the way; returns the new paths. */
export async function quarantineAll(host: Host, near: readonly SpoolNear[]): Promise<readonly string[]> {
  const moved: string[] = [];
  for (const { kind, path, state } of await queuedNear(host, near)) {
    if (kind === 'bad') quietly(() => moved.push(quarantine(host, state, path)));
  }
  return moved;
}
