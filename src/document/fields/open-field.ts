import type { Block } from '../block.ts';
import type { Field, FieldForm } from '../field.ts';

/** A field while the lines and blocks after it are still being read. */
export type OpenField = { -readonly [Key in keyof Field]: Key extends 'blocks' ? Block[] : Field[Key] } & {
  readonly rank: Rank;
  /** Whether there was nothing after the colon on the label's own line. */
  readonly bare: boolean;
  /** Whether its value ends inside its own emphasis, so that no line can continue it. */
  readonly sealed: boolean;
};

/**
 * The rank of a label over those after it: a bare label owns what follows, up to the next label of its own rank or
 * higher. The head of a list item owns the whole item.
 */
export type Rank = 1 | 2 | 3;
/** A plain label, or one marked by an emoji. */
export const MINOR = 1 satisfies Rank;
/** A bold label. */
export const MAJOR = 2 satisfies Rank;
/** The head of a list item. */
export const HEAD = 3 satisfies Rank;

/** One run of sibling blocks that is being read for fields: a section's body, a list item, a block quote. */
export type Scope = {
  readonly text: string;
  /** All fields so far, in document order, shared by all scopes of a section. */
  readonly found: OpenField[];
  /** The group of labels in this scope that have no bare label above them. */
  base: readonly string[];
  /** Bare labels that are still waiting for their blocks, outermost first. */
  owners: OpenField[];
  /** The label whose value ended the block just read: a list on the very next line belongs to it. */
  last: { readonly field: OpenField; readonly end: number } | undefined;
  readonly form: FieldForm | undefined;
};

/** The group of whatever is directly below `field`. */
export const pathOf = (field: OpenField): readonly string[] => [...field.group, field.name];

/** The group for whatever is read next in the scope. */
export function groupIn(scope: Scope): readonly string[] {
  const owner = scope.owners.at(-1);
  return owner ? pathOf(owner) : scope.base;
}

/** Gives the block to every label of the scope that is still waiting for blocks. */
export function own(scope: Scope, block: Block): void {
  for (const { blocks } of scope.owners) if (blocks.at(-1) !== block) blocks.push(block);
}

/** Ends the waiting of the labels that a label of `rank` is not below. */
export function endOwners(scope: Scope, rank: Rank): void {
  if (scope.owners.length > 0) scope.owners = scope.owners.filter((owner) => owner.rank > rank);
}
