import { BUILT_IN_KIND_SOURCES } from './built-in-kinds.generated.ts';
import type { Kind } from './kind.ts';
import { keepFeatures } from './likeness.ts';
import type { Features } from './likeness.ts';

type Facts = Pick<Kind, 'name' | 'path' | 'identity'>;
type Parts = Omit<Kind, keyof Facts>;
type Kept = Facts & { readonly features: Omit<Features, 'names'> & { readonly names: readonly [string, number][] } };

const PARTS = [
  'text',
  'frontMatter',
  'status',
  'verdict',
  'sections',
  'fields',
  'tables',
  'checklists',
  'metrics',
  'ambiguities',
] as const satisfies readonly (keyof Parts)[];

const read = new Map<string, Kind>();

/** The names of the kinds that come with expctl. */
export const builtInKindNames = (): readonly string[] => [...BUILT_IN_KIND_SOURCES.keys()];

/**
 * Returns a kind that comes with expctl; undefined for any other name. The build compiles it; it is read when first
 * used.
 */
export function builtInKind(name: string): Kind | undefined {
  const source = BUILT_IN_KIND_SOURCES.get(name);
  if (source === undefined) return undefined;
  const known = read.get(name) ?? readKind(source);
  read.set(name, known);
  return known;
}

/** All kinds that come with expctl, sorted by name. */
export const builtInKinds = (): readonly Kind[] => builtInKindNames().flatMap((name) => builtInKind(name) ?? []);

/** A document is of one kind, so of the others only the facts that distinguish them are read. */
function readKind(source: { readonly facts: string; readonly parts: string }): Kind {
  const { features, ...known } = JSON.parse(source.facts) as Kept;
  const kind = withParts(known, () => JSON.parse(source.parts) as Parts);
  keepFeatures(kind, { names: new Map(features.names), headers: features.headers });
  return kind;
}

/** Adds the parts to the facts; all of them become plain properties when one is first used. */
function withParts(facts: Facts, readParts: () => Parts): Kind {
  const kind = facts as Kind;
  const settle = (): Parts => {
    const parts = readParts();
    for (const key of PARTS) Object.defineProperty(kind, key, { ...PLAIN, value: parts[key] });
    return parts;
  };
  for (const key of PARTS) Object.defineProperty(kind, key, { ...PLAIN_ASKED, get: () => settle()[key] });
  return kind;
}

const PLAIN_ASKED = { configurable: true, enumerable: true };
const PLAIN = { ...PLAIN_ASKED, writable: true };
