import { outcomeWord, reasonBeside, weightWord } from '../criteria/outcome-words.ts';
import { forHref, forHtml } from '../escape/for-html.ts';
import { isolatedHtml } from '../escape/isolated.ts';
import { forUri } from '../escape/for-uri.ts';
import { leftOutWords } from './left-out.ts';
import { withoutKindWords } from './of-no-kind.ts';
import { renderChart, seriesWords } from './chart.ts';
import { countOf } from './runs-report.ts';
import { scrollClass } from './scroll-class.ts';
import { HTML_STYLE } from './html-style.ts';
import { summaryWords } from './summary-words.ts';
import { rowMark } from './row-mark.ts';
import { shownColumns } from './shown-columns.ts';
import { shownCell } from './shown-cell.ts';
import { experimentName } from './experiment-name.ts';
import type { OutcomeKind, VerdictWord } from '../criteria/outcome.ts';
import type { ColumnData, CriterionReport, ExperimentReport, Report, RunsReport, Series, Standing } from './report.ts';

/**
 * `sha256` returns hexadecimal digits: the page's policy allows only its one style sheet, and no script at all.
 * `texts`: the documents' own texts, as safe HTML (`renderProse`), for the experiments that are shown with them.
 */
export type HtmlOptions = {
  readonly sha256: (text: string) => string;
  readonly texts?: ReadonlyMap<ExperimentReport, string>;
};

const TONES = {
  GO: 'good',
  'CONDITIONAL GO': 'open',
  'NO-GO': 'bad',
  INCONCLUSIVE: 'open',
  INVALID: 'bad',
} as const satisfies Record<VerdictWord, string>;
const OUTCOME_TONES = { met: 'good', unmet: 'bad', undetermined: 'open', awaiting: 'open' } as const satisfies Record<
  OutcomeKind,
  string
>;
const OUTCOME_MARKS = { met: '✓', unmet: '✗', undetermined: '?', awaiting: '…' } as const satisfies Record<
  OutcomeKind,
  string
>;

