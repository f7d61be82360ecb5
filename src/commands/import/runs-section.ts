import { forCell } from '../../escape/for-cell.ts';
import { forCode } from '../../escape/for-code.ts';
import { foldKey } from '../../runs/key-path.ts';
import { maskedTextOf } from '../../runs/mask-run-value.ts';
import { tableHead } from '../../escape/table-line.ts';
import type { NamedRun } from '../../runs/importing/tracked-runs.ts';
import type { TrackerColumns } from '../../runs/importing/tracker-columns.ts';

const MOST_CONSTANTS = 40;
const LONGEST = 80;

/** The heading of the section that is created for runs if a kind has no table for them. */
export const RUNS_HEADING = 'Runs';

/** A section with a table for the runs: what distinguishes them, and above it what they have in common. */
export function runsSection(runs: readonly NamedRun[], { columns, constants }: TrackerColumns): string {
  const has = (known: (run: NamedRun) => unknown): boolean => runs.some((run) => known(run) !== undefined);
  const headers = [
    'Run ID',
    ...(has(({ started, ended }) => started ?? ended) ? ['Date'] : []),
    ...(hasStatuses(runs) ? ['Status'] : []),
    ...(has(({ git }) => git) ? ['Commit'] : []),
    ...(has(({ seed }) => seed) ? ['Seed'] : []),
    ...columns.map(({ header }) => header),
  ].map(forCell);
  return `\n## ${RUNS_HEADING}\n\n${sharedLine(constants, headers)}${tableHead(headers)}`;
}

/** Whether any run did not end well. */
export const hasStatuses = (runs: readonly NamedRun[]): boolean =>
  runs.some(({ status }) => status !== undefined && status !== 'finished');

/** Parameters shown in a column are left out, because they are there for each run. */
function sharedLine(constants: TrackerColumns['constants'], headers: readonly string[]): string {
  const inColumns = new Set(headers.map(foldKey));
  const shown = [...constants].flatMap(([path, value]) => {
    if (inColumns.has(foldKey(path))) return [];
    const { text } = maskedTextOf(path, value);
    return text.length > LONGEST || text === '' ? [] : [`${path} = ${text}`];
  });
  if (shown.length === 0) return '';
  const rest = shown.length > MOST_CONSTANTS ? ` and ${String(shown.length - MOST_CONSTANTS)} more` : '';
  return `The same in all runs: ${shown.slice(0, MOST_CONSTANTS).map(forCode).join(', ')}${rest}.\n\n`;
}
