import { forCsv } from '../escape/for-csv.ts';
import { foldName } from '../text/fold-name.ts';
import { columnName, freeName } from './column-name.ts';
import { shownCell } from './shown-cell.ts';
import type { Report, RunsReport } from './report.ts';

const FIXED = ['experiment', 'path', 'kind', 'status', 'verdict', 'section', 'row_class'] as const;

const RESERVED: ReadonlySet<string> = new Set(FIXED);

/**
 * Renders every run of every experiment as CSV (RFC 4180): one row per run, the columns of all runs tables side by
 * side; `raw` leaves out the guard against formulas.
 */
export function renderCsv({ experiments }: Report, { raw = false }: { readonly raw?: boolean } = {}): string {
  const escape = (text: string): string => forCsv(text, { raw });
  const names = new Map<RunsReport, readonly string[]>();
  for (const { runs } of experiments) for (const table of runs) names.set(table, columnNames(table));
  const columns = [...new Set([...names.values()].flat())];
  const lines = [line([...FIXED, ...columns], escape)];
  for (const { id, path, documentKind, status, stage, verdict, runs } of experiments)
    for (const table of runs)
      for (const row of table.rows) {
        const cells = new Map(names.get(table)?.map((name, index) => [name, shownCell(row.cells[index] ?? '')]));
        const fixed = [
          id ?? '',
          path,
          documentKind ?? '',
          status ?? stage ?? '',
          verdict ?? '',
          table.section,
          row.class,
        ];
        lines.push(line([...fixed, ...columns.map((column) => cells.get(column) ?? '')], escape));
      }
  return lines.join('');
}

/** Headers as written; one that occurs twice, is empty or equals a fixed column's is named as in an export. */
function columnNames({ types }: RunsReport): readonly string[] {
  const taken = new Set<string>(FIXED);
  return types.map(({ name, header }, index) => {
    const isOwn = foldName(header) !== '' && !RESERVED.has(foldName(header)) && !taken.has(header);
    const wanted = isOwn ? header : columnName(name, index, RESERVED);
    const free = freeName(wanted, taken);
    taken.add(free);
    return free;
  });
}

const line = (cells: readonly string[], escape: (text: string) => string): string =>
  `${cells.map(escape).join(',')}\r\n`;
