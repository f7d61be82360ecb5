import { rememberFor } from '../../text/remember.ts';
import { groupBy } from '../../text/group-by.ts';
import { singular } from '../../text/singular.ts';
import { isNumbered, shapeKey } from '../../template/section-keys.ts';
import { above } from '../../text/slash-path.ts';
import type { SectionSpec } from '../../template/kind.ts';
import type { KeyedSection } from '../../template/section-keys.ts';

/** The kind's section for each section of a record. */
export type SectionMatches = ReadonlyMap<KeyedSection, SectionSpec>;

type Matching = {
  readonly matches: Map<KeyedSection, SectionSpec>;
  readonly open: Set<KeyedSection>;
  readonly left: Set<SectionSpec>;
};

/**
 * Matches the sections of a record with the kind's: by key, then by name below a matched section, then by a name that
 * is unique on both sides, in any place. Sections of one form (`H2 — …`) all match the kind's one, and so do sections
 * whose heading fills in one that the template leaves open.
 */
export function matchSections(sections: readonly KeyedSection[], specs: readonly SectionSpec[]): SectionMatches {
  const matching: Matching = { matches: new Map(), open: new Set(sections), left: new Set(specs) };
  if (specs.length === 0) return matching.matches;
  takeByKey(matching, specs);
  takeBelowMatched(matching, sections);
  takeByName(matching);
  takeByNumber(matching);
  takeRepeated(matching, specs);
  takeOpen(matching, sections, specs);
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
      return matching.open.has(it) && parent !== undefined && matching.matches.get(parent)?.key === above(spec.key);
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

/**
 * `## Goals` matches `## Goal`: a heading of the same depth whose words differ only in singular and plural, unique on
 * both sides.
 */
function takeByNumber(matching: Matching): void {
  if (matching.left.size === 0 || matching.open.size === 0) return;
  const sections = groupBy([...matching.open], ({ section }) => `${section.depth} ${singular(section.name)}`);
  for (const [name, specs] of groupBy([...matching.left], (spec) => `${spec.depth} ${singular(spec.name)}`)) {
    const [spec, ...moreSpecs] = specs;
    const [section, ...moreSections] = sections.get(name) ?? [];
    if (spec === undefined || section === undefined || moreSpecs.length + moreSections.length > 0) continue;
    if (!spec.repeated) take(matching, section, spec);
  }
}

/** Numbered sections in other places than in the template match the one spec of their form. */
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

/** Sections that replace `### YYYY-MM-DD` or `### Variant A: [name]` with words of their own. */
function takeOpen(matching: Matching, sections: readonly KeyedSection[], specs: readonly SectionSpec[]): void {
  const byParent = openByParent(specs);
  if (byParent.size === 0 || matching.open.size === 0) return;
  const byKey = new Map(sections.map((section) => [section.key, section]));
  const own = new Map(specs.map((spec) => [spec.key, spec]));
  for (const section of matching.open) {
    const parent = byKey.get(section.parent);
    const above = section.parent === '' ? '' : parent && matching.matches.get(parent)?.key;
    if (above === undefined) continue;
    const below = above === '' ? undefined : own.get(`${above}/${section.section.name}`);
    const spec =
      below ??
      byParent
        .get(above)
        ?.find((each) => (each.repeated || matching.left.has(each)) && fills(each, section.section.name));
    if (spec !== undefined) take(matching, section, spec);
  }
}

/** A kind's open headings by the key of their parent section, those with the most fixed words first. */
const openByParent = rememberFor((specs: readonly SectionSpec[]) =>
  groupBy(
    specs
      .filter(({ open }) => open !== undefined)
      .toSorted(
        (a, b) =>
          (b.open?.lead.length ?? 0) - (a.open?.lead.length ?? 0) || Number(b.open?.isDay) - Number(a.open?.isDay),
      ),
    ({ key }) => above(key),
  ),
);

/**
 * Whether a heading is an open one with its place filled in; one that is entirely open matches any heading, except at
 * the top of a document.
 */
function fills({ open, key }: SectionSpec, name: string): boolean {
  if (open === undefined) return false;
  const isLed = open.lead === '' || name.startsWith(`${open.lead}_`);
  if (open.isDay) return isLed && DAY.test(open.lead === '' ? name : name.slice(open.lead.length + 1));
  return isLed && (open.lead !== '' || key.includes('/'));
}

const DAY = /^\d{1,4}_\d{1,2}_\d{1,4}(?:_|$)/u;
