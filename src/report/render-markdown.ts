import { outcomeWord, reasonBeside, weightWord } from '../criteria/outcome-words.ts';
import { forMarkdownCell } from '../escape/for-markdown-cell.ts';
import { forHtml } from '../escape/for-html.ts';
import { forMarkdown } from '../escape/for-markdown.ts';
import { unlinked } from '../escape/unlinked.ts';
import { forUri } from '../escape/for-uri.ts';
import { leftOutWords } from './left-out.ts';
import { withoutKindWords } from './of-no-kind.ts';
import { rowMark } from './row-mark.ts';
import { summaryWords } from './summary-words.ts';
import { shownColumns } from './shown-columns.ts';
import { shownCell } from './shown-cell.ts';
import { experimentName } from './experiment-name.ts';
import { tableLine, tableHead } from '../escape/table-line.ts';
import type { CriterionReport, ExperimentReport, Report, RunsReport, RunValue, Standing } from './report.ts';

const MARKS = { met: '✅', unmet: '❌', undetermined: '❔', awaiting: '⏳' } as const;
const MOST_ROWS = 20;
const MOST_MISSING = 10;

/**
 * Renders a report as markdown for a pull request: one experiment in full, several as a table with the details folded.
 */
export function renderMarkdown(report: Report): string {
  const { experiments } = report;
  const [only] = experiments;
  if (only !== undefined && experiments.length === 1) return `${experimentPart(only, '##')}${leftOutPart(report)}`;
  const parts = experiments.filter(({ criteria, runs }) => criteria.length > 0 || runs.length > 0);
  const details = parts.map((experiment) => folded(experiment)).join('\n');
  return `## Experiments\n\n${overview(experiments)}\n\n${summaryWords(report.summary)}.\n${withoutKindPart(report)}${leftOutPart(report)}\n${details === '' ? '' : `\n${details}`}`;
}

function overview(experiments: readonly ExperimentReport[]): string {
  const rows = experiments.map(({ id, title, path, status, stage, verdict, missing }) =>
    tableLine([
      forMarkdownCell(id ?? ''),
      `[${forMarkdown(title === '' ? path : title)}](${forUri(path)})`,
      forMarkdownCell(status ?? stage ?? '—'),
      verdict ?? '—',
      missing.length === 0 ? '' : `${missing.length}`,
    ]),
  );
  return `| Id | Experiment | Status | Verdict | Missing |\n| --- | --- | --- | --- | --: |\n${rows.join('')}`;
}

function withoutKindPart({ experiments }: Report): string {
  const words = withoutKindWords(experiments);
  return words === undefined ? '' : `\n${forMarkdown(words)}.\n`;
}

function leftOutPart({ leftOut }: Report): string {
  if (leftOut.length === 0) return '';
  const lines = leftOutWords(leftOut).map((words) => `- ${forMarkdown(words)}\n`);
  return `\n**Left out** (${leftOut.length})\n\n${lines.join('')}`;
}

/** The line of the summary is HTML throughout, in which nothing is read as markdown. */
function folded(experiment: ExperimentReport): string {
  const name = unlinked(forHtml(experimentName(experiment).replace(/\s+/gu, ' ')));
  return `<details><summary>${name}</summary>\n\n${experimentPart(experiment, '###')}\n</details>\n`;
}

function experimentPart(experiment: ExperimentReport, hashes: string): string {
  const { path, status, stage } = experiment;
  const head = `${hashes} ${forMarkdown(experimentName(experiment))}\n`;
  const facts = `\n**Status**: ${forMarkdown(status ?? stage ?? '—')} · [${forMarkdown(path)}](${forUri(path)})\n`;
  return [
    head,
    facts,
    verdictPart(experiment),
    criteriaPart('Criteria', experiment.criteria),
    criteriaPart('Hypotheses', experiment.hypotheses),
    standingsPart(experiment.standings),
    ...experiment.runs.map((runs) => runsPart(runs, experiment.runs.length)),
    missingPart(experiment),
  ].join('');
}

function verdictPart({ verdict, otherwise, because }: ExperimentReport): string {
  if (verdict === undefined) return '';
  const would = otherwise === undefined ? '' : ` (would be ${otherwise})`;
  const lines = because.map((line) => `- ${forMarkdown(line)}\n`).join('');
  return `\n**Verdict: ${verdict}**${would}\n${lines === '' ? '' : `\n${lines}`}`;
}

function criteriaPart(name: string, criteria: readonly CriterionReport[]): string {
  if (criteria.length === 0) return '';
  const rows = criteria.map(({ label, gate, role, sentence, outcome, because }) =>
    tableLine([
      `${MARKS[outcome]} ${outcomeWord(outcome, { role })}`,
      criterionCell(label, sentence),
      weightWord({ role, gate }),
      forMarkdownCell(reasonBeside(outcome, because, { role })),
    ]),
  );
  return `\n| Outcome | ${name} | Gate | Evidence |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}

const criterionCell = (label: string, sentence: string): string =>
  sentence === '' ? forMarkdownCell(label) : `**${forMarkdown(label)}**: ${forMarkdownCell(sentence)}`;

function standingsPart(standings: readonly Standing[]): string {
  if (standings.length === 0) return '';
  const rows = standings.map(({ metric, sections, conditions, better, best, latest, baseline }) =>
    tableLine([
      forMarkdownCell(`${metric} (${[...sections, ...conditions, `${better} is better`].join(', ')})`),
      ...[best, latest, baseline].map(valueCell),
    ]),
  );
  return `\n| Metric | Best | Latest | Baseline |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}

function valueCell(value: RunValue | undefined): string {
  if (value === undefined) return '—';
  const beside = value.baseline === undefined ? '' : `; baseline ${value.baseline}`;
  return forMarkdownCell(`${value.text} (${value.run}${beside})`);
}

function runsPart({ section, columns, rows }: RunsReport, tables: number): string {
  if (rows.length === 0) return '';
  const name = tables === 1 || section === '' ? '' : `\n**${forMarkdown(section)}**\n`;
  const shown = rows.slice(-MOST_ROWS);
  const kept = shownColumns(columns);
  const isMarked = shown.some((row) => rowMark(row) !== '');
  const names = [...kept.map(({ header }) => forMarkdownCell(header)), ...(isMarked ? ['Row'] : [])];
  const head = tableHead(names);
  const body = shown
    .map((row) =>
      tableLine([
        ...kept.map(({ index }) => forMarkdownCell(shownCell(row.cells[index] ?? ''))),
        ...(isMarked ? [forMarkdownCell(rowMark(row))] : []),
      ]),
    )
    .join('');
  const rest = rows.length - shown.length;
  return `${name}\n${head}${body}${rest > 0 ? `\n${rest} earlier ${rest === 1 ? 'row is' : 'rows are'} not shown.\n` : ''}`;
}

function missingPart({ missing }: ExperimentReport): string {
  if (missing.length === 0) return '';
  const lines = missing.slice(0, MOST_MISSING).map(({ line, message }) => `- line ${line}: ${forMarkdown(message)}\n`);
  const rest = missing.length - lines.length;
  return `\n**Missing** (${missing.length})\n\n${lines.join('')}${rest > 0 ? `- and ${rest} more\n` : ''}`;
}
