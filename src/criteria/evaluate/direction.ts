import type { Expression } from '../language/syntax.ts';
import { isReference } from '../language/syntax.ts';
import { walk } from '../language/walk.ts';
import { foldName } from '../../text/fold-name.ts';
import { meaningOf } from './resolve.ts';
import { wordsOf } from './run-value.ts';
import type { World } from './world.ts';

/** Which way the first metric of an expression is better, as declared; nothing is guessed from its name. */
export function directionOf(world: World, expression: Expression): 'lower' | 'higher' | undefined {
  for (const node of walk(expression)) {
    if (!isReference(node)) continue;
    const plain = node.kind === 'row' || node.kind === 'baseline' || node.kind === 'document' ? node.of : node;
    const meaning = meaningOf(world, plain);
    const declared = world.metrics.get(
      meaning?.kind === 'column' ? meaning.column.name : foldName(wordsOf(plain)),
    )?.better;
    const better = declared ?? (meaning?.kind === 'column' ? meaning.column.spec?.better : undefined);
    if (better !== undefined) return better;
  }
  return undefined;
}
