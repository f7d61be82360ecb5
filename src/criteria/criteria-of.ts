import type { Section } from '../document/section.ts';
import type { ExperimentRecord, TableRecord } from '../records/record.ts';
import { rememberFor } from '../text/remember.ts';
import { lazy } from '../text/lazy.ts';
import { joinKey, numbering, titleSection } from '../template/section-keys.ts';
import { foldName } from '../text/fold-name.ts';
import { withWays } from './freezing/better-ways.ts';
import { worldsOf } from './world/world.ts';
import type { Criterion } from './outcome.ts';
import { withoutDecoration } from './places/decorated-lists.ts';
import { limitTableNotes } from './places/limit-tables.ts';
import { withRecaps } from './places/recaps.ts';
import { sectionReader } from './places/section-criteria.ts';
import type { FoundCriterion, SectionPlace } from './places/found-criterion.ts';
import { sectionRoles } from './places/section-roles.ts';
import { tableReader } from './places/table-criteria.ts';
import { unreadSentences } from './places/unread-sentences.ts';
import { unreadTables } from './places/unread-tables.ts';
import type { UnreadTable } from './places/unread-tables.ts';

const NO_RECORDS = new Map<string, never>();

/**
 * The criteria of a record: everything that is decided, in document order, and the tables and sentences that set a
 * limit but cannot be read.
 */
type Asked = {
  readonly criteria: readonly Criterion[];
  readonly unread: readonly UnreadTable[];
  readonly sentences: () => readonly string[];
  readonly limits: () => readonly string[];
};

const askedIn = rememberFor(readAsked);

/** Everything in a record that is decided, in document order: criteria, protocol items, stop rules, hypotheses. */
export const criteriaOf = (record: ExperimentRecord): readonly Criterion[] => askedIn(record).criteria;

/** The tables that require a decision but have no row that can be read. */
export const unreadTablesOf = (record: ExperimentRecord): readonly UnreadTable[] => askedIn(record).unread;

/** Notes on the sentences among criteria that set a limit which nobody decides. */
export const unreadSentencesOf = (record: ExperimentRecord): readonly string[] => askedIn(record).sentences();

/** Notes on the tables of limits in sections that are not about criteria. */
export const limitTablesOf = (record: ExperimentRecord): readonly string[] => askedIn(record).limits();

function readAsked(record: ExperimentRecord): Asked {
  const places = placesOf(record);
  const readSection = sectionReader(record);
  const worlds = lazy(() => worldsOf(record, { runRecords: NO_RECORDS }));
  const readTable = tableReader(record, worlds);
  const bySection = new Map(places.map((place) => [place.key, place]));
  const placeOfTable = (table: TableRecord): SectionPlace => placeOf(table, bySection, record);
  const found = [
    ...places.flatMap((place) => readSection(place)),
    ...record.tables.flatMap((table) => readTable(table, placeOfTable(table))),
  ].toSorted((a, b) => a.span.start - b.span.start);
  const unread = unreadTables(record, placeOfTable, found);
  const sentences = lazy(() => unreadSentences(record, places, found));
  const limits = lazy(() => {
    const others = record.tables.filter((table) => unread.every((each) => each.table !== table));
    return limitTableNotes(
      record,
      others.map((table) => ({ table, place: placeOfTable(table) })),
      found,
    );
  });
  return { criteria: withWays(keyed(withoutDecoration(withRecaps(found))), worlds), unread, sentences, limits };
}

function placesOf(record: ExperimentRecord): readonly SectionPlace[] {
  const roles = sectionRoles(record);
  const seen = new Set<Section>();
  const places = record.sections.flatMap(({ key, section }): readonly SectionPlace[] => {
    if (seen.has(section)) return [];
    seen.add(section);
    return [{ section, key, role: roles.get(section) }];
  });
  const heads = [record.root, titleSection(record.root)].filter((section) => section !== undefined);
  return [
    ...heads
      .filter((section) => !seen.has(section))
      .map((section) => ({ section, key: '', role: undefined, isHead: true })),
    ...places,
  ];
}

function placeOf(
  table: TableRecord,
  places: ReadonlyMap<string, SectionPlace>,
  { root }: ExperimentRecord,
): SectionPlace {
  return places.get(table.section) ?? { section: root, key: '', role: undefined };
}

/** The key is the heading path and the label; the second one of a key gets a number. */
function keyed(found: readonly FoundCriterion[]): readonly Criterion[] {
  const number = numbering();
  return found.map(({ keyParts, list: _, recap: __, ...criterion }) => {
    const [section = '', ...labels] = keyParts;
    return { ...criterion, key: number(joinKey(section, ...labels.map((label) => foldName(label)))) };
  });
}
