import type { Due, Stage } from '../template/kind.ts';

/** When and why something is required, for a hint. */
export const dueWords = ({ stage, because }: Due): string => `asked for from the stage ${stage} on (${because})`;

const ORDER = { planned: 0, running: 1, concluded: 2 } as const satisfies Partial<Record<Stage, number>>;

/** Whether something is due at this stage; for a cancelled experiment nothing is. */
export function isDue(due: Due, stage: Stage): boolean {
  if (due.stage === 'never' || due.stage === 'cancelled' || stage === 'cancelled') return false;
  return ORDER[due.stage] <= ORDER[stage];
}
