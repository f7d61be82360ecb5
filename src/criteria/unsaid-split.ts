import { plainText } from '../values/plain-text.ts';
import { isReference } from './language/syntax.ts';
import { rootsOf, scaleOf, walk } from './language/walk.ts';
import { nameOfReference } from './holding/run-value.ts';
import { isOfRun } from './world/resolve.ts';
import { mayNameParts, partOfWord } from '../values/data-parts.ts';
import type { Node, Statement } from './language/syntax.ts';
import type { StatementOutcome } from './outcome.ts';
import type { RunRow } from './world/run-row.ts';
import type { World } from './world/world.ts';

type Told = Pick<StatementOutcome, 'kind' | 'because' | 'settle' | 'evidence' | 'band'>;

/** One of several splits from which the runs of a claim come. */
type Split = { readonly kind: string; readonly way: string; readonly world: World };

/**
 * The result of a claim. Undetermined if the claim combines runs of training and test data without saying so and gives
 * another result for one of them alone. A claim that every run has to meet covers all splits anyway.
 */
export function unlessSplit(world: World, statement: Statement, decide: (world: World) => Told): Told {
  const whole = decide(world);
  if (whole.kind === 'undetermined' || !takesSome(world, statement)) return whole;
  const parts = splitsIn(world, statement).map((split) => ({ split, told: decide(split.world) }));
  if (parts.every(({ told }) => told.kind === whole.kind && told.band === whole.band)) return whole;
  const answers = parts.map(({ split, told }) => `${split.kind} comes to ${told.kind} (${told.because})`);
  return {
    ...whole,
    kind: 'undetermined',
    band: undefined,
    because: `it is not said which split is meant: ${answers.join(', ')}`,
    settle: `say which, behind the statement: \`${parts.at(-1)?.split.way ?? ''}\``,
  };
}

/** Whether the claim is decided by a statistic of the runs, or by fewer than all of them. */
function takesSome(world: World, statement: Statement): boolean {
  const { under } = statement;
  const isOfAll = (node: Node): boolean => ['selection', 'both'].includes(scaleOf(node, isOfRun(world)));
  if (statement.kind === 'bands') return under === undefined && isOfAll(statement.of);
  const { condition, quantifier, per } = statement;
  const isSome = quantifier !== undefined && quantifier.kind !== 'every';
  return per === undefined && under === undefined && (isSome || isOfAll(condition));
}

/**
 * The world divided by its split column, or else by the headings of its tables; empty if the statement names that
 * column.
 */
function splitsIn(world: World, statement: Statement): readonly Split[] {
  const named = new Set(rootsOf(statement).flatMap((root) => [...walk(root)].flatMap(nameIn)));
  for (const { name } of world.columns.filter((column) => mayNameParts(column.name))) {
    const cellOf = ({ cells }: RunRow): string => plainText(cells.get(name)?.cell.text ?? '');
    const parts = partsOf(world, cellOf, (cell) => `where ${name} == "${cell}"`);
    if (parts.length > 0) return named.has(name) ? [] : parts;
  }
  return partsOf(world, ({ table }) => table?.place.section.title ?? '', (title) => `under "${title}"`); // prettier-ignore
}

const nameIn = (node: Node): readonly string[] => (isReference(node) ? [nameOfReference(node)] : []);

/** A run without a split belongs to each part. */
function partsOf(world: World, tell: (run: RunRow) => string, wayOf: (told: string) => string): readonly Split[] {
  const ways = new Map<string, string>();
  for (const run of world.runs) {
    const kind = splitOf(tell(run));
    if (kind !== undefined && !ways.has(kind)) ways.set(kind, wayOf(tell(run)));
  }
  if (ways.size < 2) return [];
  return [...ways].map(([kind, way]) => {
    const isIn = (run: RunRow): boolean => [kind, undefined].includes(splitOf(tell(run)));
    return { kind, way, world: { ...world, runs: world.runs.filter(isIn), references: world.references.filter(isIn) } };
  });
}

/** The only kind of split that a text names (`train`, `Dev set`, `test-clean`); undefined if none or several. */
function splitOf(text: string): string | undefined {
  if (text.length > 60) return undefined;
  const folded = text.toLowerCase().replaceAll(/held[\s_-]out/gu, 'heldout');
  const words = folded.split(/[^a-z]+/u).filter((word) => word !== '' && word !== 'eval');
  // Beside other words, runs are `valid` as well.
  const isAlone = words.length === 1;
  const parts = words.flatMap((word) => (word === 'valid' && !isAlone ? [] : (partOfWord(word) ?? [])));
  const [part, ...others] = new Set(parts.map((each) => (each === 'val' ? 'validation' : each)));
  return others.length === 0 ? part : undefined;
}
