import { HostError, LARGEST_FILE } from '../../host.ts';
import { parseJson } from '../../text/parse-json.ts';
import type { Host } from '../../host.ts';
import type { Found, Judged } from './look.ts';

/**
 * The state of a document when it was checked: its path from the root, its facts and attributes, those of its run
 * records, and which files it depends on.
 */
export type Standing = readonly [name: string, at: string, asked: readonly (readonly [string, boolean])[]];

/** The state of a document, and the result for it. */
export type Entry = { readonly standing: Standing; readonly judged: Judged };

/**
 * One line for each: what the memory is valid for, the result for all documents, and those for each (needed if one has
 * changed).
 */
export type Kept = {
  readonly key: string;
  readonly standings: readonly Standing[];
  readonly found: string;
  readonly judged: string;
};

/** The text of a memory as written to its file. */
export const memoryText = (key: string, found: Found, entries: readonly Entry[]): string =>
  [{ key, standings: entries.map(({ standing }) => standing) }, found, entries.map(({ judged }) => judged)]
    .map((line) => JSON.stringify(line))
    .join('\n');

/** Reads a memory that this build wrote for this configuration; undefined if it cannot be read. */
export function readKept(host: Host, place: string, key: string): Kept | undefined {
  try {
    if (host.files.lstat(place)?.kind !== 'file') return undefined;
    const read = host.files.readText(place, LARGEST_FILE);
    const [head = '', found, judged] = read.kind === 'text' ? read.text.split('\n') : [];
    if (found === undefined || judged === undefined) return undefined;
    const kept = parseJson(head) as Pick<Kept, 'key' | 'standings'> | null | undefined;
    return kept?.key === key ? { key, standings: kept.standings, found, judged } : undefined;
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}