/** Renders a report as one page that loads nothing and runs nothing: for a browser, a CI artifact, or paper. */
export function renderHtml(report: Report, { sha256, texts = new Map() }: HtmlOptions): string {
  const { experiments, summary } = report;
  const policy = `default-src 'none'; style-src 'sha256-${base64(sha256(HTML_STYLE))}'; base-uri 'none'; form-action 'none'`;
  const [only] = experiments;
  const title = only !== undefined && experiments.length === 1 ? experimentName(only) : 'Experiments';
  const list = experiments.length === 1 ? '' : overview(experiments);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${forHtml(title)}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<main>
<h1>${forHtml(title)}</h1>
<p class="soft">${summaryWords(summary)}</p>
${withoutKindPart(report)}${leftOutPart(report)}${list}${experiments.map((experiment, index) => experimentPart(experiment, index, textPart({ prose: texts.get(experiment), isOpen: experiments.length === 1 }))).join('')}
</main>
<footer>Made by expctl from the documents themselves.</footer>
</body>
</html>
`;
}

function withoutKindPart({ experiments }: Report): string {
  const words = experiments.length === 1 ? undefined : withoutKindWords(experiments);
  return words === undefined ? '' : `<p class="soft">${forHtml(words)}</p>\n`;
}

function leftOutPart({ leftOut }: Report): string {
  if (leftOut.length === 0) return '';
  const lines = leftOutWords(leftOut).map((words) => `<li>${forHtml(words)}</li>`);
  return `<p class="open">Left out (${leftOut.length})</p><ul>${lines.join('')}</ul>\n`;
}

function overview(experiments: readonly ExperimentReport[]): string {
  const rows = experiments.map((experiment, index) => {
    const { id, title, path, status, stage, verdict, missing, runs } = experiment;
    const count = runs.length === 0 ? undefined : countOf(runs);
    return `<tr><td>${forHtml(id ?? '')}</td><td><a href="#experiment-${index}">${forHtml(title === '' ? path : title)}</a></td><td>${forHtml(status ?? stage ?? '—')}</td><td>${verdictBadge(verdict)}</td><td class="num">${count ?? ''}</td><td class="num">${missing.length === 0 ? '' : missing.length}</td></tr>`;
  });
  return `<div class="scroll overview" tabindex="0"><table><thead><tr><th>Id</th><th>Experiment</th><th>Status</th><th>Verdict</th><th class="num">Runs</th><th class="num">Missing</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>\n`;
}

function experimentPart(experiment: ExperimentReport, index: number, text: string): string {
  const { path, line, status, stage, documentKind, verdict, otherwise, because, series } = experiment;
  const href = forHref(forUri(path));
  const place = `${forHtml(path)}:${line}`;
  const would = otherwise === undefined ? '' : ` <span class="soft">would be ${otherwise}</span>`;
  return `<section id="experiment-${index}">
<h2>${forHtml(experimentName(experiment))} ${verdictBadge(verdict)}${would}</h2>
<p class="soft">${href === undefined ? place : `<a href="${href}" rel="noopener">${place}</a>`} · ${forHtml(documentKind ?? 'no known kind')} · ${forHtml(status ?? stage ?? '—')}</p>
${because.length === 0 ? '' : `<ul>${because.map((reason) => `<li>${isolatedHtml(reason)}</li>`).join('')}</ul>`}
${criteriaPart('Criteria', experiment.criteria)}${criteriaPart('Hypotheses', experiment.hypotheses)}${standingPart(experiment.standings)}${chartPart(series)}${experiment.runs.map((runs) => runsPart(runs, experiment.runs.length)).join('')}${missingPart(experiment)}${text}
</section>
`;
}

const verdictBadge = (verdict: VerdictWord | undefined): string =>
  verdict === undefined ? '' : `<span class="verdict ${TONES[verdict]}">${verdict}</span>`;

function criteriaPart(name: string, criteria: readonly CriterionReport[]): string {
  if (criteria.length === 0) return '';
  const rows = criteria.map(
    ({ label, role, gate, sentence, outcome, because }) =>
      `<tr><td class="${OUTCOME_TONES[outcome]}">${OUTCOME_MARKS[outcome]} ${outcomeWord(outcome, { role })}</td><td><strong>${forHtml(label)}</strong><br>${forHtml(sentence)}</td><td>${weightWord({ role, gate })}</td><td>${isolatedHtml(reasonBeside(outcome, because, { role }))}</td></tr>`,
  );
  return `<h3>${name}</h3><div class="scroll criteria" tabindex="0"><table><thead><tr><th>Outcome</th><th>Criterion</th><th>Gate</th><th>Evidence</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>\n`;
}

function standingPart(standings: readonly Standing[]): string {
  const lines = standings.map(({ metric, sections, conditions, better, best, latest, baseline }) => {
    const parts = Object.entries({ best, latest, baseline }).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [
            `${name} <strong><bdi>${forHtml(value.text)}</bdi></strong> <span class="soft"><bdi>${forHtml(value.run)}</bdi>${value.baseline === undefined ? '' : ` (baseline ${forHtml(value.baseline)})`}</span>`,
          ],
    );
    return `<li>${forHtml(metric)} <span class="soft">(${forHtml([...sections, ...conditions, `${better} is better`].join(', '))})</span>: ${parts.join(', ')}</li>`;
  });
  return lines.length === 0 ? '' : `<h3>Standing</h3><ul>${lines.join('')}</ul>`;
}

function chartPart(series: Series | undefined): string {
  const chart = series === undefined ? '' : renderChart(series);
  if (series === undefined || chart === '') return '';
  return `<figure><figcaption>${forHtml(seriesWords(series))}</figcaption>${chart}</figure>\n`;
}

const LONG = 60;

function runsPart(runs: RunsReport, tables: number): string {
  if (runs.rows.length === 0) return '';
  const name = tables === 1 || runs.section === '' ? 'Runs' : `Runs: ${forHtml(runs.section)}`;
  const kept = shownColumns(runs.columns);
  const isMarked = runs.rows.some((row) => rowMark(row) !== '');
  const headers = [...kept.map(({ header }) => header), ...(isMarked ? ['Row'] : [])];
  const numeric = kept.map(({ index }) => isNumeric(runs.types[index]));
  const head = headers.map((header, at) => `<th${classes({ num: numeric[at] })}>${forHtml(header)}</th>`).join('');
  const rows = runs.rows.map((row) => {
    const cells = [...kept.map(({ index }) => row.cells[index] ?? ''), ...(isMarked ? [rowMark(row)] : [])];
    return `<tr class="${row.class}">${cells.map((cell, at) => cellPart(cell, numeric[at] === true)).join('')}</tr>`;
  });
  return `<h3>${name}</h3><div class="${scrollClass(headers.length)}" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>\n`;
}

const cellPart = (cell: string, isNumber: boolean): string =>
  `<td${classes({ long: cell.length > LONG, num: isNumber })} dir="auto">${forHtml(shownCell(cell))}</td>`;

const isNumeric = (column: ColumnData | undefined): boolean => column?.type === 'number' || column?.type === 'integer';

function classes(given: Readonly<Record<string, boolean | undefined>>): string {
  const names = Object.keys(given).filter((name) => given[name] === true);
  return names.length === 0 ? '' : ` class="${names.join(' ')}"`;
}

function missingPart({ missing }: ExperimentReport): string {
  if (missing.length === 0) return '';
  return `<h3>Missing (${missing.length})</h3><ul>${missing.map(({ line, message }) => `<li><span class="soft">line ${line}</span> ${forHtml(message)}</li>`).join('')}</ul>`;
}

type ShownText = { readonly prose: string | undefined; readonly isOpen: boolean };

/** The document itself, folded if there are others beside it. */
const textPart = ({ prose, isOpen }: ShownText): string =>
  prose === undefined
    ? ''
    : `<details${isOpen ? ' open' : ''}><summary>The document</summary>\n<article>${prose}</article></details>\n`;

/** Converts hexadecimal digits to base64, for the policy. */
function base64(hex: string): string {
  const bytes = hex.match(/../gu) ?? [];
  return btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))));
}
