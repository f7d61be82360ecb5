import { queuedNear } from '../log/spools-near.ts';
import type { Host } from '../../host.ts';
import type { SpoolNear } from '../log/spools-near.ts';

/** A waiting row, and where it belongs; `reason` if it cannot be read. */
export type QueuedRow = {
  readonly path: string;
  readonly run: string | undefined;
  readonly document: string | undefined;
  readonly branch: string | undefined;
  readonly workTree: string | undefined;
  readonly written: string | undefined;
  readonly standing: 'here' | 'elsewhere' | 'unreadable';
  readonly reason: string | undefined;
};

/** Every row waiting in the state folders around the project. */
export async function queueOf(host: Host, near: readonly SpoolNear[]): Promise<readonly QueuedRow[]> {
  const waiting = await queuedNear(host, near);
  const shown = (path: string): string => host.paths.relative(host.cwd, path);
  return waiting.map((each): QueuedRow => {
    const path = shown(each.path);
    if (!('entry' in each)) return { ...NOTHING, path, standing: 'unreadable', reason: each.reason };
    const { runId, written, place } = each.entry;
    const { branch, workTree } = place;
    const document = each.from === undefined ? place.document : shown(host.paths.resolve(each.from, place.document));
    return { path, run: runId, document, branch, workTree, written, standing: each.kind, reason: undefined };
  });
}

const NOTHING = { run: undefined, document: undefined, branch: undefined, workTree: undefined, written: undefined };
