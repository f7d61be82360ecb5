import { rememberFor } from '../../text/remember.ts';
import type { Span } from '../../text/span.ts';
import type { LabelledCell } from './loose-fields.ts';
import type { World } from './world.ts';

/** A world as one row of a criteria table sees it: of several rows with its label only it says what was measured of it. */
export function worldOfRow(world: World, row: Span): World {
  const own = repeatedAnswers(world.answered).get(row.start);
  return own === undefined ? world : { ...world, answered: new Map([own]) };
}

/** What rows say whose label another one has, by where they start. */
const repeatedAnswers = rememberFor(
  (answered: World['answered']): ReadonlyMap<number, readonly [name: string, cells: readonly LabelledCell[]]> =>
    new Map(
      [...answered]
        .filter(([, cells]) => cells.length > 1)
        .flatMap(([name, cells]) => cells.map((cell) => [cell.row.row.span.start, [name, [cell]]] as const)),
    ),
);

const NOTHING = new Map<string, never>();

/** A world in which one cell alone says what was measured: the one that the header of its limit names. */
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
 * A world as a row about one part of the data sees it: what anything else of that name tells is of all the data, or of
 * another part.
 */
export function worldOfPart(world: World, row: Span): World {
  const own = [...world.answered].flatMap(([name, cells]) =>
    cells.flatMap((cell) => (cell.row.row.span.start === row.start ? [[name, [cell]] as const] : [])),
  );
  return { ...world, fields: NOTHING, labelled: NOTHING, answered: new Map(own) };
}
