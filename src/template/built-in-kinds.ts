import { BUILT_IN_KIND_SOURCES } from './built-in-kinds.generated.ts';
import type { Kind } from './kind.ts';

const read = new Map<string, Kind>();

/** The names of the kinds that come with expctl. */
export const builtInKindNames = (): readonly string[] => [...BUILT_IN_KIND_SOURCES.keys()];

/** A kind that comes with expctl; undefined for any other name. Compiled by the build, read when first asked for. */
export function builtInKind(name: string): Kind | undefined {
  const source = BUILT_IN_KIND_SOURCES.get(name);
  if (source === undefined) return undefined;
  const known = read.get(name) ?? (JSON.parse(source) as Kind);
  read.set(name, known);
  return known;
}

/** All kinds that come with expctl, by name. */
export const builtInKinds = (): readonly Kind[] => builtInKindNames().flatMap((name) => builtInKind(name) ?? []);
