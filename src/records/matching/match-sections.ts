import { groupBy } from '../../text/group-by.ts';
import type { SectionSpec } from '../../template/kind.ts';
import { isNumbered, shapeKey } from '../../template/section-keys.ts';
import type { KeyedSection } from '../../template/section-keys.ts';

/** Which of the kind's sections each section of a record is. */
export type SectionMatches = ReadonlyMap<KeyedSection, SectionSpec>;

type Matching = {
  readonly matches: Map<KeyedSection, SectionSpec>;
  readonly open: Set<KeyedSection>;
  readonly left: Set<SectionSpec>;
};

/**
 * Matches the sections of a record with the kind's: by key, then by name below a section that was matched, then by a
 * name that stands only once on both sides, wherever it is. Sections of one shape (`H2 — …`) share the kind's one.
 */
export function matchSections(sections: readonly KeyedSection[], specs: readonly SectionSpec[]): SectionMatches {
  const matching: Matching = { matches: new Map(), open: new Set(sections), left: new Set(specs) };
  if (specs.length === 0) return matching.matches;
  takeByKey(matching, specs);
  takeBelowMatched(matching, sections);
  takeByName(matching);
  takeRepeated(matching, specs);
  return matching.matches;
}

function take({ matches, open, left }: Matching, section: KeyedSection, spec: SectionSpec): void {
  matches.set(section, spec);
  open.delete(section);
  left.delete(spec);
}

function takeByKey(matching: Matching, specs: readonly SectionSpec[]): void {
  const byKey = new Map(specs.map((spec) => [spec.key, spec]));
  for (const section of matching.open) {
    const spec = byKey.get(shapeKey(section.key));
    if (spec !== undefined) take(matching, section, spec);
  }
}

function takeBelowMatched(matching: Matching, sections: readonly KeyedSection[]): void {
  const byKey = new Map(sections.map((section) => [section.key, section]));
  const named = groupBy([...matching.open], ({ section }) => section.name);
  for (const spec of matching.left) {
    const section = named.get(spec.name)?.find((it) => {
      const parent = byKey.get(it.parent);
      return matching.open.has(it) && parent !== undefined && matching.matches.get(parent)?.key === parentKey(spec.key);
    });
    if (section !== undefined) take(matching, section, spec);
  }
}

function takeByName(matching: Matching): void {
  const sections = groupBy([...matching.open], ({ section }) => section.name);
  for (const [name, specs] of groupBy([...matching.left], (spec) => spec.name)) {
    const [spec, ...moreSpecs] = specs;
    const [section, ...moreSections] = sections.get(name) ?? [];
    if (spec === undefined || section === undefined || moreSpecs.length + moreSections.length > 0) continue;
    take(matching, section, spec);
  }
}

/** Numbered sections that stand elsewhere than in the template go to the one spec of their shape. */
function takeRepeated(matching: Matching, specs: readonly SectionSpec[]): void {
  const byShape = groupBy(
    specs.filter(({ repeated }) => repeated),
    ({ name }) => name,
  );
  for (const section of matching.open) {
    const [spec, ...others] = isNumbered(section.section.name)
      ? (byShape.get(shapeKey(section.section.name)) ?? [])
      : [];
    if (spec !== undefined && others.length === 0) take(matching, section, spec);
  }
}

const parentKey = (key: string): string => key.slice(0, Math.max(0, key.lastIndexOf('/')));
