import { forTerminal } from '../escape/for-terminal.ts';
import { headLine, notesBeside } from '../report/decision-words.ts';
import { notesTogether } from '../report/notes-together.ts';
import { firstFew } from '../text/first-few.ts';
import { cutPath } from './cut-path.ts';
import { fittedWidths, printTable } from './print-table.ts';
import { verdictPaint } from './verdict-paint.ts';
import { widthOf } from './width-of.ts';
import { wrapped } from './wrapped.ts';
import type { DecidedRecord } from '../report/render-decision.ts';
import type { Terminal } from './print-report.ts';

/** Several decisions for the terminal: a row each, and below the table what stands beside the verdicts, what several have in common once. */
export function printOverview(decided: readonly DecidedRecord[], { style, width }: Terminal): string {
  if (decided.length === 0) return '';
  const rows = decided.map(({ record, decision }): Row => {
    const { verdict, otherwise } = decision;
    const would = otherwise === undefined ? '' : ` (would be ${otherwise})`;
    return [
      style.bold(nameOf(record)),
      `${verdictPaint(style, verdict)(verdict)}${would}`,
      forTerminal(headLine(decision)),
    ];
  });
  const beside = decided.map(({ record, decision }) => ({ name: nameOf(record), notes: notesBeside(decision) }));
  const notes = notesTogether(beside).map(({ names, note }) => {
    const [only = ''] = names;
    return names.length === 1
      ? `note on ${only}: ${forTerminal(note)}`
      : `note on ${names.length} experiments: ${forTerminal(note)}: ${firstFew(names, MOST_NAMES)}`;
  });
  const below = notes.map((note) => style.dim(wrapped(note, { indent: 0, width })));
  return [printRows(rows, { style, width }), notes.length === 0 ? '' : '\n', ...below].join('');
}

/** Name, verdict and reason. */
type Row = readonly [name: string, verdict: string, because: string];

/** A reason that is cut below this says too little to be read. */
const READABLE = 40;

/** A table, or where it would cut the reasons too short, each of them below its verdict. */
function printRows(rows: readonly Row[], { style, width }: Terminal): string {
  const head = ['Experiment', 'Verdict', 'Because'];
  const [, , wanted = 0] = fittedWidths(rows, Number.POSITIVE_INFINITY);
  const [, , room = 0] = fittedWidths([head, ...rows], width ?? Number.POSITIVE_INFINITY);
  if (room >= Math.min(wanted, READABLE)) return printTable({ head, rows, width, style, paths: [0] });
  return rows
    .map(([name, verdict, because]) => {
      const line = `${name}  ${verdict}`;
      const isLong = width !== undefined && widthOf(line) > width;
      const said = isLong ? `${cutPath(name, width)}\n  ${verdict}` : line;
      return `${said}\n${wrapped(because, { indent: 2, width })}`;
    })
    .join('');
}

/** So many experiments of one note are named; `--json` has it with each. */
const MOST_NAMES = 8;

const nameOf = ({ id, document }: DecidedRecord['record']): string => forTerminal(id?.text ?? document.source.path);
