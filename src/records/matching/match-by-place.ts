import { groupBy } from '../../text/group-by.ts';

/** Something in a record that may match one of the kind's specs; `place` and `section` are keys as in the kind. */
export type Candidate = { readonly place: string; readonly section: string; readonly name: string };

/** One of the kind's fields. */
export type Known = { readonly key: string; readonly section: string; readonly name: string };

/**
 * Matches things of a record with the kind's specs: by place, then by a name that is unique on both sides within the
 * section, then by one that is unique on both sides in the whole record.
 */
export function matchByPlace<Thing extends Candidate, Spec extends Known>(
  things: readonly Thing[],
  specs: readonly Spec[],
  isShared: (thing: Thing) => boolean,
): ReadonlyMap<Thing, Spec> {
  const matches = new Map<Thing, Spec>();
  const left = new Set(specs);
  const byKey = keyed(specs);
  for (const thing of things) {
    const spec = byKey.get(thing.place);
    if (spec === undefined || !(left.has(spec) || isShared(thing))) continue;
    matches.set(thing, spec);
    left.delete(spec);
  }
  for (const nameOf of [nameInSection, nameAlone]) {
    const unmatched = things.filter((thing) => !matches.has(thing));
    if (unmatched.length === 0 || left.size === 0) return matches;
    const open = groupBy(unmatched, nameOf);
    for (const [name, known] of groupBy([...left], nameOf)) {
      const [spec, ...moreSpecs] = known;
      const [thing, ...moreThings] = open.get(name) ?? [];
      if (spec === undefined || thing === undefined || moreSpecs.length + moreThings.length > 0) continue;
      matches.set(thing, spec);
      left.delete(spec);
    }
  }
  return matches;
}

type Named = { readonly section: string; readonly name: string };
const nameInSection = ({ section, name }: Named): string => `${section}/${name}`;
const nameAlone = ({ name }: Named): string => name;

const keyedSpecs = new WeakMap<readonly Known[], ReadonlyMap<string, Known>>();

/** A kind's specs by key, computed once for all documents. */
function keyed<Spec extends Known>(specs: readonly Spec[]): ReadonlyMap<string, Spec> {
  const before = keyedSpecs.get(specs);
  if (before !== undefined) return before as ReadonlyMap<string, Spec>;
  const byKey = new Map(specs.map((spec) => [spec.key, spec]));
  keyedSpecs.set(specs, byKey);
  return byKey;
}
