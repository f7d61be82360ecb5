import { readBlocks } from '../../document/read-blocks.ts';
import { walkBlocks } from '../../document/walk-blocks.ts';
import type { Table } from '../../document/block.ts';
import type { LogPlan } from '../../runs/log-plan.ts';

/** The text before and after, and what was meant to happen. */
export type Proof = { readonly before: string; readonly after: string; readonly plan: LogPlan };

/**
 * Reads the edited text again and makes sure that only the intended rows differ: as many tables as before, every other
 * one the same to the letter, and in the edited one at most one row more. A difference is our own bug, and nothing is written.
 */
export function proveEdit({ before, after, plan }: Proof): void {
  if (before === after) return;
  const was = tablesIn(before);
  const is = tablesIn(after);
  const changed = is.filter((table, index) => textOf(after, table) !== textOf(before, was[index]));
  const rows = (tables: readonly Table[]): number => tables.reduce((sum, table) => sum + table.rows.length, 0);
  const wanted = plan.outcome === 'added' ? 1 : 0;
  if (was.length !== is.length || changed.length > 1 || rows(is) - rows(was) !== wanted)
    throw new Error(`logging ${plan.runId ?? ''} would have changed more than its row`);
}

function tablesIn(text: string): readonly Table[] {
  const tables: Table[] = [];
  walkBlocks(readBlocks(text), (block) => {
    if (block.kind === 'table') tables.push(block);
  });
  return tables;
}

const textOf = (text: string, table: Table | undefined): string | undefined =>
  table === undefined ? undefined : text.slice(table.span.start, table.span.end);
