import { meaningOf as wordsMean } from '../../template/words/section-words.ts';
import { plainText } from '../../values/plain-text.ts';
import { remarkOf } from '../../document/label-remark.ts';
import { columnsOf } from './columns-of.ts';
import { plainOf, untyped } from '../numbers/operand.ts';
import { standingOf, standingOfTable, standingWords, sectionsAround } from './place-words.ts';
import type { FieldRecord, TableRecord } from '../../records/record.ts';
import type { Span } from '../../text/span.ts';
import type { Value } from '../../values/value.ts';
import type { PlainReference } from '../language/syntax.ts';
import type { LabelledCell } from './loose-fields.ts';
import { runRow } from './run-row.ts';
import { takenBack } from './taken-back.ts';
import { isUnusualColumn, namesUnusual, unusualHeading, unusualLabel } from './unusual-heading.ts';
import type { World } from './world.ts';

/** What a name refers to outside the runs: one field or cell, or several with different values. */
export type ToldMeaning =
  | { readonly kind: 'field'; readonly fields: readonly FieldRecord[]; readonly isResult?: boolean }
  | { readonly kind: 'labelled'; readonly cell: LabelledCell }
  | { readonly kind: 'collision'; readonly headers: readonly string[] }
  | { readonly kind: 'several'; readonly places: readonly string[]; readonly doubted?: Doubted };

/** Why the only value may not be the result, and the value itself: runs may still be compared with it. */
export type Doubted = {
  readonly because: string;
  readonly value: Extract<ToldMeaning, { kind: 'field' | 'labelled' }>;
};

/**
 * The meaning beside values of runs: `accuracy > chance` takes chance from `Reference values`, unless it is a declared
 * metric of the runs.
 */
export function besideRuns<M extends { readonly kind: string }>(
  world: World,
  meaning: M | ToldMeaning,
): M | ToldMeaning {
  if (meaning.kind !== 'several' || !('doubted' in meaning) || meaning.doubted === undefined) return meaning;
  const { value } = meaning.doubted;
  const name = value.kind === 'labelled' ? value.cell.name : (value.fields[0]?.field.name ?? '');
  return world.metrics.has(name) ? meaning : value;
}

type Place = {
  readonly meaning: Extract<ToldMeaning, { kind: 'field' | 'labelled' }>;
  readonly label: string;
  readonly span: Span;
  /** A key that is the same for equal values. */
  readonly key: string;
  readonly text: string;
  readonly isLoose: boolean;
};

/**
 * The field or labelled cell of a name. One in a results section takes precedence over others, and a table over a line
 * of text; those that remain must agree, and with a column of that name if there is one.
 */
export function toldMeaning(
  world: World,
  reference: PlainReference,
  told: { readonly fields: readonly FieldRecord[]; readonly cells: readonly LabelledCell[] },
): ToldMeaning | undefined {
  const rows = new Set(told.cells.map(({ row }) => row.row.span.start));
  const places = [
    ...told.fields.filter(({ field }) => !rows.has(field.span.start)).map(fieldPlace),
    ...told.cells.map(cellPlace),
  ];
  if (places.length === 0) return undefined;
  const columns = tablesWith(world, reference);
  const counted = countedPlaces(world, places, columns);
  const [first] = counted;
  if (first === undefined) return undefined;
  const labels = new Map(counted.toReversed().map(({ label }) => [remarkOf(label), label]));
  if (labels.size > 1) return { kind: 'collision', headers: [...labels.values()].toReversed() };
  const against = columns.filter((table) => !PARTS.has(table.role) && !knows(table, reference, first.key));
  const isOne = counted.every(({ key }) => key === first.key) && against.length === 0;
  const standing = (span: Span): string => standingWords(standingOf(world.record, span));
  const doubt = isOne ? doubtOn(world, reference, first) : undefined;
  if (doubt !== undefined)
    return {
      kind: 'several',
      places: [`${first.text} in ${standing(first.span)}`],
      doubted: { because: doubt, value: merged(world, counted, first) },
    };
  if (isOne) return merged(world, counted, first);
  return {
    kind: 'several',
    places: [
      ...counted.map(({ text, span }) => `${text} in ${standing(span)}`),
      ...against.map((table) => `a column in ${standingWords(standingOfTable(world.record, table))}`),
    ],
  };
}

/** Fields with equal values count as one. */
const merged = (world: World, places: readonly Place[], { meaning, span }: Place): Doubted['value'] =>
  meaning.kind === 'labelled'
    ? meaning
    : {
        kind: 'field',
        fields: places.flatMap((each) => (each.meaning.kind === 'field' ? each.meaning.fields : [])),
        isResult: isResult(world, span),
      };

/** A label with the remark in brackets after it. */
export const labelOfField = ({ field }: FieldRecord): string =>
  field.remark === undefined ? field.label : `${field.label} (${field.remark})`;

/** A list below `Improvement vs baseline` gives differences, not the metrics themselves. */
const CHANGES =
  /(?:^|_)(?:improvements?|deltas?|differences?|changes?|gains?|vs|versus|relative|targets?|expected|goals?)(?:_|$)/u;

