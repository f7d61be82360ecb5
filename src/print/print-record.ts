import { forTerminal } from '../escape/for-terminal.ts';
import { plainText } from '../document/plain-text.ts';
import { lineAt } from '../text/line-index.ts';
import { printTable } from './print-table.ts';
import type { ChecklistRecord, ExperimentRecord, FieldRecord, TableRecord } from '../records/record.ts';
import type { Terminal } from './print-report.ts';

/** A record for the terminal: what it is, then its fields, tables and checklists as they were read. */
export function printRecord(record: ExperimentRecord, terminal: Terminal): string {
  const { style } = terminal;
  const { document, kind, id, title, status } = record;
  const result = status.result === undefined ? '' : `, ${status.result}`;
  const said = status.text === undefined ? '' : `  ${style.dim(forTerminal(status.text))}`;
  return [
    `${style.bold(forTerminal([id?.text, plainText(title?.text ?? '')].filter(Boolean).join('  ')))}\n`,
    `${forTerminal(document.source.path)}:${lineAt(document.lines, record.root.span.start)}  ${kind?.name ?? 'no known kind'}\n`,
    `Status: ${status.stage}${result}${said}\n`,
    fieldsPart(record, terminal),
    ...record.tables.map((table) => tablePart(table, record, terminal)),
    ...record.checklists.map((checklist) => checklistPart(checklist, record, terminal)),
  ].join('');
}

function fieldsPart({ fields, document }: ExperimentRecord, { style, width }: Terminal): string {
  const shown = fields.filter(({ filling }) => filling === 'filled');
  const open = fields.length - shown.length;
  const rows = shown.map((field) => [
    style.dim(`${lineAt(document.lines, field.field.span.start)}`),
    forTerminal(field.key),
    valueShown(field),
    style.dim(field.value.kind),
  ]);
  const rest = open === 0 ? '' : style.dim(`${open} fields are not filled in yet\n`);
  return rows.length === 0
    ? `\n${rest}`
    : `\n${printTable({ head: ['Line', 'Field', 'Value', 'Type'], rows, width, style })}${rest}`;
}

function valueShown({ value, chosen, field }: FieldRecord): string {
  if (chosen !== undefined && chosen.length > 0) return forTerminal(chosen.join(', '));
  if (value.text === '' && field.blocks.length > 0) return `(${field.blocks.map(({ kind }) => kind).join(', ')})`;
  return forTerminal(value.text.replace(/\s+/gu, ' '));
}

function tablePart(table: TableRecord, { document }: ExperimentRecord, { style, width }: Terminal): string {
  const line = lineAt(document.lines, table.place.table.span.start);
  const head = [
    ...table.columns.map(({ header, unit }) =>
      forTerminal(unit === undefined || header.includes(unit) ? header : `${header} [${unit}]`),
    ),
    '',
  ];
  const rows = table.rows.map((row) => [
    ...table.columns.map(({ index }) => forTerminal(row.cells[index]?.text ?? '')),
    row.class === 'data' ? '' : style.dim(row.class),
  ]);
  return `\n${style.bold(forTerminal(table.key))} ${style.dim(`line ${line}, ${table.role}`)}\n${printTable({ head, rows, width, style })}`;
}

function checklistPart(
  { key, role, items }: ChecklistRecord,
  { document }: ExperimentRecord,
  { style }: Terminal,
): string {
  const marks = { met: style.green('x'), unmet: style.red('-'), none: ' ' } as const;
  const { text } = document.source;
  const lines = items.map(
    ({ mark, text: span }) => `  [${marks[mark]}] ${forTerminal(plainText(text.slice(span.start, span.end)))}\n`,
  );
  return `\n${style.bold(forTerminal(key))} ${style.dim(role)}\n${lines.join('')}`;
}
