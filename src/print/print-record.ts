import { forTerminal } from '../escape/for-terminal.ts';
import { plainText } from '../document/plain-text.ts';
import { shownStage, shownStatus, stageWords } from '../records/shown-status.ts';
import { shownTitle } from '../records/shown-title.ts';
import { lineAt } from '../text/line-index.ts';
import { numberWidth } from './number-width.ts';
import { printGrid } from './print-grid.ts';
import { fillingOfChoice } from '../template/fillable-choice.ts';
import { printTable } from './print-table.ts';
import { widthOf } from './width-of.ts';
import { wrapped } from './wrapped.ts';
import type { ChecklistRecord, ExperimentRecord, FieldRecord, TableRecord } from '../records/record.ts';
import type { Terminal } from './print-report.ts';

type Printing = { readonly record: ExperimentRecord; readonly terminal: Terminal };

/**
 * Prints a record for the terminal: what it is, then its fields by section, its tables and checklists, as they were
 * read.
 */
export function printRecord(record: ExperimentRecord, terminal: Terminal): string {
  const { style } = terminal;
  const { document, kind, id, status } = record;
  const words = shownStatus(record);
  const said = words === undefined ? '' : `  ${style.dim(forTerminal(words))}`;
  const printing = { record, terminal };
  return [
    `${style.bold(forTerminal([id?.text, shownTitle(record)].filter(Boolean).join('  ')))}\n`,
    style.dim(
      `${forTerminal(document.source.path)}:${lineAt(document.lines, record.root.span.start)}  ${kind?.name ?? 'no known kind'}\n`,
    ),
    `Status: ${stageWords(shownStage(record), status.result)}${said}\n`,
    ...fieldParts(printing),
    ...record.tables.map((table) => tablePart(table, printing)),
    ...record.checklists.map((checklist) => checklistPart(checklist, printing)),
  ].join('');
}

function fieldParts(printing: Printing): readonly string[] {
  const { fields } = printing.record;
  const shown = fields.filter(({ filling }) => filling === 'filled');
  const open = fields.length - shown.length;
  const keys = [...new Set(shown.map(({ section }) => section))];
  const parts = keys.map((key) =>
    sectionPart(
      key,
      shown.filter(({ section }) => section === key),
      printing,
    ),
  );
  const words = open === 1 ? '1 field is' : `${open} fields are`;
  return open === 0 ? parts : [...parts, `\n${printing.terminal.style.dim(`${words} not filled in yet`)}\n`];
}

function sectionPart(key: string, fields: readonly FieldRecord[], { record, terminal }: Printing): string {
  const { style, width } = terminal;
  const rows = fields.map((field) => [
    style.dim(`${lineAt(record.document.lines, field.field.span.start)}`.padStart(4)),
    forTerminal(field.key.startsWith(`${key}/`) ? field.key.slice(key.length + 1) : field.key),
    forTerminal(valueShown(field)),
    style.dim(field.value.kind),
  ]);
  const name = key === '' ? '' : `${style.bold(forTerminal(key))}\n`;
  const isNarrow = width !== undefined && roomForValues(rows, width) < LEAST_ROOM;
  return `\n${name}${isNarrow ? rows.map((row) => stacked(row, width)).join('') : printTable({ head: [], rows, width, style })}`;
}

/** Values that have no more room are broken into lines below their names. */
const LEAST_ROOM = 24;

/** What the other columns leave of a line, or enough where every value fits into that. */
function roomForValues(rows: readonly (readonly string[])[], width: number): number {
  const [line = 0, name = 0, value = 0, kind = 0] = [0, 1, 2, 3].map((at) =>
    rows.reduce((most, row) => Math.max(most, widthOf(row[at] ?? '')), 0),
  );
  const room = width - line - name - kind - 3 * GAP;
  return value <= room ? LEAST_ROOM : room;
}

const GAP = 2;

const stacked = ([line = '', name = '', value = '', kind = '']: readonly string[], width: number): string =>
  `${[line, name, kind].join(' '.repeat(GAP))}\n${wrapped(value, { indent: 3 * GAP, width })}`;

function valueShown({ value, chosen, field }: FieldRecord): string {
  if (chosen !== undefined && chosen.length > 0)
    return chosen.some((word) => fillingOfChoice(word, onOneLine(value.text)) !== undefined)
      ? onOneLine(value.text)
      : chosen.join(', ');
  const [first] = field.blocks;
  if (first === undefined) return onOneLine(value.text);
  if (value.kind === 'list') return value.items.map((item) => onOneLine(item.text)).join('; ');
  return first.kind === 'code'
    ? `(code, ${first.lines.length} ${first.lines.length === 1 ? 'line' : 'lines'})`
    : onOneLine(value.text);
}

const onOneLine = (text: string): string => plainText(text.replace(/\s+/gu, ' ').trim());

function tablePart(table: TableRecord, { record, terminal }: Printing): string {
  const { style, width } = terminal;
  const line = lineAt(record.document.lines, table.place.table.span.start);
  const marked = table.rows.some((row) => row.class !== 'data');
  const head = table.columns.map(({ header, unit }) =>
    forTerminal(unit === undefined || header.includes(unit) ? header : `${header} [${unit}]`),
  );
  const rows = table.rows.map((row) => [
    ...table.columns.map(({ index }) => forTerminal(plainText(row.cells[index]?.text ?? ''))),
    ...(marked ? [row.class === 'data' ? '' : style.dim(row.class)] : []),
  ]);
  const what = `line ${line}, ${table.role === 'other' ? 'table' : table.role}, ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
  const least = table.columns.map(({ index }) => numberWidth(table.rows.map((row) => row.cells[index]?.text ?? '')));
  const grid = printGrid({ head: marked ? [...head, ''] : head, rows, width, style, least });
  return `\n${style.bold(forTerminal(table.key || 'table'))}  ${style.dim(what)}\n${grid}`;
}

function checklistPart({ key, role, items, spec }: ChecklistRecord, { record, terminal }: Printing): string {
  const { style } = terminal;
  const { text } = record.document.source;
  const marks = { met: style.green('x'), unmet: style.red('-'), none: ' ' } as const;
  const lines = items.map(({ mark, hasBox, text: span, signature, depth }, index) => {
    const isDecoration = !hasBox && (mark === 'none' || spec?.items[index]?.mark === mark);
    const signed = signature === undefined ? '' : style.dim(` — ${forTerminal(signature)}`);
    const lead = `${'  '.repeat(depth + 1)}${isDecoration ? '-' : `[${marks[mark]}]`}`;
    return `${lead} ${forTerminal(plainText(text.slice(span.start, span.end)))}${signed}\n`;
  });
  return `\n${style.bold(forTerminal(key || 'list'))}  ${style.dim(role)}\n${lines.join('')}`;
}