const fieldPlace = (field: FieldRecord): Place => ({
  meaning: { kind: 'field', fields: [field] },
  label: labelOfField(field),
  span: field.field.span,
  key: field.filling === 'filled' ? keyOf(field.value, field.spec?.unit) : '',
  text: field.filling === 'filled' ? field.value.text : 'nothing yet',
  isLoose: field.field.form !== 'table-row',
});

const cellPlace = (cell: LabelledCell): Place => ({
  meaning: { kind: 'labelled', cell },
  label: cell.label,
  span: cell.row.row.span,
  key: keyOf(cell.cell.value, cell.column.unit),
  text: cell.cell.text.trim() === '' ? 'nothing yet' : cell.cell.text.trim(),
  isLoose: false,
});

/** The same for a value written in two ways: `0.9`, `**0.90**`. */
function keyOf(given: Value, unit: string | undefined): string {
  const value = untyped(given);
  if (value.kind === 'missing') return '';
  if (value.kind === 'number') return `${value.number} ${value.unit ?? unit ?? ''}`;
  return plainOf(value).trim();
}

const writtenName = (reference: PlainReference): string =>
  reference.kind === 'name' ? reference.name : reference.kind === 'column' ? reference.header : reference.metric;

/** The labels that a table or a field belongs to: `**Baseline**:` above a list. */
function labelsAround(meaning: Place['meaning']): readonly string[] {
  const label = meaning.kind === 'labelled' ? meaning.cell.table.place.label : undefined;
  const group = meaning.kind === 'field' ? (meaning.fields[0]?.field.group ?? []) : [label ?? ''];
  return group.map((name) => name.replaceAll('_', ' '));
}

/** Why the only value of a name may not be the result: its row or its heading says so. */
function doubtOn(world: World, reference: PlainReference, { meaning, span, key }: Place): string | undefined {
  if (key === '') return undefined;
  const cell = meaning.kind === 'labelled' ? meaning.cell : undefined;
  const words = cell && takenBack(runRow(cell.table, cell.row, new Map()));
  if (words !== undefined) return `${words} in its row`;
  if (cell?.table.role === 'criteria' || namesUnusual(writtenName(reference))) return undefined;
  const label = unusualLabel(world, { span, labels: labelsAround(meaning) }, 'values');
  if (label !== undefined) return `"${plainText(label)}" above it may say that it is no result of this experiment`;
  if (cell !== undefined && isUnusualColumn(world, cell.column.header))
    return `its column "${plainText(cell.column.header)}" may not be what was measured`;
  const heading = unusualHeading(world, span, 'values');
  return heading === undefined ? undefined : `"${heading}" may be no result of this experiment`;
}

function countedPlaces(world: World, places: readonly Place[], columns: readonly TableRecord[]): readonly Place[] {
  const isChange = ({ meaning }: Place): boolean =>
    meaning.kind === 'field' && (meaning.fields[0]?.field.group.some((name) => CHANGES.test(name)) ?? false);
  const plain = places.filter((place) => !isChange(place));
  const all = plain.length > 0 || columns.length > 0 ? plain : places;
  const usual = all.filter(({ span }) => unusualHeading(world, span, 'values') === undefined);
  const own = usual.length > 0 ? usual : all;
  const results = own.filter(({ span }) => isResult(world, span));
  if (results.length > 0) return results;
  const isTable = columns.length > 0 || own.some(({ isLoose }) => !isLoose);
  return isTable ? own.filter(({ isLoose }) => !isLoose) : own;
}

/** Whether a place is in a section of results, by the kind or by the words of the nearest meaningful heading. */
function isResult({ record }: World, span: Span): boolean {
  const roles = sectionsAround(record, span).flatMap(
    ({ section, spec }) => spec?.role ?? wordsMean(section.name)?.role ?? [],
  );
  return roles[0] === 'results' || roles[0] === 'decision';
}

const NO_COLUMNS: ReadonlySet<TableRecord['role']> = new Set([
  'criteria',
  'hypotheses',
  'metrics',
  'parameters',
  'fields',
]);
/** The rows of these tables are parts of a whole whose value a field gives. */
const PARTS: ReadonlySet<TableRecord['role']> = new Set(['groups', 'epochs']);

/** The other tables that have a column of the name with something in it. */
export const tablesWith = (world: World, reference: PlainReference): readonly TableRecord[] =>
  world.record.tables.filter(
    (table) =>
      !NO_COLUMNS.has(table.role) &&
      !world.tables.includes(table) &&
      keysIn(table, reference).some((key) => key !== ''),
  );

const knows = (table: TableRecord, reference: PlainReference, key: string): boolean =>
  keysIn(table, reference).includes(key);

function keysIn(table: TableRecord, reference: PlainReference): readonly string[] {
  const [column] = columnsOf(table.columns, reference);
  if (column === undefined) return [];
  const rows = table.rows.filter((row) => row.class === 'data' || row.class === 'reference' || row.class === 'summary');
  return rows.flatMap((row) => {
    const cell = row.cells[column.index];
    return cell === undefined ? [] : [keyOf(cell.value, column.unit)];
  });
}
