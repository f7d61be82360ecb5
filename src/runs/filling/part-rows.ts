import { keyColumnOf } from '../../records/tables/key-column.ts';
import { firstFew } from '../../text/first-few.ts';
import { foldKey, keysOf } from '../key-path.ts';
import { tableName } from './find-runs-table.ts';
import type { TableRecord } from '../../records/record.ts';
import type { LogProblem } from '../log-problem.ts';
import type { Run } from '../run.ts';

const MOST_NAMED = 3;

/**
 * Why a table takes no run if its rows are named like the parts of the run's output (classes, tasks), and how to get
 * the numbers into the document; undefined if no table is about parts.
 */
export function partRowsProblem(tables: readonly TableRecord[], { metrics }: Run): LogProblem | undefined {
  const paths = [...metrics.keys()];
  const parts = new Set(paths.flatMap((path) => keysOf(path).slice(0, -1)).map(foldKey));
  for (const table of tables) {
    const labels = labelsOf(table);
    if (labels.length < 2 || !labels.every((label) => parts.has(foldKey(label)))) continue;
    const example = paths.find((path) => keysOf(path).some((key) => foldKey(key) === foldKey(labels[0] ?? '')));
    return {
      message: `the rows of the table ${tableName(table)} are parts of one run (${firstFew(labels, MOST_NAMED)}), and log fills none of them`,
      hint: `a metrics table takes each number in a row of its own: \`| Metric | Value |\` with rows such as \`| ${example ?? ''} |  |\``,
    };
  }
  return undefined;
}

const labelsOf = ({ rows, columns, spec }: TableRecord): readonly string[] => {
  const key = keyColumnOf(columns, spec);
  return rows.map(({ cells }) => cells[key]?.text ?? '');
};
