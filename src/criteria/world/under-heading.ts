import type { ExperimentRecord, FieldRecord } from '../../records/record.ts';
import { contains } from '../../text/span.ts';
import type { Span } from '../../text/span.ts';
import type { Under } from '../language/syntax.ts';
import { warning } from '../language/statement-problem.ts';
import type { StatementProblem } from '../language/statement-problem.ts';
import { calledSo } from './called.ts';
import type { World } from './world.ts';

export type UnderHeading =
  | { readonly kind: 'worlds'; readonly worlds: readonly World[] }
  | { readonly kind: 'problem'; readonly problem: StatementProblem };

/** The worlds restricted to what is below a heading; a heading that does not exist, or exists twice, is a problem. */
export function worldsUnder(worlds: readonly World[], { heading, span }: Under): UnderHeading {
  const record = worlds[0]?.record;
  const named = (record?.sections ?? []).filter(({ section }) => section.heading !== undefined);
  const [only, ...others] = calledSo(heading, named, ({ section }) => section.title);
  if (only === undefined)
    return {
      kind: 'problem',
      problem: warning(
        span,
        `no heading is called "${heading}" yet`,
        headingsHint(named.map(({ section }) => section.title)),
      ),
    };
  if (others.length > 0)
    return {
      kind: 'problem',
      problem: warning(span, `${others.length + 1} headings are called "${heading}"`, 'give each a name of its own'),
    };
  const within = only.section.span;
  const found = worlds.map((world) => worldWithin(world, within));
  const filled = found.filter(({ tables }) => tables.length > 0);
  return { kind: 'worlds', worlds: filled.length > 0 ? filled : found.slice(0, 1) };
}

const MOST_HEADINGS = 8;

const headingsHint = (titles: readonly string[]): string | undefined =>
  titles.length === 0
    ? undefined
    : `there are ${titles
        .slice(0, MOST_HEADINGS)
        .map((title) => `"${title}"`)
        .join(', ')}`;

function worldWithin(world: World, within: Span): World {
  const tables = world.tables.filter(({ place }) => contains(within, place.table.span));
  const isThere = ({ table }: World['runs'][number]): boolean => table !== undefined && tables.includes(table);
  return {
    ...world,
    record: recordWithin(world.record, within),
    under: within,
    tables,
    columns: tables.length > 0 ? world.columns : [],
    runs: world.runs.filter(isThere),
    references: world.references.filter(isThere),
    excluded: world.excluded.filter(({ run }) => isThere(run)),
    leftOut: world.leftOut.filter(({ run }) => isThere(run)),
    fields: mapOf(world.fields, (field: FieldRecord) => contains(within, field.field.span)),
    labelled: mapOf(world.labelled, ({ row }) => contains(within, row.row.span)),
    answered: mapOf(world.answered, ({ row }) => contains(within, row.row.span)),
  };
}

/** A record reads its parts when they are first used, so that a copy made with `...` would lack them. */
const recordWithin = (record: ExperimentRecord, within: Span): ExperimentRecord => ({
  document: record.document,
  kind: record.kind,
  root: record.root,
  id: record.id,
  title: record.title,
  status: record.status,
  sections: record.sections,
  fields: record.fields.filter(({ field }) => contains(within, field.span)),
  tables: record.tables.filter(({ place }) => contains(within, place.table.span)),
  checklists: record.checklists,
  absent: record.absent,
});

/** The entries of each name that pass; names without any are left out. */
function mapOf<T>(
  map: ReadonlyMap<string, readonly T[]>,
  passes: (item: T) => boolean,
): ReadonlyMap<string, readonly T[]> {
  const kept = [...map].map(([name, items]) => [name, items.filter(passes)] as const);
  return new Map(kept.filter(([, items]) => items.length > 0));
}
