import { columnsOf } from './world/columns-of.ts';
import { standingOfTable, standingWords } from './world/place-words.ts';
import { wordsOf } from './holding/run-value.ts';
import type { World } from './world/world.ts';
import { warning } from './language/statement-problem.ts';
import type { StatementProblem } from './language/statement-problem.ts';
import { isPlain, isReference } from './language/syntax.ts';
import type { PlainReference, Reference, Statement } from './language/syntax.ts';
import { rootsOf, walk } from './language/walk.ts';

/**
 * The families of runs tables that a statement may be about: those that have most of its names as columns. One that the
 * kind declares takes precedence over those that only look like runs tables. If no table has any of the names, the
 * first.
 */
export function worldsAsked(worlds: readonly World[], statement: Statement): readonly World[] {
  const references = referencesIn(statement);
  const scored = worlds.map((world) => ({ world, score: scoreOf(world, references) }));
  const best = Math.max(...scored.map(({ score }) => score));
  const asked = scored.filter(({ score }) => score === best).map(({ world }) => world);
  if (best <= 0) return asked.slice(0, 1);
  const declared = asked.filter(({ tables }) => tables.some(({ spec }) => spec?.role === 'runs'));
  return declared.length > 0 ? declared : asked;
}

const referencesIn = (statement: Statement): readonly Reference[] =>
  rootsOf(statement).flatMap((root) => [...walk(root)].filter(isReference));

/** References to other rows only break a tie. */
function scoreOf(world: World, references: readonly Reference[]): number {
  const has = (plain: PlainReference): boolean => plain.kind !== 'metric' && columnsOf(world.columns, plain).length > 0;
  const own = references.filter((reference) => isPlain(reference) && has(reference)).length;
  const others = references.filter((each) => (each.kind === 'row' || each.kind === 'baseline') && has(each.of)).length;
  return own + others / (references.length + 1);
}

/** A problem if a statement's name is in several tables, with how to say which is meant; undefined if it is not. */
export function severalTables(asked: readonly World[], statement: Statement): StatementProblem | undefined {
  const [first] = asked;
  if (first === undefined || asked.length < 2) return undefined;
  const all = referencesIn(statement).filter((each) => asked.every((world) => scoreOf(world, [each]) > 0));
  const named = all.find(isPlain) ?? all[0];
  const words = asked.map(({ record, tables }) => tables.map((table) => standingWords(standingOfTable(record, table))));
  const message = `\`${named === undefined ? '' : wordsOf(named)}\` is in ${asked.length} tables of runs: ${words.map((each) => each.join(', ')).join(' and ')}`;
  return warning((named ?? statement).span, message, sayWhich(asked));
}

/** How to name one of several tables: by a heading that is only above that one. */
export function sayWhich(asked: readonly World[]): string {
  const headings = asked.map(({ tables }) => [...new Set(tables.map(({ place }) => place.section.title))]);
  const own = headings.filter((each, at) => {
    const [only] = each;
    return (
      each.length === 1 && only !== '' && !headings.some((other, index) => index !== at && other.includes(only ?? ''))
    );
  });
  const [last] = own.at(-1) ?? [];
  return last === undefined
    ? 'give each table a heading of its own, and write it behind the statement: `under "Results"`'
    : `say which, behind the statement: \`under "${last}"\``;
}
