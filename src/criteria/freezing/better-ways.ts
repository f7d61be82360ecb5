import { directionOf } from '../holding/direction.ts';
import { parseStatement } from '../language/parse-statement.ts';
import type { Expression } from '../language/syntax.ts';
import { rootsOf, walk } from '../language/walk.ts';
import type { Criterion, StatementPlace } from '../outcome.ts';
import type { World } from '../world/world.ts';

/** The criteria with the better direction added to those statements whose meaning depends on it. */
export const withWays = (criteria: readonly Criterion[], worlds: () => readonly World[]): readonly Criterion[] =>
  criteria.map((criterion) =>
    criterion.statements.some(({ text }) => NEEDS_A_WAY.test(text))
      ? { ...criterion, statements: criterion.statements.map((place) => withWay(place, worlds())) }
      : criterion,
  );

const NEEDS_A_WAY = /\b(?:worse|best)\b/;

function withWay(place: StatementPlace, worlds: readonly World[]): StatementPlace {
  const [asked] = measuredIn(place.text);
  const ways = new Set(asked && worlds.flatMap((world) => directionOf(world, asked) ?? []));
  const [way] = ways;
  return way === undefined || ways.size > 1 ? place : { ...place, way };
}

/** The expressions that are compared by which direction is better. */
function measuredIn(text: string): readonly Expression[] {
  const { statement } = parseStatement(text);
  if (statement === undefined) return [];
  const best = statement.kind === 'claim' && statement.quantifier?.kind === 'best' ? [statement.quantifier.by] : [];
  const compared = rootsOf(statement).flatMap((root) =>
    [...walk(root)].flatMap((node) => (node.kind === 'no-worse' ? [node.left] : [])),
  );
  return [...best, ...compared];
}
