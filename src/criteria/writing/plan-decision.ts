import { hasStatement } from '../has-statement.ts';
import { forCell } from '../../escape/for-cell.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import { replacement } from '../../text/edit.ts';
import type { Edit } from '../../text/edit.ts';
import { lineAt } from '../../text/line-index.ts';
import { contains, sliceOf } from '../../text/span.ts';
import type { Span } from '../../text/span.ts';
import { plainText } from '../../values/plain-text.ts';
import type { Criterion, Decision, Outcome } from '../outcome.ts';
import { planVerdict } from './plan-verdict.ts';
import { isFreeResult, resultWords } from './result-cell.ts';

/**
 * The edits of `decide --write`: boxes of items with statements, the last columns of criteria tables, the verdict in
 * the kind's words and an evidence line, if the template has a place for them. People's text stays; if everything is
 * already written there are no edits.
 */
export function planDecision(record: ExperimentRecord, decision: Decision): readonly Edit[] {
  const { text } = record.document.source;
  const outcomes = decidedHere(decision);
  const wanted = [
    ...outcomes.flatMap(boxEdit),
    ...outcomes.flatMap((outcome) => cellEdits(record, outcome)),
    ...planVerdict(record, decision),
  ];
  return wanted
    .filter(({ span, text: written }) => sliceOf(text, span) !== written)
    .toSorted((a, b) => a.span.start - b.span.start);
}

const decidedHere = ({ outcomes, protocol, hypotheses }: Decision): readonly Outcome[] =>
  [...outcomes, ...protocol, ...hypotheses].filter(({ criterion }) => hasStatement(criterion));

/** The box belongs to expctl: set if met, cleared otherwise. So does a sign in its place, which cannot be cleared. */
function boxEdit({ criterion: { hasBox, markSpan, cells }, kind }: Outcome): readonly Edit[] {
  if (markSpan === undefined || cells !== undefined) return [];
  if (hasBox) return [replacement(markSpan, kind === 'met' ? 'x' : ' ')];
  return kind === 'met' || kind === 'unmet' ? [replacement(markSpan, kind === 'met' ? '✅' : '❌')] : [];
}

/** People's text in the result cell of a row is kept, and reported: it may be the measured value. */
export const keptResults = (record: ExperimentRecord, decision: Decision): readonly string[] =>
  decidedHere(decision).flatMap((outcome) => {
    const { text, result } = cellsFor(record, outcome);
    if (result === undefined || isFreeResult(sliceOf(text, result))) return [];
    const line = lineAt(record.document.lines, result.start);
    return [
      `line ${line}: ${outcome.criterion.label} is ${outcome.kind}, and ${sliceOf(text, result)} stays in the result column; a column for what was measured leaves room for the mark`,
    ];
  });

/** A row that only its threshold cell compares keeps its text until something is decided. */
function cellEdits(record: ExperimentRecord, outcome: Outcome): readonly Edit[] {
  const { text, measured, result } = cellsFor(record, outcome);
  if (measured === undefined && result === undefined) return [];
  const table = record.tables.find(({ place }) => contains(place.table.span, outcome.criterion.span));
  const isFree = result !== undefined && isFreeResult(sliceOf(text, result));
  return [
    ...fill(text, measured, measuredText(outcome)),
    ...(isFree ? fill(text, result, resultWords(outcome, table)) : []),
  ];
}

/** The cells of a criterion's row that are written as soon as something is decided. */
function cellsFor(
  { document }: ExperimentRecord,
  { criterion, kind }: Outcome,
): NonNullable<Criterion['cells']> & { readonly text: string } {
  const { text } = document.source;
  const isWritten = criterion.statements.some(({ written }) => written);
  const isDecided = kind !== 'undetermined' || isWritten;
  return { text, measured: undefined, result: undefined, ...(isDecided ? criterion.cells : {}) };
}

/** A cell with the same content keeps its emphasis; an empty cell gets a blank on each side that has none. */
function fill(text: string, cell: Span | undefined, words: string): readonly Edit[] {
  if (cell === undefined) return [];
  const content = forCell(words);
  // A measured value from the row itself is kept as written, including struck-through text.
  if ([content, words].some((each) => plainText(sliceOf(text, cell)) === plainText(each))) return [];
  if (cell.start < cell.end || content === '') return [replacement(cell, content)];
  const before = text[cell.start - 1] === '|' ? ' ' : '';
  const after = text[cell.end] === '|' ? ' ' : '';
  return [replacement(cell, `${before}${content}${after}`)];
}

/** `0.0723`, or for several runs `0 of 9 runs, worst 0.0723`; empty if nothing was decided. */
function measuredText({ criterion, kind, statements }: Outcome): string {
  const statement = statements.find((each) => each.kind === kind) ?? statements[0];
  if (statement === undefined || statement.kind === 'undetermined') return '';
  const { deciding, selected, holding } = statement.evidence;
  if (deciding === undefined) return statement.because;
  if (deciding.run === '' || selected <= 1) return deciding.left;
  const [met, unmet] = criterion.role === 'kill' ? ['nearest', 'farthest'] : ['closest', 'worst'];
  return `${holding} of ${selected} runs, ${kind === 'met' ? met : unmet} ${deciding.left}`;
}
