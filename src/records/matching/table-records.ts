import { tablesIn } from '../../document/tables-of.ts';
import type { TablePlace } from '../../document/table-place.ts';
import { labelName } from '../../document/label-name.ts';
import { rememberFor } from '../../text/remember.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { Section } from '../../document/section.ts';
import type { Kind, TableSpec } from '../../template/kind.ts';
import { joinKey, numbering } from '../../template/section-keys.ts';
import { runKeyOf } from '../../template/words/run-keys.ts';
import { headerName } from '../../template/words/table-words.ts';
import type { TableRecord } from '../record.ts';
import { tableRecord } from '../tables/table-record.ts';
import { specKeyOf, specPlace } from './section-records.ts';
import { declaredKeys } from './declared-keys.ts';
import type { MatchedSection } from './section-records.ts';

type TablesFacts = {
  readonly text: string;
  readonly document: Pick<MarkdownDocument, 'directives'>;
  readonly sections: readonly MatchedSection[];
  readonly kind: Kind | undefined;
  /** Names of the headings that lead to a section of the document. */
  readonly pathOf: (section: Section) => readonly string[];
};

type Found = {
  readonly place: TablePlace;
  readonly in: MatchedSection;
  readonly key: string;
  readonly specKey: string;
  readonly columns: ReadonlySet<string>;
};

/** The share of the smaller header that must agree for a table in another place to be the kind's. */
const MOVED_OVERLAP = 0.6;
const SAME_SECTION_OVERLAP = 0.34;

/**
 * Every table of a record in document order, each with the matching table of the kind: by place and header, then by
 * header.
 */
export function tableRecords({ text, document, sections, kind, pathOf }: TablesFacts): readonly TableRecord[] {
  const keys = numbering();
  const specKeys = numbering();
  const found = sections.flatMap((section) =>
    tablesIn(text, { section: section.section, path: pathOf(section.section) }).map((place): Found => {
      const names = place.label === undefined ? [] : [place.label];
      const repeated = section.spec?.repeated === true;
      const specKey = specPlace(joinKey(specKeyOf(section), ...names));
      const key = keys(joinKey(section.key, ...names) || 'table');
      return {
        place,
        in: section,
        key,
        specKey: repeated ? specKey : specKeys(specKey),
        columns: namesIn(place.header),
      };
    }),
  );
  const matches = matchTables(found, kind?.tables ?? []);
  const inOrder = found.toSorted((a, b) => a.place.table.span.start - b.place.table.span.start);
  const runKeys = declaredKeys(
    document,
    inOrder.map(({ place }) => place),
  );
  const isOfRuns = (table: Found): boolean =>
    matches.get(table)?.role === 'runs' || runKeys.has(table.place) || namesRuns(table.place.header);
  return inOrder.map((table) => {
    const spec = matches.get(table);
    const key = spec === undefined || table.in.spec?.repeated === true ? table.key : spec.key;
    const own = runKeys.get(table.place);
    const isBesideRuns = (): boolean => inOrder.some((other) => other !== table && isOfRuns(other));
    return tableRecord({ text, place: table.place, key, section: table.in.key, spec, runKeys: own, isBesideRuns });
  });
}

/** From this strength on, a header shows by a single column that its rows are runs. */
const SURE = 3;

/** Whether a column has a name that only a run can have. */
function namesRuns(header: readonly string[]): boolean {
  const { strength, others } = runKeyOf({
    names: header.map((title) => headerName(labelName(title), title)),
    section: '',
  });
  return strength >= SURE && others === undefined;
}

function matchTables(found: readonly Found[], specs: readonly TableSpec[]): ReadonlyMap<Found, TableSpec> {
  const matches = new Map<Found, TableSpec>();
  const left = new Set(specs);
  const take = (isCandidate: (table: Found, spec: TableSpec) => boolean, least: number): void => {
    for (const table of found) {
      if (matches.has(table)) continue;
      const pool = table.in.spec?.repeated === true ? specs : [...left];
      const best = likest(
        table,
        pool.filter((spec) => isCandidate(table, spec)),
      );
      if (best === undefined || best.overlap < least) continue;
      matches.set(table, best.spec);
      left.delete(best.spec);
    }
  };
  take((table, spec) => spec.key === table.specKey, SAME_SECTION_OVERLAP);
  take(
    (table, spec) => spec.section === specKeyOf(table.in) && (spec.label ?? '') === (table.place.label ?? ''),
    SAME_SECTION_OVERLAP,
  );
  take((table, spec) => spec.section === specKeyOf(table.in), SAME_SECTION_OVERLAP);
  take((table) => table.columns.size > 1, MOVED_OVERLAP);
  return matches;
}

type Likest = { readonly spec: TableSpec; readonly overlap: number };

/** The spec that shares the largest part of its header with a table; the first of several that share as much. */
function likest(table: Found, specs: readonly TableSpec[]): Likest | undefined {
  let best: Likest | undefined;
  for (const spec of specs) {
    const overlap = overlapOf(table, spec);
    if (best === undefined || overlap > best.overlap) best = { spec, overlap };
  }
  return best;
}

/** The share of the narrower of two headers that is also in the other, from 0 to 1. */
function overlapOf({ columns }: Found, spec: TableSpec): number {
  const own = namesOf(spec);
  let shared = 0;
  for (const name of own) if (columns.has(name)) shared++;
  return shared / Math.max(1, Math.min(own.size, columns.size));
}

const namesIn = rememberFor((header: readonly string[]): ReadonlySet<string> => new Set(header.map(labelName)));
const namesOf = rememberFor(
  ({ columns }: TableSpec): ReadonlySet<string> => new Set(columns.map(({ header }) => labelName(header))),
);
