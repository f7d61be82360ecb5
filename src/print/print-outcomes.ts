import { forTerminal } from '../escape/for-terminal.ts';
import { outcomeWord, reasonBeside, weightWord } from '../criteria/outcome-words.ts';
import { OUTCOME_MARKS, outcomePaint } from './verdict-paint.ts';
import { wrapped } from './wrapped.ts';
import type { CriterionReport } from '../report/report.ts';
import type { Terminal } from './print-report.ts';

/**
 * Prints criteria with their outcomes: mark, label, outcome, gate; on the lines below, the sentence and the evidence.
 */
export function printOutcomes(name: string, criteria: readonly CriterionReport[], { style, width }: Terminal): string {
  if (criteria.length === 0) return '';
  const lines = criteria.map(({ label, gate, role, sentence, outcome, because }) => {
    const mark = outcomePaint(style, outcome)(OUTCOME_MARKS[outcome]);
    const head = `  ${mark} ${style.bold(forTerminal(label))}  ${outcomePaint(style, outcome)(outcomeWord(outcome, { role }))} ${style.dim(`(${weightWord({ role, gate })})`)}\n`;
    const words = sentence === '' ? '' : style.dim(wrapped(forTerminal(sentence), { indent: 4, width }));
    return `${head}${words}${wrapped(forTerminal(reasonBeside(outcome, because, { role })), { indent: 4, width })}`;
  });
  return `\n${style.bold(name)}\n${lines.join('')}`;
}
