import type { ColumnRecord, FieldRecord } from '../../records/record.ts';
import { labelName } from '../../document/label-name.ts';
import { foldName } from '../../text/fold-name.ts';
import type { PlainReference, Reference } from '../language/syntax.ts';
import { calledSo, namedSo, remarkOf } from './called.ts';
import type { LabelledCell } from './loose-fields.ts';
import type { World } from './world.ts';

/** What a name stands for. */
export type Meaning =
  | { readonly kind: 'column'; readonly column: ColumnRecord }
  | { readonly kind: 'metric'; readonly name: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'field'; readonly fields: readonly FieldRecord[] }
  | { readonly kind: 'labelled'; readonly cell: LabelledCell }
  | { readonly kind: 'collision'; readonly headers: readonly string[] };

const known = new WeakMap<World, Map<string, readonly Meaning[]>>();

/** All that a folded name may mean, the strongest first: column, declared metric, parameter, field. */
export function meaningsOf(world: World, name: string): readonly Meaning[] {
  const meanings = known.get(world) ?? new Map<string, readonly Meaning[]>();
  known.set(world, meanings);
  const found = meanings.get(name) ?? findMeanings(world, name);
  meanings.set(name, found);
  return found;
}

function findMeanings(world: World, name: string): readonly Meaning[] {
  const found: (Meaning | false | undefined)[] = [
    columnMeaning(columnsNamed(world, name)),
    isMetric(world, name) && { kind: 'metric', name },
    world.runs.some(({ record }) => keyIn(record?.parameters, name) !== undefined) && { kind: 'parameter', name },
    fieldMeaning(namedSo(name, world.fields.get(name) ?? [], labelOfField)),
    labelledMeaning(namedSo(name, world.labelled.get(name) ?? [], labelOfCell)),
  ];
  return found.filter((meaning) => meaning !== undefined && meaning !== false);
}

/** What a plain reference means; undefined where nothing has that name. */
export function meaningOf(world: World, reference: Reference): Meaning | undefined {
  if (reference.kind === 'name') return meaningsOf(world, reference.name)[0];
  if (reference.kind === 'metric') return { kind: 'metric', name: reference.metric };
  if (reference.kind !== 'column') return undefined;
  const { header } = reference;
  const name = labelName(header);
  return (
    columnMeaning(columnsCalled(world.columns, header)) ??
    fieldMeaning(calledSo(header, world.fields.get(name) ?? [], labelOfField)) ??
    labelledMeaning(calledSo(header, world.labelled.get(name) ?? [], labelOfCell))
  );
}

const columnMeaning = ([column, ...others]: readonly ColumnRecord[]): Meaning | undefined => {
  if (column === undefined || others.length === 0) return column && { kind: 'column', column };
  return { kind: 'collision', headers: [column, ...others].map(({ header }) => header) };
};

/** One label may stand several times; two labels are two things. */
function fieldMeaning(fields: readonly FieldRecord[]): Meaning | undefined {
  const labels = distinct(fields.map(labelOfField));
  if (labels.length > 1) return { kind: 'collision', headers: labels };
  return fields.length === 0 ? undefined : { kind: 'field', fields };
}

const labelOfField = ({ field }: FieldRecord): string =>
  field.remark === undefined ? field.label : `${field.label} (${field.remark})`;

const labelOfCell = ({ label }: LabelledCell): string => label;

function labelledMeaning(cells: readonly LabelledCell[]): Meaning | undefined {
  const labels = distinct(cells.map(labelOfCell));
  if (labels.length > 1) return { kind: 'collision', headers: labels };
  const [cell] = cells;
  return cell && { kind: 'labelled', cell };
}

/** Labels that say different things, each as it is written first. */
const distinct = (labels: readonly string[]): readonly string[] =>
  [...new Map(labels.toReversed().map((label) => [remarkOf(label), label])).values()].toReversed();

/** What is called like a quoted label but for its brackets, as it is written. */
export function alikeNames(world: World, label: string): readonly string[] {
  const name = labelName(label);
  const labels = [
    ...columnsNamed(world, name).map(({ header }) => header),
    ...(world.fields.get(name) ?? []).map(labelOfField),
    ...(world.labelled.get(name) ?? []).map(labelOfCell),
  ];
  return [...new Set(labels)].map((each) => `col("${each}")`);
}

/** The columns of a plain name: more than one where headers fold alike. */
const columnsNamed = ({ columns }: Pick<World, 'columns'>, name: string): readonly ColumnRecord[] =>
  columns.filter((column) => column.name.replace(/#\d+$/u, '') === name);

const columnsCalled = (columns: readonly ColumnRecord[], header: string): readonly ColumnRecord[] =>
  calledSo(header, columns, (column) => column.header);

/** The columns that a plain reference names in a table. */
export function columnsOf(columns: readonly ColumnRecord[], reference: PlainReference): readonly ColumnRecord[] {
  if (reference.kind === 'name') return columnsNamed({ columns }, reference.name);
  return columnsCalled(columns, reference.kind === 'column' ? reference.header : reference.metric);
}

/** Whether each run tells this reference for itself. */
export function isOfRun(world: World): (reference: Reference) => boolean {
  return (reference) => {
    if (reference.kind === 'flag') return true;
    if (reference.kind === 'row' || reference.kind === 'baseline' || reference.kind === 'document') return false;
    const meaning = meaningOf(world, reference);
    return meaning === undefined || (meaning.kind !== 'field' && meaning.kind !== 'labelled');
  };
}

/** All names that a misspelt one may have been meant to be. */
export const namesIn = (world: World): readonly string[] => [
  ...world.columns.map(({ name }) => name),
  ...world.metrics.keys(),
  ...world.runs.flatMap(({ record }) =>
    record === undefined ? [] : [...record.metrics.keys(), ...record.parameters.keys()],
  ),
  ...world.fields.keys(),
];

/** Declared, or in a run record already. A declared column is a column. */
function isMetric(world: World, name: string): boolean {
  return (
    world.metrics.has(name) ||
    world.runs.some(({ record }) => keyIn(record?.metrics, name) ?? keyIn(record?.history, name))
  );
}

/** The key of a map that is this name, as written or folded. */
export function keyIn(map: ReadonlyMap<string, unknown> | undefined, name: string): string | undefined {
  if (map === undefined || map.has(name)) return map && name;
  for (const key of map.keys()) if (foldName(key) === name) return key;
  return undefined;
}
