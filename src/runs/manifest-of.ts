import { foldName } from '../text/fold-name.ts';
import { keysOf } from './key-path.ts';

/** Names in outputs for the list that a run was evaluated on, the most specific first. */
const NAMES = [
  'eval_manifest_path',
  'eval_manifest',
  'test_manifest_path',
  'test_manifest',
  'manifest_path',
  'manifest_filepath',
  'manifest',
] as const;

/** The path of the manifest that a run was evaluated on, from its parameters (by path) or its cells (by column). */
export function manifestOf(...sources: readonly ReadonlyMap<string, unknown>[]): string | undefined {
  for (const name of NAMES)
    for (const source of sources)
      for (const [path, value] of source)
        if (typeof value === 'string' && value.trim() !== '' && foldName(keysOf(path).at(-1) ?? path) === name)
          return value.trim();
  return undefined;
}
