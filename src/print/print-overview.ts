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

/**
 * Prints several decisions for the terminal: a row for each, and below the table the notes, with those that several
 * have in common only once.
 */
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

/** A reason cut below this width cannot be read. */
const READABLE = 40;

/** Prints a table, or if it would cut the reasons too short, each reason below its verdict. */
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

/** At most this many experiments are named for one note; `--json` has the note with each of them. */
const MOST_NAMES = 8;

const nameOf = ({ id, document }: DecidedRecord['record']): string => forTerminal(id?.text ?? document.source.path);
