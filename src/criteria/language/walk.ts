import type { Condition, Expression, Node, Reference, Statement } from './syntax.ts';
import { isReference } from './syntax.ts';

/** The nodes directly below a node. What is inside `row(where …)` belongs to another row and is not included. */
export function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'or':
    case 'and':
    case 'count-of':
      return node.items;
    case 'not':
    case 'glob':
    case 'constant':
    case 'negative':
    case 'part':
      return [node.of];
    case 'compare':
    case 'within':
    case 'no-worse':
    case 'arithmetic':
      return [node.left, node.right];
    case 'between':
      return [node.of, node.low, node.high];
    case 'one-of':
      return [node.of, ...node.options];
    case 'call':
      return node.arguments;
    case 'decreases':
    case 'history':
      return [node.metric];
    default:
      return [];
  }
}

/** A node and all nodes in it. */
export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const part of partsOf(node)) yield* walk(part);
}

/** The top nodes of a statement: condition or value, `where`, `per`, `the best run by`. */
export function rootsOf(statement: Statement): readonly Node[] {
  if (statement.kind === 'bands') return [statement.of];
  const { condition, where, per, quantifier } = statement;
  const roots: Node[] = [condition, ...(where === undefined ? [] : [where]), ...(per?.names ?? [])];
  return quantifier?.kind === 'best' ? [...roots, quantifier.by] : roots;
}

/** What a node is about: a run, the whole selection, both, or neither (numbers, fields, other rows and documents). */
export type Scale = 'run' | 'selection' | 'both' | 'none';

/** What a node is about; `isOfRun` says whether each run has a value for a plain reference. */
export function scaleOf(node: Node, isOfRun: (reference: Reference) => boolean): Scale {
  if (isReference(node)) return isOfRun(node) ? 'run' : 'none';
  if (node.kind === 'decreases' || node.kind === 'history') return 'run';
  if (node.kind === 'constant' || isAggregate(node)) return 'selection';
  return partsOf(node)
    .map((part) => scaleOf(part, isOfRun))
    .reduce(joinScales, 'none');
}

function joinScales(a: Scale, b: Scale): Scale {
  if (a === 'none' || a === b) return b;
  return b === 'none' ? a : 'both';
}

/** Whether a node is computed from the whole selection: `mean(x)`, `count()`, but not `min(a, b)`. */
export const isAggregate = (node: Condition | Expression): boolean =>
  node.kind === 'call' && node.name !== 'abs' && (node.arguments.length < 2 || node.name === 'quantile');

/** Whether a condition itself picks all rows that it takes values from: `mean(row("a").wer) < mean(row("b").wer)`. */
export function isOfPickedRows(condition: Condition): boolean {
  const nodes = [...walk(condition)];
  const references = nodes.filter(isReference);
  const isOfRuns = nodes.some(
    (node) => node.kind === 'constant' || (node.kind === 'call' && node.arguments.length === 0),
  );
  return !isOfRuns && references.length > 0 && references.every(({ kind }) => kind === 'row' || kind === 'document');
}
