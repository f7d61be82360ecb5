import { rememberFor } from '../../text/remember.ts';
import type { Span } from '../../text/span.ts';
import type { LabelledCell } from './loose-fields.ts';
import type { World } from './world.ts';

/**
 * A world as seen from one row of a criteria table: of several rows with its label, only this one gives its measured
 * value.
 */
export function worldOfRow(world: World, row: Span): World {
  const own = repeatedAnswers(world.answered).get(row.start);
  return own === undefined ? world : { ...world, answered: new Map([own]) };
}

/** The measured values in rows whose label occurs again, by the start of the row. */
const repeatedAnswers = rememberFor(
  (answered: World['answered']): ReadonlyMap<number, readonly [name: string, cells: readonly LabelledCell[]]> =>
    new Map(
      [...answered]
        .filter(([, cells]) => cells.length > 1)
        .flatMap(([name, cells]) => cells.map((cell) => [cell.row.row.span.start, [name, [cell]]] as const)),
    ),
);

const NOTHING = new Map<string, never>();

/** A world in which only one cell gives the measured value: the one that the header of its limit names. */
export const worldOfCell = (world: World, cell: LabelledCell): World => ({
  ...world,
  tables: [],
  columns: [],
  runs: [],
  references: [],
  excluded: [],
  leftOut: [],
  fields: NOTHING,
  labelled: NOTHING,
  answered: new Map([[cell.name, [cell]]]),
});

/**
 * A world as seen from a row about one part of the data: anything else of that name is about all the data, or about
 * another part.
 */
export function worldOfPart(world: World, row: Span): World {
  const own = [...world.answered].flatMap(([name, cells]) =>
    cells.flatMap((cell) => (cell.row.row.span.start === row.start ? [[name, [cell]] as const] : [])),
  );
  return { ...world, fields: NOTHING, labelled: NOTHING, answered: new Map(own) };
}
