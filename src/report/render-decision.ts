import { forMarkdownCell } from '../escape/for-markdown-cell.ts';
import { forCode } from '../escape/for-code.ts';
import { forHtml } from '../escape/for-html.ts';
import { forMarkdown } from '../escape/for-markdown.ts';
import { outcomeWord, reasonBeside, weightWord } from '../criteria/outcome-words.ts';
import { unlinked } from '../escape/unlinked.ts';
import { lineAt } from '../text/line-index.ts';
import {
  decisionRuns,
  decisionSources,
  decisionTitle,
  headLine,
  headReasons,
  outcomeTitle,
  sentenceBehindLabel,
} from './decision-words.ts';
import { tableLine } from '../escape/table-line.ts';
import type { Decision, Outcome, OutcomeKind, StatementOutcome, VerdictWord } from '../criteria/outcome.ts';
import type { ExperimentRecord } from '../records/record.ts';

/** A record with its decision. */
export type DecidedRecord = { readonly record: ExperimentRecord; readonly decision: Decision };

const MARKS = { met: '✅', unmet: '❌', undetermined: '❔', awaiting: '⏳' } as const satisfies Record<
  OutcomeKind,
  string
>;

const VERDICT_MARKS = {
  GO: '✅',
  'CONDITIONAL GO': '⚠️',
  'NO-GO': '❌',
  INCONCLUSIVE: '❔',
  INVALID: '🚫',
} as const satisfies Record<VerdictWord, string>;

/** Renders decisions as markdown for a pull request: one in full, several as a table with each one folded. */
export function renderDecisions(decided: readonly DecidedRecord[]): string {
  const [only] = decided;
  if (only !== undefined && decided.length === 1) return renderOne(only, '###');
  if (only === undefined) return '### Decisions\n\nNo experiment has criteria.\n';
  const rows = decided.map(({ record, decision }) =>
    tableLine([verdictText(decision), forMarkdownCell(decisionTitle(record)), forMarkdownCell(headLine(decision))]),
  );
  const parts = decided.map((each) => folded(summaryOf(each), renderOne(each, '####')));
  return `### Decisions\n\n| Verdict | Experiment | Because |\n| --- | --- | --- |\n${rows.join('')}\n${parts.join('\n')}`;
}

const summaryOf = ({ record, decision }: DecidedRecord): string =>
  `${VERDICT_MARKS[decision.verdict]} ${unlinked(forHtml(decisionTitle(record)))}`;

function renderOne({ record, decision }: DecidedRecord, hashes: string): string {
  const { outcomes, protocol, hypotheses, notes, unheld, verdict } = decision;
  const awaiting = outcomes.some(({ criterion, kind }) => criterion.gate === 'must' && kind === 'awaiting');
  const head = verdict !== 'GO' || awaiting ? headReasons({ ...decision, amended: [] }) : unheld;
  const reasons = head.map((line) => `- ${forMarkdown(line)}\n`);
  const all = [...outcomes, ...protocol, ...hypotheses];
  const evidence = all.map((outcome) => evidenceOf(record, outcome)).join('');
  return [
    `${hashes} ${verdictText(decision)}: ${forMarkdown(decisionTitle(record))}\n`,
    reasons.length === 0 ? '' : `\n${reasons.join('')}`,
    outcomesTable(record, 'Criterion', outcomes),
    outcomesTable(record, 'Protocol', protocol),
    outcomesTable(record, 'Hypothesis', hypotheses),
    evidence === '' ? '' : `\n${folded('Evidence', evidence.trimStart())}`,
    notes.length === 0 ? '' : `\n${notes.map((note) => `> ${forMarkdown(note)}\n`).join('>\n')}`,
  ].join('');
}

function verdictText({ verdict, otherwise }: Decision): string {
  const would = otherwise === undefined ? '' : ` (would be ${otherwise})`;
  return `${VERDICT_MARKS[verdict]} **${verdict}**${would}`;
}

function outcomesTable(record: ExperimentRecord, name: string, outcomes: readonly Outcome[]): string {
  if (outcomes.length === 0) return '';
  const rows = outcomes.map(({ criterion, kind, because }) => {
    const isWeighed = criterion.role === 'criterion' || criterion.role === 'kill';
    const line = `${lineAt(record.document.lines, criterion.span.start)}`;
    return tableLine([
      `${MARKS[kind]} ${outcomeWord(kind, criterion)}`,
      forMarkdownCell(outcomeTitle(criterion)),
      isWeighed ? weightWord(criterion) : '',
      line,
      forMarkdownCell(reasonBeside(kind, because, criterion)),
    ]);
  });
  return `\n| Outcome | ${name} | Gate | Line | Because |\n| --- | --- | --- | --: | --- |\n${rows.join('')}`;
}

function evidenceOf(record: ExperimentRecord, { criterion, statements }: Outcome): string {
  if (statements.length === 0) return '';
  const runsOf = decisionRuns(record);
  const sentence = sentenceBehindLabel(criterion);
  const head = `**${forMarkdown(outcomeTitle(criterion))}**${sentence === '' ? '' : `: ${forMarkdown(sentence)}`}`;
  return `\n${head}\n\n${statements.map((statement) => statementPart(statement, runsOf(statement))).join('')}`;
}

function statementPart(statement: StatementOutcome, runs: string): string {
  const { place, because, settle, evidence, problems } = statement;
  const lines = [
    because,
    settle === undefined ? '' : `to settle it: ${settle}`,
    evidence.chance === undefined ? '' : `chance of meeting it if the change did nothing: ${evidence.chance.because}`,
    runs,
    decisionSources(statement),
    ...evidence.notes,
    ...problems.map(({ severity, message }) => `${severity}: ${message}`),
  ];
  const below = lines.filter((line) => line !== '').map((line) => `  - ${forMarkdown(line)}\n`);
  return `- ${forCode(place.text)}\n${below.join('')}`;
}

const folded = (summary: string, content: string): string =>
  `<details><summary>${summary}</summary>\n\n${content.trimEnd()}\n\n</details>\n`;
