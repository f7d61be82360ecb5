import { foldName } from '../text/fold-name.ts';
import { isSeedName } from '../values/seed-names.ts';
import { keysOf } from './key-path.ts';
import { canonicalDecimal } from './keeping/decimal.ts';

/**
 * The seed among texts by their paths: the one whose key is exactly `seed`, else what all keys with such names agree
 * on; undefined if they differ.
 */
export function seedAmong(entries: Iterable<readonly [path: string, text: string | undefined]>): string | undefined {
  const bare = new Map<string, string>();
  const all = new Map<string, string>();
  for (const [path, text] of entries) {
    const keys = keysOf(path);
    const name = foldName(keys.at(-1) ?? '');
    if (text === undefined || text.trim() === '' || !isSeedName(name)) continue;
    const same = canonicalDecimal(text);
    if (!all.has(same)) all.set(same, text);
    if (keys.length === 1 && name === 'seed' && !bare.has(same)) bare.set(same, text);
  }
  const [seed, ...others] = (bare.size > 0 ? bare : all).values();
  return others.length === 0 ? seed : undefined;
}
