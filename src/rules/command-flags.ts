import { cellTextAt } from '../records/tables/cell-text-at.ts';
import { flagsOf } from '../values/command-flags.ts';
import { foldName } from '../text/fold-name.ts';
import { readValue } from '../values/read-value.ts';
import { SEED_NAMES } from '../values/seed-names.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ColumnRecord, RowRecord, TableRecord } from '../records/record.ts';
import type { Value } from '../values/value.ts';

/** The flags in a row's command must agree with its columns. */
export const commandFlags: DocumentRule = {
  name: 'command-flags',
  scope: 'document',
  severity: 'warning',
  summary: "Disallow a row whose command's flags contradict its columns.",
  *check({ document, records }) {
    const { text } = document.source;
    for (const { tables } of records)
      for (const table of tables) {
        const command = table.columns.find(({ name }) => name === 'command' || name === 'cmd');
        if (command === undefined) continue;
        const others = table.columns.filter((column) => column !== command);
        const flagged = others.map((column) => ({ column, names: flagNames(column) }));
        for (const row of table.rows)
          if (mayContradict(text, row, { command, flagged })) yield* contradictions(table, row, command);
      }
  },
};

type Flagged = { readonly column: ColumnRecord; readonly names: readonly string[] };
type Looking = { readonly command: ColumnRecord; readonly flagged: readonly Flagged[] };

/**
 * A check of the row's text, without its cells and values: whether there is a flag that its column does not repeat
 * exactly.
 */
function mayContradict(text: string, { row }: RowRecord, { command, flagged }: Looking): boolean {
  const written = cellTextAt(text, row, command.index);
  if (written === undefined || !/[-=]/u.test(written)) return false;
  const flags = flagsOf(written);
  return flagged.some(({ column, names }) =>
    names.some((name) => {
      const given = flags.get(name)?.at(-1);
      return given !== undefined && cellTextAt(text, row, column.index) !== given;
    }),
  );
}

function* contradictions(table: TableRecord, row: RowRecord, command: ColumnRecord): Generator<Finding> {
  const cell = row.cells[command.index];
  if (row.class !== 'data' || cell === undefined || !/[-=]/u.test(cell.text)) return;
  const flags = flagsOf(cell.text);
  for (const column of table.columns) {
    const written = row.cells[column.index];
    if (column === command || written === undefined || written.value.kind === 'missing') continue;
    for (const name of flagNames(column)) {
      const given = flags.get(name)?.at(-1);
      if (given === undefined || agrees(written.value, given)) continue;
      yield {
        message: `the command gives ${name} as ${given}, the column "${column.header}" says ${written.text}`,
        span: written.span,
        hint: 'one of them was not what ran: mend the cell, or the command',
      };
      break;
    }
  }
}

const SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['lr', ['learning_rate']],
  ['learning_rate', ['lr']],
  ['steps', ['max_steps', 'num_steps', 'train_steps']],
  ['epochs', ['max_epochs', 'num_epochs', 'num_train_epochs']],
  ['batch_size', ['bs', 'per_device_train_batch_size']],
  ['batch', ['batch_size']],
  ['manifest', ['manifest_path']],
  ['dataset', ['dataset_path', 'dataset_name']],
  ['model', ['model_name', 'model_name_or_path', 'model_path']],
  ['seed', SEED_NAMES],
]);

/** The flags that mean the same as a column: its mapped keys, its own name, and a few well-known synonyms. */
function flagNames({ name, spec }: ColumnRecord): readonly string[] {
  const mapped = (spec?.from ?? []).map((path) => foldName(path.slice(path.lastIndexOf('.') + 1)));
  return [...new Set([name, ...mapped, ...(SYNONYMS.get(name) ?? [])])];
}

function agrees(value: Value, given: string): boolean {
  const flag = readValue(given);
  if (value.kind === 'number' && flag.kind === 'number') {
    const share = value.unit === '%' ? value.number / 100 : value.number;
    return close(value.number, flag.number) || close(share, flag.number);
  }
  if (value.kind === 'number' || flag.kind === 'number' || !isOneWord(value.text) || !isOneWord(given)) return true;
  const cell = lettersOf(value.text);
  const said = lettersOf(given);
  return said.includes(cell) || cell.includes(said);
}

/** Prose in a cell can mention a flag's value in too many ways. */
const isOneWord = (text: string): boolean => text !== '' && text.length < 200 && !/\s/u.test(text.trim());

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const close = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
