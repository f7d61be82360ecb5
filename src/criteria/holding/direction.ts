import type { Expression } from '../language/syntax.ts';
import { isReference, memberOf } from '../language/syntax.ts';
import { walk } from '../language/walk.ts';
import type { ColumnRecord } from '../../records/record.ts';
import { foldName } from '../../text/fold-name.ts';
import { directionOfHeader } from '../../values/header-direction.ts';
import { meaningOf } from '../world/resolve.ts';
import { wordsOf } from './run-value.ts';
import type { World } from '../world/world.ts';

/** Which direction is better for the first metric of an expression, as declared; it is never guessed from the name. */
export function directionOf(world: World, expression: Expression): 'lower' | 'higher' | undefined {
  for (const node of walk(expression)) {
    if (!isReference(node)) continue;
    const member = memberOf(node);
    const meaning = meaningOf(world, member);
    const better =
      meaning?.kind === 'column'
        ? columnDirection(world, meaning.column)
        : world.metrics.get(foldName(wordsOf(member)))?.better;
    if (better !== undefined) return better;
  }
  return undefined;
}

/** Which direction is better for a column, as the document declares it, else the kind, else the arrow of its header. */
export const columnDirection = (
  { metrics }: World,
  { name, spec, header }: ColumnRecord,
): 'lower' | 'higher' | undefined =>
  metrics.get(name)?.better ?? spec?.better ?? directionOfHeader(header) ?? directionOfHeader(spec?.header ?? '');
