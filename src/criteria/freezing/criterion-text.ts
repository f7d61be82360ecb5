import type { Criterion } from '../outcome.ts';

/**
 * What is hashed of a criterion, so that a later change is seen: its sentence, its statements and threshold cells, on one
 * line each; behind them what would soften it unseen: that it no longer must hold, or which runs test it. White space,
 * emphasis, marks, and all that `--write` fills do not count.
 */
export function criterionText({ sentence, statements, gate, binding }: Criterion): string {
  const runs = binding?.kind === 'where' && binding.condition.direct ? [`runs where ${binding.condition.text}`] : [];
  const softened = gate === 'should' ? ['gate: should'] : [];
  return [sentence, ...statements.map(({ text }) => `expect: ${text}`), ...runs, ...softened].map(oneLine).join('\n');
}

const oneLine = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
