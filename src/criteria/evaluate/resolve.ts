import type { ColumnRecord, FieldRecord } from '../../records/record.ts';
import { foldName } from '../../text/fold-name.ts';
import type { Reference } from '../language/syntax.ts';
import type { RunCell } from './run-row.ts';
import type { World } from './world.ts';

/** What a name stands for. */
export type Meaning =
  | { readonly kind: 'column'; readonly column: ColumnRecord }
  | { readonly kind: 'metric'; readonly name: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'field'; readonly fields: readonly FieldRecord[] }
  | { readonly kind: 'labelled'; readonly cell: RunCell }
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
  const columns = world.columns.filter((column) => column.name.replace(/#\d+$/u, '') === name);
  const [column] = columns;
  const fields = world.fields.get(name);
  const labelled = world.labelled.get(name);
  const found: (Meaning | false | undefined)[] = [
    columns.length > 1
      ? { kind: 'collision', headers: columns.map(({ header }) => header) }
      : column && { kind: 'column', column },
    isMetric(world, name) && { kind: 'metric', name },
    world.runs.some(({ record }) => keyIn(record?.parameters, name) !== undefined) && { kind: 'parameter', name },
    fields && { kind: 'field', fields },
    labelled && { kind: 'labelled', cell: labelled },
  ];
  return found.filter((meaning) => meaning !== undefined && meaning !== false);
}

/** What a plain reference means; undefined where nothing has that name. */
export function meaningOf(world: World, reference: Reference): Meaning | undefined {
  if (reference.kind === 'name') return meaningsOf(world, reference.name)[0];
  if (reference.kind === 'metric') return { kind: 'metric', name: reference.metric };
  if (reference.kind !== 'column') return undefined;
  const column = columnNamed(world, reference.header);
  return column && { kind: 'column', column };
}

/** The column of a header, as written or folded. */
export function columnNamed({ columns }: Pick<World, 'columns'>, header: string): ColumnRecord | undefined {
  return (
    columns.find((column) => column.header === header.trim()) ??
    columns.find((column) => column.name === foldName(header))
  );
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
