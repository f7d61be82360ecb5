import type { ColumnRecord } from '../../records/record.ts';
import { labelName } from '../../document/label-name.ts';
import { rememberFor } from '../../text/remember.ts';
import { foldName } from '../../text/fold-name.ts';
import { isOther } from '../language/syntax.ts';
import type { PlainReference, Reference } from '../language/syntax.ts';
import { calledSo, namedSo } from './called.ts';
import { columnsCalled, columnsNamed } from './columns-of.ts';
import type { LabelledCell } from './loose-fields.ts';
import { isMeasurable, untyped } from '../numbers/operand.ts';
import { labelOfField, toldMeaning } from './told-meaning.ts';
import type { ToldMeaning } from './told-meaning.ts';
import type { World } from './world.ts';

/**
 * What a name refers to: `wer` to the column WER, `beam` to a parameter in run records, `params` to the row `Params` in
 * `Metric | Value`.
 */
export type Meaning =
  | { readonly kind: 'column'; readonly column: ColumnRecord }
  | { readonly kind: 'metric'; readonly name: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | ToldMeaning;

const known = new WeakMap<World, Map<string, readonly Meaning[]>>();

/** Everything that a folded name may refer to, the strongest first: column, declared metric, parameter, field. */
export function meaningsOf(world: World, name: string): readonly Meaning[] {
  const meanings = known.get(world) ?? new Map<string, readonly Meaning[]>();
  known.set(world, meanings);
  const found = meanings.get(name) ?? findMeanings(world, name);
  meanings.set(name, found);
  return found;
}

function findMeanings(world: World, name: string): readonly Meaning[] {
  const reference = { kind: 'name', name, span: NOWHERE } as const;
  const told = toldMeaning(world, reference, {
    fields: namedSo(name, world.fields.get(name) ?? [], labelOfField),
    cells: namedSo(name, world.labelled.get(name) ?? [], labelOfCell),
  });
  const answered = answeredMeaning(world, reference, namedSo(name, world.answered.get(name) ?? [], labelOfCell));
  const said = toldOrAnswered(told, answered);
  const found: (Meaning | false | undefined)[] = [
    columnMeaning(columnsNamed(world.columns, name)),
    isMetric(world, name) &&
      !isOnlyTold(world, said) &&
      (answered === undefined || isRecorded(world, name)) && { kind: 'metric', name },
    world.runs.some(({ record }) => keyIn(record?.parameters, name) !== undefined) && { kind: 'parameter', name },
    said,
  ];
  return found.filter((meaning) => meaning !== undefined && meaning !== false);
}

/** If no run has a value for a declared metric, the value in the results counts. */
const isOnlyTold = ({ tables, runs }: World, said: ToldMeaning | undefined): boolean =>
  tables.length === 0 && runs.length === 0 && said !== undefined && (said.kind !== 'field' || said.isResult === true);

const NOWHERE = { start: 0, end: 0 };

/** What a plain reference refers to; undefined if nothing has that name. */
export function meaningOf(world: World, reference: Reference): Meaning | undefined {
  if (reference.kind === 'name') return meaningsOf(world, reference.name)[0];
  if (reference.kind === 'metric') return { kind: 'metric', name: reference.metric };
  return reference.kind === 'column' ? quotedIn(world)(reference) : undefined;
}

type Quoted = Extract<Reference, { kind: 'column' }>;

/** Remembered, because it is needed again for every run. */
const quotedIn = rememberFor((world: World) => rememberFor((reference: Quoted) => quotedMeaning(world, reference)));

function quotedMeaning(world: World, reference: Quoted): Meaning | undefined {
  const { header } = reference;
  const name = labelName(header);
  const told = toldMeaning(world, reference, {
    fields: calledSo(header, world.fields.get(name) ?? [], labelOfField),
    cells: calledSo(header, world.labelled.get(name) ?? [], labelOfCell),
  });
  const answered = calledSo(header, world.answered.get(name) ?? [], labelOfCell);
  return (
    columnMeaning(columnsCalled(world.columns, header)) ??
    toldOrAnswered(told, answeredMeaning(world, reference, answered))
  );
}

/** A line of prose with the name (`CPU time: see the profile`) counts less than a number beside the limit. */
function toldOrAnswered(told: ToldMeaning | undefined, answered: ToldMeaning | undefined): ToldMeaning | undefined {
  const isProse = told?.kind === 'field' && told.fields.every(({ value }) => !isMeasurable(value));
  return isProse ? (answered ?? told) : (told ?? answered);
}

/**
 * The measured values in the tables that set limits for it: only if they are numbers, or are blank without a person's
 * mark.
 */
function answeredMeaning(
  world: World,
  reference: PlainReference,
  cells: readonly LabelledCell[],
): ToldMeaning | undefined {
  const isMarked = ({ row }: LabelledCell): boolean => row.cells.some(({ value }) => untyped(value).kind === 'mark');
  const isMeasured = cells.every(
    (each) => isMeasurable(each.cell.value) && (untyped(each.cell.value).kind !== 'missing' || !isMarked(each)),
  );
  return isMeasured ? toldMeaning(world, reference, { fields: [], cells }) : undefined;
}

const columnMeaning = ([column, ...others]: readonly ColumnRecord[]): Meaning | undefined => {
  if (column === undefined || others.length === 0) return column && { kind: 'column', column };
  return { kind: 'collision', headers: [column, ...others].map(({ header }) => header) };
};

const labelOfCell = ({ label }: LabelledCell): string => label;

/** The written names of things that match a quoted label except for their brackets. */
export function alikeNames(world: World, label: string): readonly string[] {
  const name = labelName(label);
  const labels = [
    ...columnsNamed(world.columns, name).map(({ header }) => header),
    ...(world.fields.get(name) ?? []).map(labelOfField),
    ...(world.labelled.get(name) ?? []).map(labelOfCell),
  ];
  return [...new Set(labels)].map((each) => `col("${each}")`);
}

/** Returns a function that says whether each run has its own value for a reference. */
export function isOfRun(world: World): (reference: Reference) => boolean {
  return (reference) => {
    if (reference.kind === 'flag') return true;
    if (isOther(reference)) return false;
    const meaning = meaningOf(world, reference);
    return meaning === undefined || !TOLD.has(meaning.kind);
  };
}

/** Kinds of meaning that never belong to a run. */
const TOLD: ReadonlySet<Meaning['kind']> = new Set<Meaning['kind']>(['field', 'labelled', 'several']);

/** All names that a misspelt one may have meant. */
export const namesIn = (world: World): readonly string[] => [
  ...world.columns.map(({ name }) => name),
  ...world.metrics.keys(),
  ...world.runs.flatMap(({ record }) =>
    record === undefined ? [] : [...record.metrics.keys(), ...record.parameters.keys()],
  ),
  ...world.fields.keys(),
];

/** Declared, or already in a run record. A declared column counts as a column. */
const isMetric = (world: World, name: string): boolean => world.metrics.has(name) || isRecorded(world, name);

const isRecorded = ({ runs }: World, name: string): boolean =>
  runs.some(({ record }) => (keyIn(record?.metrics, name) ?? keyIn(record?.history, name)) !== undefined);

/** The key of a map that equals this name, as written or folded. */
export function keyIn(map: ReadonlyMap<string, unknown> | undefined, name: string): string | undefined {
  if (map === undefined || map.has(name)) return map && name;
  for (const key of map.keys()) if (foldName(key) === name) return key;
  return undefined;
}
