import type { Section } from '../document/section.ts';
import type { ExperimentRecord, TableRecord } from '../records/record.ts';
import { lazy } from '../text/lazy.ts';
import { joinKey, numbering } from '../template/section-keys.ts';
import { foldName } from '../text/fold-name.ts';
import { worldsOf } from './world/world.ts';
import type { Criterion } from './outcome.ts';
import { withoutDecoration } from './places/decorated-lists.ts';
import { sectionReader } from './places/section-criteria.ts';
import type { FoundCriterion, SectionPlace } from './places/found-criterion.ts';
import { sectionRoles } from './places/section-roles.ts';
import { tableReader } from './places/table-criteria.ts';

const NO_RECORDS = new Map<string, never>();
const known = new WeakMap<ExperimentRecord, readonly Criterion[]>();

/** Everything in a record that is decided, in document order: criteria, protocol items, stop rules, hypotheses. */
export function criteriaOf(record: ExperimentRecord): readonly Criterion[] {
  const criteria = known.get(record) ?? readCriteria(record);
  known.set(record, criteria);
  return criteria;
}

function readCriteria(record: ExperimentRecord): readonly Criterion[] {
  const places = placesOf(record);
  const readSection = sectionReader(record);
  const readTable = tableReader(
    record,
    lazy(() => worldsOf(record, { runRecords: NO_RECORDS })),
  );
  const bySection = new Map(places.map((place) => [place.key, place]));
  const found = [
    ...places.flatMap((place) => readSection(place)),
    ...record.tables.flatMap((table) => readTable(table, placeOf(table, bySection, record))),
  ].toSorted((a, b) => a.span.start - b.span.start);
  return keyed(withoutDecoration(found));
}

function placesOf(record: ExperimentRecord): readonly SectionPlace[] {
  const roles = sectionRoles(record);
  const seen = new Set<Section>();
  return record.sections.flatMap(({ key, section }) => {
    if (seen.has(section)) return [];
    seen.add(section);
    return [{ section, key, role: roles.get(section) }];
  });
}

function placeOf(
  table: TableRecord,
  places: ReadonlyMap<string, SectionPlace>,
  { root }: ExperimentRecord,
): SectionPlace {
  return places.get(table.section) ?? { section: root, key: '', role: undefined };
}

/** The key is the heading path and the label; the second of one key is told by its number. */
function keyed(found: readonly FoundCriterion[]): readonly Criterion[] {
  const number = numbering();
  return found.map(({ keyParts, list: _, ...criterion }) => {
    const [section = '', ...labels] = keyParts;
    return { ...criterion, key: number(joinKey(section, ...labels.map((label) => foldName(label)))) };
  });
}
