import { foldName } from '../../text/fold-name.ts';
import type { Expression } from '../language/syntax.ts';
import { isReference, memberOf } from '../language/syntax.ts';
import { isAggregate } from '../language/walk.ts';
import { meaningOf } from '../world/resolve.ts';
import type { World } from '../world/world.ts';

/** The unit that a side certainly has: as written, or of its column. */
export function unitOfSide(world: World, side: Expression): string | undefined {
  if (side.kind === 'number') return side.unit;
  if (side.kind === 'negative') return unitOfSide(world, side.of);
  if (
    side.kind === 'call' &&
    (isAggregate(side) || side.name === 'abs') &&
    side.name !== 'count' &&
    side.arguments[0] !== undefined
  )
    return unitOfSide(world, side.arguments[0]);
  if (!isReference(side)) return undefined;
  const meaning = meaningOf(world, memberOf(side));
  if (meaning?.kind === 'column') return meaning.column.unit ?? world.metrics.get(meaning.column.name)?.unit;
  if (meaning?.kind === 'metric') return world.metrics.get(foldName(meaning.name))?.unit;
  return meaning?.kind === 'labelled' ? meaning.cell.column.unit : undefined;
}
