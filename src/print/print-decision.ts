import { forTerminal } from '../escape/for-terminal.ts';
import { forShell } from '../escape/for-shell.ts';
import { markWords, outcomeWord, reasonBeside, weightWord } from '../criteria/outcome-words.ts';
import { lineAt } from '../text/line-index.ts';
import {
  awaitingWords,
  decisionRuns,
  decisionSources,
  decisionTitle,
  headReasons,
  isToMark,
  notesBeside,
  outcomeTitle,
  sentenceBehindLabel,
} from '../report/decision-words.ts';
import { OUTCOME_MARKS, outcomePaint, verdictPaint } from './verdict-paint.ts';
import { wrapped } from './wrapped.ts';
import type { Decision, Outcome, StatementOutcome } from '../criteria/outcome.ts';
import type { ExperimentRecord } from '../records/record.ts';
import type { Terminal } from './print-report.ts';

/** Prints a decision for the terminal: the verdict first, then every criterion with its evidence. */
export function printDecision(record: ExperimentRecord, decision: Decision, terminal: Terminal): string {
  const { style, width } = terminal;
  const { verdict, otherwise, outcomes, protocol, hypotheses } = decision;
  const notes = [...notesBeside(decision), ...(outcomes.length === 0 ? [WHERE] : [])];
  const would = otherwise === undefined ? '' : ` (would be ${otherwise})`;
  const printing = { record, terminal, runsOf: decisionRuns(record) };
  return [
    `${style.bold(verdictPaint(style, verdict)(verdict))}${would}  ${forTerminal(decisionTitle(record))}\n`,
    ...reasonsOf(record, decision).map((line) => wrapped(forTerminal(line), { indent: 2, width })),
    part('Criteria', outcomes, printing),
    part('Protocol', protocol, printing),
    part('Hypotheses (they do not enter the verdict)', hypotheses, printing),
    notes.length === 0 ? '' : '\n',
    ...notes.map((note) => style.dim(wrapped(`note: ${forTerminal(note)}`, { indent: 0, width }))),
  ].join('');
}

/** What to do if nothing was found that can be decided. */
const WHERE =
  'criteria are the items below a heading such as `## Success Criteria`; `expect: wer < 0.2` in one is for the machine';

/** The reasons; if they have one way to fix them in common, it comes after the last of them. */
function reasonsOf(record: ExperimentRecord, decision: Decision): readonly string[] {
  const { invalidBy } = decision;
  const awaiting = awaitingWords(decision);
  return headReasons(decision).flatMap((reason) => {
    if (reason === awaiting) return [reason, suggestHint(record)];
    const wayOut = invalidBy.find(({ because }) => because === reason)?.wayOut;
    const last = wayOut === undefined ? undefined : invalidBy.findLast((other) => other.wayOut === wayOut);
    return last?.because === reason ? [reason, `hint: ${wayOut}`] : [reason];
  });
}

const suggestHint = ({ id, document }: ExperimentRecord): string =>
  `hint: \`expctl criteria ${forShell(id?.text ?? document.source.path)} --suggest\` proposes machine forms for plain sentences`;

type Printing = {
  readonly record: ExperimentRecord;
  readonly terminal: Terminal;
  readonly runsOf: (outcome: StatementOutcome) => string;
};

function part(name: string, outcomes: readonly Outcome[], printing: Printing): string {
  if (outcomes.length === 0) return '';
  return `\n${printing.terminal.style.bold(name)}\n${outcomes.map((outcome) => printOutcome(outcome, printing)).join('')}`;
}

function printOutcome({ criterion, kind, because, statements }: Outcome, printing: Printing): string {
  const { record, terminal } = printing;
  const { style, width } = terminal;
  const line = lineAt(record.document.lines, criterion.span.start);
  const isWeighed = criterion.role === 'criterion' || criterion.role === 'kill';
  const weight = isWeighed ? `${weightWord(criterion)}, ` : '';
  const head = `  ${outcomePaint(style, kind)(`${OUTCOME_MARKS[kind]} ${outcomeWord(kind, criterion)}`)}  ${style.bold(forTerminal(outcomeTitle(criterion)))} ${style.dim(`(${weight}line ${line})`)}\n`;
  const rest = sentenceBehindLabel(criterion);
  const sentence = rest === '' ? '' : style.dim(wrapped(forTerminal(rest), { indent: 4, width }));
  const how = kind === 'awaiting' && isToMark(criterion) ? `: ${markWords(criterion)}` : '';
  if (statements.length === 0) return `${head}${sentence}${wrapped(forTerminal(because + how), { indent: 4, width })}`;
  const isOne = statements.length === 1;
  // If there is only one statement, its outcome is already shown above.
  const told = (statement: StatementOutcome): StatementOutcome =>
    isOne ? { ...statement, because: reasonBeside(statement.kind, statement.because, criterion) } : statement;
  return `${head}${sentence}${statements.map((statement) => printStatement(told(statement), isOne, printing)).join('')}`;
}

/** If a criterion has only one statement, that has the criterion's mark. */
function printStatement(statement: StatementOutcome, isOne: boolean, { terminal, runsOf }: Printing): string {
  const { style, width } = terminal;
  const { place, kind, because, settle, evidence, problems } = statement;
  const mark = isOne ? '' : `${outcomePaint(style, kind)(OUTCOME_MARKS[kind])} `;
  const indent = 6;
  const text = (line: string): string => wrapped(forTerminal(line), { indent, width });
  const runs = runsOf(statement);
  const sources = decisionSources(statement);
  // A problem of a statement is shown below, with a caret at its place.
  const isToldBelow = problems.some(({ message }) => because.endsWith(message));
  const lines = [
    wrapped(`${mark}${style.cyan(forTerminal(oneLine(place.text)))}`, { indent: 4, width }),
    isToldBelow ? '' : text(because),
    settle === undefined || isToldBelow ? '' : text(`to settle it: ${settle}`),
    evidence.chance === undefined
      ? ''
      : text(`chance of meeting it if the change did nothing: ${evidence.chance.because}`),
    runs === '' ? '' : style.dim(text(runs)),
    sources === '' ? '' : style.dim(text(sources)),
    ...evidence.notes.map((note) => style.dim(text(note))),
    ...problems.map(
      (problem) =>
        `${text(`${problem.severity}: ${problem.message}`)}${caretText(problem.caret, indent)}${problem.hint === undefined ? '' : text(`hint: ${problem.hint}`)}`,
    ),
  ];
  return lines.join('');
}

/** The lines of a fence are shown as one. */
const oneLine = (statement: string): string => statement.replace(/\s*\n\s*/gu, ' ');

const caretText = (caret: string, indent: number): string =>
  caret
    .split('\n')
    .map((line) => `${' '.repeat(indent)}${forTerminal(line)}\n`)
    .join('');
