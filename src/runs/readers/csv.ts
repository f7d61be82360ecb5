import { separatorOf } from '../csv/separator-of.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import { rowsOfCsv } from '../outputs/rows-of-csv.ts';
import { finishRows, finishRuns } from './finish-runs.ts';
import { scalarsTable } from './tensorboard-table.ts';
import { panelRuns } from './wandb-panel.ts';
import type { RunReader } from './reader.ts';

/**
 * A table with a header, separated by commas, semicolons or tabs: a ledger, a run over time, one run for each seed, or
 * one row.
 */
export const csv: RunReader = {
  name: 'csv',
  detect: (entry) => (entry.kind === 'file' && /\.(?:csv|tsv)$/i.test(entry.name) ? 'likely' : 'no'),
  read(tree, choice) {
    const file = tree.readFile('');
    if (file === undefined) return refused(tree.path, 'is not a text file');
    const found = rowsOfCsv(file);
    if (found.kind === 'refused') return refusedBy(found.problem);
    const format = separatorOf(file.path, file.text) === '\t' ? 'tsv' : 'csv';
    const scalars = scalarsTable(file.path, found);
    const downloaded = scalars === undefined ? panelRuns(found) : [scalars];
    if (downloaded !== undefined) return finishRuns(downloaded, { file, format, choice, notes: found.notes });
    return finishRows(found.rows, { file, format, choice, notes: found.notes });
  },
};
