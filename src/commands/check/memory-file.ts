import { HostError, LARGEST_FILE } from '../../host.ts';
import type { Host } from '../../host.ts';
import type { Found, Judged } from './look.ts';

/** What a document was when it was judged: its path from the root, its facts and attributes, those of its run records, and which files it asked for. */
export type Standing = readonly [name: string, at: string, asked: readonly (readonly [string, boolean])[]];

/** How a document stands, and what was made of it then. */
export type Entry = { readonly standing: Standing; readonly judged: Judged };

/** One line each: what the memory holds for, what all came to, and what was made of each (asked for when one has changed). */
export type Kept = {
  readonly key: string;
  readonly standings: readonly Standing[];
  readonly found: string;
  readonly judged: string;
};

/** A memory as it is written. */
export const memoryText = (key: string, found: Found, entries: readonly Entry[]): string =>
  [{ key, standings: entries.map(({ standing }) => standing) }, found, entries.map(({ judged }) => judged)]
    .map((line) => JSON.stringify(line))
    .join('\n');

/** A memory that was written by this build for this configuration; undefined where it cannot be read. */
export function readKept(host: Host, place: string, key: string): Kept | undefined {
  try {
    if (host.files.lstat(place)?.kind !== 'file') return undefined;
    const read = host.files.readText(place, LARGEST_FILE);
    const [head = '', found, judged] = read.kind === 'text' ? read.text.split('\n') : [];
    if (found === undefined || judged === undefined) return undefined;
    const kept = parsed(head) as Pick<Kept, 'key' | 'standings'> | null | undefined;
    return kept?.key === key ? { key, standings: kept.standings, found, judged } : undefined;
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

/** What a line of a memory says; undefined where it is broken. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
