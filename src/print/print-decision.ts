import { plainText } from '../document/plain-text.ts';
import { forTerminal } from '../escape/for-terminal.ts';
import { lineAt } from '../text/line-index.ts';
import { OUTCOME_MARKS, outcomePaint, verdictPaint } from './verdict-paint.ts';
import { wrapped } from './wrapped.ts';
import type { Decision, Outcome, StatementOutcome } from '../criteria/outcome.ts';
import type { ExperimentRecord } from '../records/record.ts';
import type { Terminal } from './print-report.ts';

const MOST_RUNS = 6;

/** A decision for the terminal: the verdict first, then every criterion with what it stands on. */
export function printDecision(record: ExperimentRecord, decision: Decision, terminal: Terminal): string {
  const { style } = terminal;
  const { verdict, otherwise, because, outcomes, protocol, hypotheses, notes } = decision;
  const would = otherwise === undefined ? '' : ` (would be ${otherwise})`;
  const name = [record.id?.text, plainText(record.title?.text ?? '')]
    .filter((part) => part !== undefined && part !== '')
    .join('  ');
  return [
    `${style.bold(verdictPaint(style, verdict)(verdict))}${would}  ${forTerminal(name)}\n`,
    ...because.map((line) => wrapped(forTerminal(line), { indent: 2, width: terminal.width })),
    part('Criteria', outcomes, { record, terminal }),
    part('Protocol', protocol, { record, terminal }),
    part('Hypotheses', hypotheses, { record, terminal }),
    notes.length === 0
      ? ''
      : `\n${notes.map((note) => style.dim(wrapped(`note: ${forTerminal(note)}`, { indent: 0, width: terminal.width }))).join('')}`,
  ].join('');
}

type Printing = { readonly record: ExperimentRecord; readonly terminal: Terminal };

function part(name: string, outcomes: readonly Outcome[], printing: Printing): string {
  if (outcomes.length === 0) return '';
  return `\n${printing.terminal.style.bold(name)}\n${outcomes.map((outcome) => printOutcome(outcome, printing)).join('')}`;
}

function printOutcome({ criterion, kind, because, statements }: Outcome, { record, terminal }: Printing): string {
  const { style, width } = terminal;
  const line = lineAt(record.document.lines, criterion.span.start);
  const gate = criterion.role === 'criterion' ? `${criterion.gate}, ` : '';
  const head = `  ${outcomePaint(style, kind)(`${OUTCOME_MARKS[kind]} ${kind}`)}  ${style.bold(forTerminal(criterion.label))} ${style.dim(`(${gate}line ${line})`)}\n`;
  const sentence =
    criterion.sentence === criterion.label
      ? ''
      : style.dim(wrapped(forTerminal(criterion.sentence), { indent: 4, width }));
  if (statements.length === 0) return `${head}${sentence}${wrapped(forTerminal(because), { indent: 4, width })}`;
  return `${head}${sentence}${statements.map((statement) => printStatement(statement, terminal)).join('')}`;
}

function printStatement(
  { place, kind, because, settle, evidence, problems }: StatementOutcome,
  { style, width }: Terminal,
): string {
  const paint = outcomePaint(style, kind);
  const indent = 6;
  const lines = [
    wrapped(`${paint(OUTCOME_MARKS[kind])} ${style.cyan(forTerminal(place.text))}`, { indent: 4, width }),
    wrapped(forTerminal(because), { indent, width }),
    settle === undefined ? '' : wrapped(`to settle it: ${forTerminal(settle)}`, { indent, width }),
    evidence.chance === undefined ? '' : wrapped(chanceText(evidence.chance), { indent, width }),
    runsText(evidence) === '' ? '' : style.dim(wrapped(forTerminal(runsText(evidence)), { indent, width })),
    ...evidence.notes.map((note) => style.dim(wrapped(forTerminal(note), { indent, width }))),
    ...problems.map(
      (problem) =>
        `${wrapped(`${problem.severity}: ${forTerminal(problem.message)}`, { indent, width })}${caretText(problem.caret, indent)}${problem.hint === undefined ? '' : wrapped(`hint: ${forTerminal(problem.hint)}`, { indent, width })}`,
    ),
  ];
  return lines.join('');
}

/** Probabilities in per cent with two significant digits. */
const chanceText = ({ probability, because }: { readonly probability: number; readonly because: string }): string =>
  `if the change did nothing this would be met with probability ${Number((probability * 100).toPrecision(2))}% (${forTerminal(because)})`;

function runsText({ runs, selected, excluded }: StatementOutcome['evidence']): string {
  if (selected === 0 && excluded.length === 0) return '';
  const shown = runs.slice(0, MOST_RUNS).join(', ');
  const rest = runs.length > MOST_RUNS ? ` and ${runs.length - MOST_RUNS} more` : '';
  const left = excluded.map(({ run, reason }) => `${run}${reason === undefined ? '' : ` (${reason})`}`).join(', ');
  return `runs: ${shown}${rest}${excluded.length === 0 ? '' : `; ${excluded.length} excluded: ${left}`}`;
}

const caretText = (caret: string, indent: number): string =>
  caret
    .split('\n')
    .map((line) => `${' '.repeat(indent)}${forTerminal(line)}\n`)
    .join('');
