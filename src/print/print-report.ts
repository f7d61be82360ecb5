import { forTerminal } from '../escape/for-terminal.ts';
import { printOutcomes } from './print-outcomes.ts';
import { printFitted } from './print-fitted.ts';
import { printRuns } from './print-runs.ts';
import { leftOutWords } from '../report/left-out.ts';
import { withoutKindWords } from '../report/of-no-kind.ts';
import { countOf } from '../report/runs-report.ts';
import { summaryWords } from '../report/summary-words.ts';
import { verdictPaint } from './verdict-paint.ts';
import { wrapped } from './wrapped.ts';
import type { ExperimentReport, Report, RunValue, Standing } from '../report/report.ts';
import type { Style } from './style.ts';

/** How text is printed on a terminal. */
export type Terminal = { readonly style: Style; readonly width: number | undefined };

const MOST_MISSING = 8;

/** Prints a report for the terminal: one experiment in full, several as a table. */
export function printReport(report: Report, terminal: Terminal): string {
  const [only] = report.experiments;
  const page =
    only !== undefined && report.experiments.length === 1
      ? printExperiment(only, terminal)
      : printOverview(report, terminal);
  return `${page}${leftOutLines(report, terminal.style)}`;
}

function leftOutLines({ leftOut }: Report, style: Style): string {
  if (leftOut.length === 0) return '';
  const lines = leftOutWords(leftOut).map((words) => `  ${style.yellow(forTerminal(words))}\n`);
  return `\n${style.bold(`Left out (${leftOut.length})`)}\n${lines.join('')}`;
}

function printOverview({ experiments, summary }: Report, { style, width }: Terminal): string {
  const rows = experiments.map(({ id, title, status, stage, verdict, criteria, runs, missing }) => [
    style.bold(forTerminal(id ?? '—')),
    forTerminal(title),
    forTerminal(status ?? stage ?? '—'),
    verdict === undefined ? style.dim('—') : verdictPaint(style, verdict)(verdict),
    criteria.length === 0 ? '' : `${criteria.filter(({ outcome }) => outcome === 'met').length}/${criteria.length}`,
    runs.length === 0 ? '' : `${countOf(runs)}`,
    missing.length === 0 ? '' : style.yellow(`${missing.length}`),
  ]);
  const head = ['Id', 'Experiment', 'Status', 'Verdict', 'Met', 'Runs', 'Missing'];
  const rooms = ['whole', 'cut', 'free', 'whole', 'free', 'free', 'free'] as const;
  const kindless = withoutKindWords(experiments);
  const aside = kindless === undefined ? '' : wrapped(styledWords(kindless, style.yellow), { indent: 0, width });
  return `${printFitted({ head, rows, width, style }, rooms)}\n${summaryWords(summary)}\n${aside}`;
}

function printExperiment(experiment: ExperimentReport, terminal: Terminal): string {
  const { style } = terminal;
  const { id, title, path, line, status, stage, documentKind } = experiment;
  const name = [id, title].filter((part) => part !== undefined && part !== '').map((part) => forTerminal(part ?? ''));
  return [
    `${style.bold(name.join('  '))}\n`,
    style.dim(`${forTerminal(path)}:${line}  ${documentKind ?? 'no known kind'}\n`),
    `Status   ${forTerminal(status ?? stage ?? '—')}\n`,
    verdictLines(experiment, terminal),
    printOutcomes('Criteria', experiment.criteria, terminal),
    printOutcomes('Hypotheses', experiment.hypotheses, terminal),
    standingLines(experiment.standings, terminal),
    ...experiment.runs.map((runs) => printRuns(runs, experiment, terminal)),
    missingLines(experiment, style),
  ].join('');
}

function verdictLines({ verdict, otherwise, because }: ExperimentReport, { style, width }: Terminal): string {
  if (verdict === undefined) return '';
  const would = otherwise === undefined ? '' : ` (would be ${otherwise})`;
  const lines = because.map((line) => wrapped(forTerminal(line), { indent: 9, width })).join('');
  return `Verdict  ${verdictPaint(style, verdict)(verdict)}${would}\n${lines}`;
}

function standingLines(standings: readonly Standing[], { style, width }: Terminal): string {
  if (standings.length === 0) return '';
  const lines = standings.map(({ metric, sections, conditions, better, best, latest, baseline }) => {
    const parts = Object.entries({ best, latest, baseline }).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name} ${styledWords(value.text, style.bold)} ${besideText(value, style)}`],
    );
    const where = `(${[...sections, ...conditions, `${better} is better`].join(', ')})`;
    return wrapped(`${forTerminal(metric)} ${styledWords(where, style.dim)}: ${parts.join(', ')}`, {
      indent: 2,
      width,
    });
  });
  return `\n${style.bold('Standing')}\n${lines.join('')}`;
}

const besideText = ({ run, baseline }: RunValue, style: Style): string =>
  styledWords(baseline === undefined ? run : `${run} (baseline ${baseline})`, style.dim);

/** Applies a style to each word, so that a line may be broken between them. */
const styledWords = (text: string, paint: (word: string) => string): string =>
  forTerminal(text)
    .split(' ')
    .map((word) => paint(word))
    .join(' ');

function missingLines({ missing, path }: ExperimentReport, style: Style): string {
  if (missing.length === 0) return '';
  const lines = missing
    .slice(0, MOST_MISSING)
    .map(({ line, message }) => `  ${style.dim(`${forTerminal(path)}:${line}`)} ${forTerminal(message)}\n`);
  const rest = missing.length - lines.length;
  return `\n${style.bold(`Missing (${missing.length})`)}\n${lines.join('')}${rest > 0 ? style.dim(`  and ${rest} more\n`) : ''}`;
}
