import { forTerminal } from '../escape/for-terminal.ts';
import { countOf, keyIndexOf } from '../report/runs-report.ts';
import { rowMark } from '../report/row-mark.ts';
import { shownColumns } from '../report/shown-columns.ts';
import { shownCell } from '../report/shown-cell.ts';
import { numberWidth } from './number-width.ts';
import { printFitted } from './print-fitted.ts';
import type { ExperimentReport, RunsReport } from '../report/report.ts';
import type { Terminal } from './print-report.ts';

const MOST_ROWS = 12;

/**
 * Prints the last rows of a runs table: the run, its metrics and numbers are never cut; a row that is not a measurement
 * says so.
 */
export function printRuns(
  runs: RunsReport,
  { standings, runs: tables }: ExperimentReport,
  { style, width }: Terminal,
): string {
  const { section, columns, rows } = runs;
  if (rows.length === 0) return '';
  const key = keyIndexOf(runs);
  const metrics = new Set(standings.map(({ metric }) => metric));
  const kept = shownColumns(columns);
  const shown = rows.slice(-MOST_ROWS);
  const marks = shown.map((row) => forTerminal(rowMark(row)));
  const isMarked = marks.some((mark) => mark !== '');
  const table = {
    head: [...kept.map(({ header }) => forTerminal(header)), ...(isMarked ? ['Row'] : [])],
    rows: shown.map(({ cells }, at) => [
      ...kept.map(({ index }) => forTerminal(shownCell(cells[index] ?? '').replaceAll('\n', ' '))),
      ...(isMarked ? [marks[at] ?? ''] : []),
    ]),
    width,
    style,
    least: kept.map(({ index }) => numberWidth(shown.map(({ cells }) => shownCell(cells[index] ?? '')))),
  };
  const rooms = kept.map(({ header, index }) => (index === key || metrics.has(header) ? 'whole' : 'free'));
  const name = tables.length === 1 || section === '' ? 'Runs' : `Runs: ${forTerminal(section)}`;
  const rest = rows.length - shown.length;
  const earlier = rest > 0 ? style.dim(`${rest} earlier ${rest === 1 ? 'row is' : 'rows are'} not shown\n`) : '';
  return `\n${style.bold(`${name} (${countOf([runs])})`)}\n${printFitted(table, isMarked ? [...rooms, 'cut'] : rooms)}${earlier}`;
}
