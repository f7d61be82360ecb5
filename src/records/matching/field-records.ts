import { leadField, sectionField } from '../../document/fields-of.ts';
import type { Field } from '../../document/field.ts';
import type { FrontMatterData } from '../../document/front-matter-data.ts';
import { frontMatterFields } from '../../document/front-matter-fields.ts';
import type { FieldSpec, Kind } from '../../template/kind.ts';
import { joinKey, numbering } from '../../template/section-keys.ts';
import type { FieldRecord } from '../record.ts';
import { rememberFor } from '../../text/remember.ts';
import type { Span } from '../../text/span.ts';
import { alternativeFields } from './alternative-fields.ts';
import { fieldRecord } from './field-record.ts';
import { covers } from './covers.ts';
import { groupHeads } from './group-heads.ts';
import { matchByPlace } from './match-by-place.ts';
import type { Candidate } from './match-by-place.ts';
import { specKeyOf, specPlace } from './section-records.ts';
import type { MatchedSection } from './section-records.ts';

/** What the fields of one record are read from. */
export type FieldFacts = {
  readonly text: string;
  readonly sections: readonly MatchedSection[];
  readonly kind: Kind | undefined;
  /** Given only if the record is the whole document. */
  readonly frontMatter: FrontMatterData | undefined;
  /** The lists that are checklists: their content is items, not fields. */
  readonly checklists: readonly Span[];
};

type Found = Candidate & { readonly field: Field; readonly in: MatchedSection; readonly key: string };

/** Names of sections that are read as a field unless a kind says otherwise: `## Status` above one short paragraph. */
const HEADER_SECTIONS: ReadonlySet<string> = new Set(
  'status state date owner author experimenter outcome verdict result decision conclusion 状态 ステータス'.split(' '),
);

/**
 * Every labelled value of a record in document order, each with the matching field of the kind. What the kind does not
 * know is left out if it is the label of a group, an item of a checklist or a section of its own.
 */
export function fieldRecords(facts: FieldFacts): readonly FieldRecord[] {
  const { text, kind } = facts;
  const specs = kind?.fields ?? [];
  const found = foundFields(facts);
  const matches = matchByPlace(found, specs, isRepeated);
  const taken = new Set(matches.values());
  const alternatives = alternativeFields({ ...facts, specs: specs.filter((spec) => !taken.has(spec)) });
  const kept = keptFields(facts, { found, matches, alternatives });
  const number = numbering();
  const keys = new Map<Found, string>();
  // A field of a repeated section has its own key, so it cannot take the key of a spec from another field.
  const own = new Set(kept.flatMap((thing) => (isKnown(thing, matches) ? (matches.get(thing) ?? []) : [])));
  for (const { key } of [...own, ...alternatives]) number(key);
  for (const thing of kept) if (!isKnown(thing, matches)) keys.set(thing, number(thing.key));
  const records = kept.map((thing) => {
    const spec = matches.get(thing);
    return fieldRecord(text, {
      key: keys.get(thing) ?? spec?.key ?? thing.key,
      section: thing.in.key,
      field: thing.field,
      spec,
    });
  });
  return [...records, ...alternatives].toSorted((a, b) => a.field.span.start - b.field.span.start);
}

type Matches = ReadonlyMap<Found, FieldSpec>;

const isRepeated = (thing: Found): boolean => thing.in.spec?.repeated === true;

/** Whether a field has the kind's own key: fields of repeated sections do not. */
const isKnown = (thing: Found, matches: Matches): boolean => matches.has(thing) && !isRepeated(thing);

type Reading = {
  readonly found: readonly Found[];
  readonly matches: Matches;
  readonly alternatives: readonly FieldRecord[];
};

/**
 * Everything that the kind knows, and from the rest everything except group labels, maps, items, parts of a value and
 * sections.
 */
function keptFields({ kind, checklists }: FieldFacts, { found, matches, alternatives }: Reading): readonly Found[] {
  const heads = groupHeads(
    found.map(({ field }) => field),
    checklists,
  );
  const values = [...matches].flatMap(([{ field }]) => (field.value.start === field.value.end ? field.blocks : []));
  const isPart = covers([
    ...checklists,
    ...values.map(({ span }) => span),
    ...alternatives.map(({ field }) => field.span),
  ]);
  return found.filter((thing) => {
    if (matches.has(thing)) return true;
    if (thing.field.isMap === true && !HEADER_SECTIONS.has(thing.name)) return false;
    if (heads.has(thing.field) || isPart(thing.field.span)) return false;
    return thing.field.form !== 'section' || isHeaderSection(thing, kind);
  });
}

