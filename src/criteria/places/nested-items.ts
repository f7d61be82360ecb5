import type { Item } from '../../document/item.ts';
import type { StatementPlace } from '../outcome.ts';
import type { CriterionWords } from './criterion-words.ts';

/** An item with its own statements and words. */
export type ReadItem = {
  readonly item: Item;
  readonly words: CriterionWords;
  readonly statements: readonly StatementPlace[];
};

/** The same with the items that contain it. */
export type NestedItem = ReadItem & {
  readonly parent: NestedItem | undefined;
  /** There is nothing in it to decide, because the items in it are decided: `Must have`, `Quality`. */
  readonly isGroup: boolean;
  /** It is in no other item, or only in items that are groups. */
  readonly isOutermost: boolean;
  /** One of the items that contain it has a statement. */
  readonly isUnderStatement: boolean;
};

/** Items in the order of the document, each with its parent. */
export function nested(items: readonly ReadItem[]): readonly NestedItem[] {
  const parents = parentsOf(items);
  const speaking = speakingBelow(items, parents);
  const found: NestedItem[] = [];
  for (const [at, read] of items.entries()) {
    const { hasBox, mark } = read.item;
    const parent = found[parents[at] ?? -1];
    found.push({
      ...read,
      parent,
      isGroup: read.statements.length === 0 && !hasBox && mark === 'none' && speaking.has(at),
      isOutermost: parent === undefined || (parent.isGroup && parent.isOutermost),
      isUnderStatement: parent !== undefined && (parent.statements.length > 0 || parent.isUnderStatement),
    });
  }
  return found;
}

/** Nobody nests more deeply to add to the outermost item. */
const DEEPEST = 20;

/** The items that contain an item, the nearest first. */
export function above({ parent }: NestedItem): readonly NestedItem[] {
  const found: NestedItem[] = [];
  for (let at = parent; at !== undefined && found.length < DEEPEST; at = at.parent) found.push(at);
  return found;
}

function parentsOf(items: readonly ReadItem[]): readonly (number | undefined)[] {
  const open: number[] = [];
  return items.map(({ item }, at) => {
    while (open.length > 0 && (items[open.at(-1) ?? 0]?.item.depth ?? 0) >= item.depth) open.pop();
    const parent = open.at(-1);
    open.push(at);
    return parent;
  });
}

/** The items that have a statement in some item below them. */
function speakingBelow(items: readonly ReadItem[], parents: readonly (number | undefined)[]): ReadonlySet<number> {
  const speaking = new Set<number>();
  for (const [at, { statements }] of items.entries()) {
    let parent = statements.length === 0 ? undefined : parents[at];
    while (parent !== undefined && !speaking.has(parent)) {
      speaking.add(parent);
      parent = parents[parent];
    }
  }
  return speaking;
}
