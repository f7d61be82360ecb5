import { parseJson } from '../text/parse-json.ts';
import type { Host, ProcessIdentity } from '../host.ts';

/** The holder of a lock: a process, a token for this one holding, and since when (only for people). */
export type LockHolder = ProcessIdentity & { readonly token: string; readonly since: string };

/** `dead` is proven; a holder on another machine, or one about whom too little is known, is `foreign`. */
export type HolderStanding = 'alive' | 'dead' | 'foreign';

/** This process as the holder of one lock. */
export const newHolder = (host: Host): LockHolder => ({
  ...host.processes.self(),
  token: host.randomHex(16),
  since: host.now().toISOString(),
});

/** Parses a lock file's text; undefined for any text that expctl would not have written. */
export function parseHolder(text: string): LockHolder | undefined {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const said = new Map<string, unknown>(Object.entries(value));
  const pid = said.get('pid');
  const token = wordAt(said, 'token');
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid < 1 || !/^[0-9a-f]{32}$/.test(token))
    return undefined;
  return {
    pid,
    token,
    startTime: wordAt(said, 'startTime'),
    machine: wordAt(said, 'machine'),
    boot: wordAt(said, 'boot'),
    pidNamespace: wordAt(said, 'pidNamespace'),
    since: wordAt(said, 'since'),
  };
}

/**
 * Whether a holder is certainly dead: of the same machine, boot and pid namespace, with a pid that is gone or belongs
 * to another process.
 */
export function standingOf(host: Host, holder: LockHolder): HolderStanding {
  const self = host.processes.self();
  const places = ['machine', 'boot', 'pidNamespace'] as const;
  if (places.some((place) => self[place] === '' || self[place] !== holder[place])) return 'foreign';
  const standing = host.processes.standingOf(holder.pid);
  if (standing.kind === 'gone') return 'dead';
  if (standing.kind === 'unknown' || holder.startTime === '') return 'foreign';
  return standing.startTime === holder.startTime ? 'alive' : 'dead';
}

const wordAt = (said: ReadonlyMap<string, unknown>, key: string): string => {
  const value = said.get(key);
  return typeof value === 'string' ? value : '';
};
