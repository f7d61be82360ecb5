import type { Condition } from '../language/syntax.ts';
import { walk } from '../language/walk.ts';
import { unknownOf } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import { meaningOf } from '../world/resolve.ts';
import { wordsOf } from '../holding/run-value.ts';
import { elsewhereWords } from '../world/unknown-name.ts';
import type { World } from '../world/world.ts';

/** For a document without any runs: names the table that has the metric but is not a runs table. */
export function withoutRuns(world: World, condition: Condition): Judgement | undefined {
  if (world.tables.length > 0 || world.runs.length > 0) return undefined;
  for (const node of walk(condition)) {
    if (node.kind !== 'name' && node.kind !== 'column') continue;
    const kind = meaningOf(world, node)?.kind;
    const elsewhere = kind === undefined || kind === 'metric' ? elsewhereWords(world, node, wordsOf(node)) : undefined;
    if (elsewhere !== undefined) return unknownOf(elsewhere);
  }
  return undefined;
}
