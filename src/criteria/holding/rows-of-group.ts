import { groupKey, NO_KEY } from './group-key.ts';
import { isOther, isReference } from '../language/syntax.ts';
import { walk } from '../language/walk.ts';
import { lacking } from '../numbers/operand.ts';
import { runValue, wordsOf, nameOfReference } from './run-value.ts';
import type { Condition, OtherReference, Reference } from '../language/syntax.ts';
import type { Operand } from '../numbers/operand.ts';
import type { OwnGroup, World } from '../world/world.ts';
import type { Candidate } from './other-rows.ts';

type Shared = OwnGroup['shared'][number];

/**
 * Restricts the rows that a statement picks to those of its own group: `mean(row(where arm == "plain").f1) per dataset`
 * uses the plain runs on that dataset, if they were run on several of the groups' datasets and nothing in `row(where
 * …)` says which. A row without the value belongs to every group.
 */
export function rowsOfGroup(
  { group }: World,
  reference: OtherReference,
  found: readonly Candidate[] | Operand,
): readonly Candidate[] | Operand {
  if (group === undefined || 'kind' in found || reference.kind === 'baseline') return found;
  const pick = reference.kind === 'row' && typeof reference.pick !== 'string' ? reference.pick : undefined;
  const telling = group.shared.filter((shared) => !isNamedIn(pick, shared.name) && tellsApart(found, shared));
  if (telling.length === 0) return found;
  const own = found.filter((each) => telling.every(({ name, key }) => [key, NO_KEY].includes(keyOf(each, name))));
  return own.length > 0 || found.length === 0
    ? own
    : lacking(
        `no row that ${wordsOf(reference)} picks is of ${group.label}`,
        'that row, or one that says nothing else',
      );
}

function tellsApart(found: readonly Candidate[], { name, keys }: Shared): boolean {
  if (isOther(name)) return false;
  const told = new Set(found.map((each) => keyOf(each, name)));
  told.delete(NO_KEY);
  return told.size > 1 && [...told].some((key) => keys.has(key));
}

const keyOf = ({ world, run }: Candidate, name: Reference): string =>
  isOther(name) ? NO_KEY : groupKey(runValue(world, run, name));

const isNamedIn = (pick: Condition | undefined, name: Reference): boolean =>
  pick !== undefined &&
  [...walk(pick)].some((node) => isReference(node) && nameOfReference(node) === nameOfReference(name));
