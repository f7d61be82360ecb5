import { weightWord } from '../criteria/outcome-words.ts';
import { forTerminal } from '../escape/for-terminal.ts';
import { wrapped } from './wrapped.ts';
import type { CriterionPower, StatementPower } from '../criteria/power.ts';
import type { Terminal } from './print-report.ts';

/**
 * Prints what criteria can detect, for the terminal: whether each can be met and can fail, and what its runs would
 * show.
 */
export const printPower = (criteria: readonly CriterionPower[], terminal: Terminal): string =>
  criteria.map((criterion) => printCriterion(criterion, terminal)).join('');

function printCriterion({ label, gate, role, statements }: CriterionPower, terminal: Terminal): string {
  const { style } = terminal;
  const head = `${style.bold(forTerminal(label))} ${style.dim(`(${weightWord({ role, gate })})`)}\n`;
  return `${head}${statements.map((statement) => printStatement(statement, role === 'kill', terminal)).join('')}`;
}

function printStatement(power: StatementPower, isStop: boolean, { style, width }: Terminal): string {
  const { statement, canBeMet, canFail, says } = power;
  const [met, fail] = isStop ? ['can be triggered', 'can stay silent'] : ['can be met', 'can fail'];
  const isMet = canBeMet === undefined ? 'not known yet' : canBeMet ? 'yes' : style.red('no');
  const lines = [
    wrapped(style.cyan(forTerminal(statement)), { indent: 2, width }),
    `    ${met}: ${isMet}; ${fail}: ${canFail ? 'yes' : style.red('no')}\n`,
    ...says.map((line) => wrapped(forTerminal(line), { indent: 4, width })),
  ];
  return lines.join('');
}
