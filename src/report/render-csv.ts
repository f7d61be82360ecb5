import { forCsv } from '../escape/for-csv.ts';
import type { Report } from './report.ts';

const FIXED = ['experiment', 'path', 'kind', 'status', 'verdict', 'section', 'row_class'] as const;

/** Every run of every experiment as RFC 4180 lines: one row per run, the columns of all runs tables side by side; `raw` leaves out the guard against formulas. */
export function renderCsv({ experiments }: Report, { raw = false }: { readonly raw?: boolean } = {}): string {
  const escape = (text: string): string => forCsv(text, { raw });
  const columns = new Set<string>();
  for (const { runs } of experiments) for (const table of runs) for (const column of table.columns) columns.add(column);
  const lines = [line([...FIXED, ...columns], escape)];
  for (const { id, path, documentKind, status, stage, verdict, runs } of experiments)
    for (const { section, columns: own, rows } of runs)
      for (const row of rows) {
        const cells = new Map(own.map((column, index) => [column, row.cells[index] ?? '']));
        const fixed = [id ?? '', path, documentKind ?? '', status ?? stage, verdict ?? '', section, row.class];
        lines.push(line([...fixed, ...[...columns].map((column) => cells.get(column) ?? '')], escape));
      }
  return lines.join('');
}

const line = (cells: readonly string[], escape: (text: string) => string): string =>
  `${cells.map(escape).join(',')}\r\n`;
