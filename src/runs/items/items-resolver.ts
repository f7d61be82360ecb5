import type { RunItems } from '../run-record.ts';
import type { ItemTable } from './item-table.ts';

/** The items that a run record names, or why there are none: the file is missing, has changed, or cannot be read. */
export type ResolvedItems =
  | { readonly kind: 'items'; readonly table: ItemTable }
  | { readonly kind: 'lacking'; readonly because: string; readonly settle: string };

/** Returns the items of a run record's file. The caller provides it; nothing is read here. */
export type ItemsResolver = (items: RunItems) => ResolvedItems;