/** Body fields first, so that they keep their names where front matter repeats one. */
function foundFields({ sections, kind, frontMatter }: FieldFacts): readonly Found[] {
  const keys = numbering();
  const places = numbering();
  const wanted = kind === undefined ? NO_NAMES : fieldNames(kind);
  const add = (section: MatchedSection, field: Field): Found => {
    const path = field.group.length === 0 ? field.name || '_' : joinKey(...field.group, field.name || '_');
    const under = specKeyOf(section);
    const key = joinKey(section.key, path);
    const place = joinKey(specPlace(under), path);
    const repeated = section.spec?.repeated === true;
    return {
      field,
      in: section,
      name: field.name,
      section: under,
      key: keys(key),
      place: repeated ? place : places(place),
    };
  };
  const body = sections.flatMap((section) => section.own.map((field) => add(section, field)));
  const root = sections[0];
  const front =
    root === undefined || frontMatter === undefined
      ? []
      : frontMatterFields(frontMatter).map((field) => add(root, field));
  const own = ownSections(sections, kind);
  const whole = sectionFields(
    sections.filter((section) => !own.has(section)),
    wanted,
  );
  return [...body, ...front, ...[...own, ...whole].map(([section, field]) => add(section, field))];
}

/** Sections that the kind treats as a field: the status or the decision below a heading of that name, with the text after it. */
function ownSections(sections: readonly MatchedSection[], kind: Kind | undefined): ReadonlyMap<MatchedSection, Field> {
  const own = kind === undefined ? NO_NAMES : ownKeys(kind);
  const found = new Map<MatchedSection, Field>();
  if (own.size === 0) return found;
  for (const section of sections) {
    const field = own.has(specKeyOf(section)) && section.own.length === 0 ? leadField(section.section) : undefined;
    if (field !== undefined) found.set(section, field);
  }
  return found;
}

const NO_NAMES: ReadonlySet<string> = new Set();
const namesOfKinds = new WeakMap<Kind, ReadonlySet<string>>();

/** The names of a kind's fields, gathered once. */
function fieldNames(kind: Kind): ReadonlySet<string> {
  const known = namesOfKinds.get(kind) ?? new Set(kind.fields.map(({ name }) => name));
  namesOfKinds.set(kind, known);
  return known;
}

/** The keys of the sections that a kind uses as its status or verdict: `## Status` above just one of its words. */
const ownKeys = rememberFor(
  ({ status, verdict, fields }: Kind): ReadonlySet<string> =>
    new Set(
      fields
        .filter(({ alternatives }) => alternatives === undefined)
        .filter(
          ({ key }) =>
            status?.fields.includes(key) === true || verdict?.places.some((place) => place.field === key) === true,
        ) // prettier-ignore
        .filter(({ section, name }) => section.split('/').at(-1) === name)
        .map(({ section }) => section),
    ),
);

/** Sections of one short paragraph that are named like a field, each with its parent section. */
function sectionFields(
  sections: readonly MatchedSection[],
  wanted: ReadonlySet<string>,
): readonly (readonly [MatchedSection, Field])[] {
  const named = sections.filter(
    ({ section, key }) => key !== '' && (wanted.has(section.name) || HEADER_SECTIONS.has(section.name)),
  );
  if (named.length === 0) return [];
  const parents = new Map(
    sections.flatMap((parent) => parent.section.sections.map((below) => [below, parent] as const)),
  );
  return named.flatMap(({ section }) => {
    const parent = parents.get(section);
    const field = parent === undefined ? undefined : sectionField(section);
    return parent === undefined || field === undefined ? [] : [[parent, field] as const];
  });
}

/** A section that the kind has a place for is a section; otherwise one with a name listed above is a field. */
const isHeaderSection = (thing: Found, kind: Kind | undefined): boolean =>
  HEADER_SECTIONS.has(thing.name) && !(kind?.sections ?? []).some((spec) => spec.name === thing.name);
