import { forTerminal } from '../escape/for-terminal.ts';
import { counted } from '../text/counted.ts';
import { printTable } from './print-table.ts';
import type { Terminal } from './print-report.ts';
import type { InspectedFilling, InspectedRun, InspectedValue, Inspection } from '../runs/inspection.ts';

/** Longer values are cut on the terminal; `--json` shows them in full. */
const LONGEST = 200;

/**
 * Prints an inspection for the terminal: the format of the output, then the first run in full and the others by their
 * ids; or why it cannot be read.
 */
export function printInspection(inspection: Inspection, terminal: Terminal): string {
  const { path, format, runs, runCount, refused, contents } = inspection;
  const { style } = terminal;
  const count = runCount === 1 ? 'one run' : `${String(runCount)} runs`;
  const what = format ?? 'no format that is read';
  const head = `${style.bold(forTerminal(path))}  ${forTerminal(what)}${refused.length === 0 ? `, ${count}` : ''}\n`;
  const [first, ...others] = runs;
  return [
    head,
    ...refused.map((problem) => problemLines(problem, terminal)),
    ...contents.map(
      ({ name, formats }) => `  ${forTerminal(name)}  ${style.dim(formats.join(' or ') || 'not read')}\n`,
    ),
    first === undefined ? '' : runPart(first, terminal),
    others.length === 0 ? '' : othersPart(others, runCount, terminal),
  ].join('');
}

function problemLines(
  { path, line, column, message, hint }: Inspection['refused'][number],
  { style }: Terminal,
): string {
  const place = [path, line, column].filter((part) => part !== undefined).join(':');
  const way = hint === undefined ? '' : `  ${style.dim(forTerminal(hint))}\n`;
  return `${style.red('not read')} ${forTerminal(place)}: ${forTerminal(message)}\n${way}`;
}

function runPart(run: InspectedRun, terminal: Terminal): string {
  const { style } = terminal;
  const facts = run.facts.map(([name, text]) => `${style.dim(name)} ${forTerminal(text)}\n`);
  return [
    `\n${style.bold(forTerminal(run.id ?? 'a run without an id'))}\n`,
    ...facts,
    valuesPart('Metrics', run.metrics, terminal),
    valuesPart('Parameters', run.parameters, terminal),
    historiesPart(run, terminal),
    ...run.replicates.map(({ key, seeds }) => `${forTerminal(key)} over ${String(seeds.length)} seeds\n`),
    run.hidden === 0
      ? ''
      : style.dim(`${counted(run.hidden, 'value is', 'values are')} read only where --map names them\n`),
    ...run.notes.map((note) => `${style.yellow('note')} ${forTerminal(note)}\n`),
    run.fills === undefined ? '' : fillingPart(run.fills, terminal),
  ].join('');
}

function valuesPart(title: string, values: readonly InspectedValue[], { style, width }: Terminal): string {
  if (values.length === 0) return '';
  const rows = values.map(({ key, text, unit }) => [forTerminal(key), short(text), style.dim(unit ?? '')]);
  return `\n${printTable({ head: [title, 'Value', ''], rows, width, style })}`;
}

function historiesPart({ histories }: InspectedRun, { style, width }: Terminal): string {
  if (histories.length === 0) return '';
  const rows = histories.map(({ key, points, first, last }) => [
    forTerminal(key),
    String(points),
    `${String(first)} to ${String(last)}`,
  ]);
  return `\n${printTable({ head: ['History', 'Points', 'Steps'], rows, width, style })}`;
}

function fillingPart(
  { document, columns, blank, suggestions, problems }: InspectedFilling,
  terminal: Terminal,
): string {
  const { style, width } = terminal;
  const rows = columns.map(({ column, key, cell }) => [
    forTerminal(column),
    short(cell),
    style.dim(forTerminal(key ?? '')),
  ]);
  const table = rows.length === 0 ? '' : printTable({ head: ['Column', 'Cell', 'From'], rows, width, style });
  return [
    `\n${style.bold(`Would fill in ${forTerminal(document)}`)}\n${table}`,
    ...problems.map(
      ({ message, hint }) => `${style.red('refused')} ${forTerminal(message)}\n  ${style.dim(forTerminal(hint))}\n`,
    ),
    blank.length === 0 ? '' : `blank: ${forTerminal(blank.join(', '))}\n`,
    ...suggestions.map((option) => `did you mean ${forTerminal(option)}\n`),
  ].join('');
}

function othersPart(runs: readonly InspectedRun[], count: number, { style, width }: Terminal): string {
  const rows = runs.map((run) => [
    forTerminal(run.id ?? ''),
    run.facts.find(([name]) => name === 'status')?.[1] ?? '',
    String(run.metrics.length),
    String(run.parameters.length),
  ]);
  const rest = count - runs.length - 1;
  const more = rest > 0 ? style.dim(`${String(rest)} more runs\n`) : '';
  return `\n${printTable({ head: ['Further runs', 'Status', 'Metrics', 'Parameters'], rows, width, style })}${more}`;
}

function short(text: string): string {
  const line = forTerminal(text.replace(/\s+/gu, ' '));
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
