import { forTerminal } from '../escape/for-terminal.ts';
import { headLine, notesBeside } from '../report/decision-words.ts';
import { notesTogether } from '../report/notes-together.ts';
import { firstFew } from '../text/first-few.ts';
import { printTable } from './print-table.ts';
import { verdictPaint } from './verdict-paint.ts';
import { wrapped } from './wrapped.ts';
import type { DecidedRecord } from '../report/render-decision.ts';
import type { Terminal } from './print-report.ts';

/** Several decisions for the terminal: a row each, and below the table what stands beside the verdicts, what several have in common once. */
export function printOverview(decided: readonly DecidedRecord[], { style, width }: Terminal): string {
  if (decided.length === 0) return '';
  const rows = decided.map(({ record, decision }) => [
    style.bold(nameOf(record)),
    `${verdictPaint(style, decision.verdict)(decision.verdict)}${decision.otherwise === undefined ? '' : ` (would be ${decision.otherwise})`}`,
    forTerminal(headLine(decision)),
  ]);
  const beside = decided.map(({ record, decision }) => ({ name: nameOf(record), notes: notesBeside(decision) }));
  const notes = notesTogether(beside).map(({ names, note }) => {
    const [only = ''] = names;
    return names.length === 1
      ? `note on ${only}: ${forTerminal(note)}`
      : `note on ${names.length} experiments: ${forTerminal(note)}: ${firstFew(names, MOST_NAMES)}`;
  });
  const below = notes.map((note) => style.dim(wrapped(note, { indent: 0, width })));
  const table = printTable({ head: ['Experiment', 'Verdict', 'Because'], rows, width, style });
  return [table, notes.length === 0 ? '' : '\n', ...below].join('');
}

/** So many experiments of one note are named; `--json` has it with each. */
const MOST_NAMES = 8;

const nameOf = ({ id, document }: DecidedRecord['record']): string => forTerminal(id?.text ?? document.source.path);
