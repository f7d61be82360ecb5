import type { EvidenceSource } from '../outcome.ts';
import { isOther, isPlain, isReference } from '../language/syntax.ts';
import type { Node, OtherReference, PlainReference } from '../language/syntax.ts';
import { walk } from '../language/walk.ts';
import { judgeCondition } from '../holding/judge-condition.ts';
import { otherValues } from '../holding/other-rows.ts';
import { standingOf, standingOfTable } from '../world/place-words.ts';
import { columnsOf } from '../world/columns-of.ts';
import { meaningOf } from '../world/resolve.ts';
import type { RunRow } from '../world/run-row.ts';
import { wordsOf } from '../holding/run-value.ts';
import type { World } from '../world/world.ts';

/**
 * Where the values of a statement were read: every other row, and the table, row or field where several could be meant.
 */
export function sourcesOf(
  world: World,
  roots: readonly Node[],
  deciding: RunRow | undefined,
): readonly EvidenceSource[] {
  const references = roots.flatMap((root) => [...walk(root)].filter(isReference));
  const plain = references.filter(isPlain);
  const others = references.filter(isOther).flatMap((reference) => otherSources(world, reference));
  const sources = [
    ...tableSources(world, plain, deciding),
    ...plain.flatMap((each) => toldSource(world, each)),
    ...others,
  ];
  return [...new Map(sources.map((source) => [`${source.what} ${source.line}`, source])).values()];
}

/** The table with the runs, if another one has such a column; if several have the same header, the deciding row. */
function tableSources(
  world: World,
  references: readonly PlainReference[],
  deciding: RunRow | undefined,
): readonly EvidenceSource[] {
  const { record, tables } = world;
  const columns = references.filter((reference) => meaningOf(world, reference)?.kind === 'column');
  const having = record.tables.filter(
    (table) => !ASKING.has(table.role) && columns.some((each) => columnsOf(table.columns, each).length > 0),
  );
  if (having.length < 2) return [];
  const { row } = deciding ?? {};
  if (tables.length > 1 && deciding !== undefined && row !== undefined)
    return [{ what: deciding.id, ...standingOf(record, row.row.span) }];
  return tables.map((table) => ({ what: 'runs', ...standingOfTable(record, table) }));
}

const ASKING: ReadonlySet<string> = new Set(['criteria', 'hypotheses']);

/** A field or a labelled cell, if another one has the same name. */
function toldSource(world: World, reference: PlainReference): readonly EvidenceSource[] {
  const meaning = meaningOf(world, reference);
  if (meaning?.kind !== 'field' && meaning?.kind !== 'labelled') return [];
  const name = meaning.kind === 'field' ? (meaning.fields[0]?.field.name ?? '') : meaning.cell.name;
  const span = meaning.kind === 'field' ? meaning.fields[0]?.field.span : meaning.cell.row.row.span;
  const bearing = (world.fields.get(name)?.length ?? 0) + (world.labelled.get(name)?.length ?? 0);
  return span === undefined || bearing < 2 ? [] : [{ what: wordsOf(reference), ...standingOf(world.record, span) }];
}

function otherSources(world: World, reference: OtherReference): readonly EvidenceSource[] {
  const found = otherValues({ world, run: undefined, selection: [], judge: judgeCondition }, reference);
  if ('kind' in found) return [];
  return found.flatMap(({ label, run, world: { record } }) => {
    if (run.row === undefined) return [];
    const of = reference.kind === 'document' ? `${reference.id}, ` : '';
    return [{ what: `${of}row "${label}"`, ...standingOf(record, run.row.row.span) }];
  });
}
