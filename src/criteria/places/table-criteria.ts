import type { CellRecord, ExperimentRecord, RowRecord, TableRecord } from '../../records/record.ts';
import { THRESHOLD_COLUMNS } from '../../template/words/column-words.ts';
import { isStruckWhole } from '../../records/tables/row-class.ts';
import { labelIndexOf } from '../../records/tables/label-column.ts';
import { baselineColumnOf, measuredColumnOf } from '../../records/tables/value-column.ts';
import { isCompared } from '../../values/compared.ts';
import { plainText, standingText } from '../../values/plain-text.ts';
import { openLimit, openNumberWords } from '../numbers/open-number.ts';
import { untyped } from '../numbers/operand.ts';
import { parseStatement } from '../language/parse-statement.ts';
import { worldOfRow } from '../world/own-answer.ts';
import type { World } from '../world/world.ts';
import type { RefusedCell, StatementPlace } from '../outcome.ts';
import { mayAskBaseline } from './baseline-ask.ts';
import { baselineLimit } from './baseline-limit.ts';
import { asksForCount } from './count-limit.ts';
import { gateReader } from './criterion-gate.ts';
import { criterionRole } from './criterion-role.ts';
import { sentenceOf } from './criterion-words.ts';
import { isTakenBack, standingSpans, withoutSpans } from './expect-spans.ts';
import { limitForm } from './limit-form.ts';
import { metricNamed, nameFor } from './metric-named.ts';
import { cellMark } from './persons-mark.ts';
import { isProse } from './found-criterion.ts';
import type { FoundCriterion, SectionPlace } from './found-criterion.ts';
import { statisticAsked } from './statistic-asked.ts';
import { isThreshold, thresholdStatement } from './threshold-cell.ts';
import type { ThresholdStatement } from './threshold-cell.ts';
import { unreadAnswer } from './own-cells.ts';

const RESULTS: ReadonlySet<string> = new Set([
  'result',
  'status',
  'verdict',
  'outcome',
  'pass',
  'met',
  'pass_fail',
  'decision',
  'ergebnis',
  'résultat',
  'resultado',
  '结果',
  '結果',
  '결과',
]);

/** Columns that may say whether a row has to hold. */
const PRIORITY: ReadonlySet<string> = new Set([
  'priority',
  'importance',
  'gate',
  'level',
  'moscow',
  'necessity',
  'class',
]);

type Columns = {
  readonly threshold: number;
  readonly measured: number;
  readonly result: number;
  readonly priority: number;
  readonly baseline: number;
};

/** Reads the rows of criteria tables: `Criterion | Threshold | Measured | Result`. Worlds are asked for where a threshold stands alone. */
export function tableReader(
  record: ExperimentRecord,
  worlds: () => readonly World[],
): (table: TableRecord, place: SectionPlace) => readonly FoundCriterion[] {
  const { text } = record.document.source;
  const gateOf = gateReader(record);
  return (table, place) => {
    const columns = columnsOf(table);
    if (table.role !== 'criteria' && table.role !== 'hypotheses') return [];
    const naming = labelIndexOf(table);
    const labelOf = ({ cells }: RowRecord): string =>
      plainText(cells[naming] === undefined ? '' : withoutSpans(text, cells[naming].span)).trim();
    const labels = table.rows.map(labelOf);
    return table.rows.flatMap((row) => {
      if (row.class === 'excluded' && isStruckWhole(row.cells.map((cell) => cell.text))) return [];
      const first = row.cells[naming];
      const label = labelOf(row);
      const result = row.cells[columns.result];
      const isMarked = markIn(result, false).mark !== 'none';
      const statements = rowStatements({ record, text, worlds, table, row, columns, label, labels, isMarked });
      const { mark, openMark } = markIn(result, statements.length > 0);
      const isHypothesis = table.role === 'hypotheses';
      const isBlank = row.class === 'placeholder' && statements.length === 0;
      const isTaken = first !== undefined && isTakenBack(text, first.span);
      const isRow = row.class !== 'repeated-header' && !isBlank && !isTaken && label !== '';
      const threshold = row.cells[columns.threshold];
      // Whether a row counts must not hang on the columns that runs have brought so far.
      const isAsked = isHypothesis
        ? isThreshold(limitForm(standingText(threshold?.text ?? ''), label))
        : columns.threshold >= 0;
      if (!isRow || (statements.length === 0 && !isAsked)) return [];
      const sentence = sentenceOf([label, threshold?.text ?? ''].join(' '));
      const named = {
        section: place.section,
        owner: undefined,
        checklist: undefined,
        label,
        sentence,
        span: row.row.span,
      };
      const role = isHypothesis
        ? 'hypothesis'
        : criterionRole(
            { ...place, role: place.role === 'hypothesis' ? 'criterion' : place.role },
            {
              words: [{ label, isNamed: true, sentence: label }],
              labels: table.place.label === undefined ? [] : [table.place.label],
              hasStatement: true,
            },
          );
      return [
        {
          keyParts: [place.key, label],
          label,
          list: undefined,
          role,
          isProse: isProse(place, statements),
          gate: gateOf({ ...named, priority: plainText(row.cells[columns.priority]?.text ?? '') }),
          sentence,
          span: row.row.span,
          statements,
          mark,
          openMark,
          markSpan: result?.span,
          hasBox: false,
          signature: undefined,
          ...restingOn(row.cells[columns.baseline], limitForm(standingText(threshold?.text ?? ''), label)),
          cells: { measured: row.cells[columns.measured]?.span, result: result?.span },
          binding: undefined,
        },
      ];
    });
  };
}

/** What the limit rests on beside its own words. */
const restingOn = (baseline: CellRecord | undefined, words: string): Pick<FoundCriterion, 'baseline'> =>
  baseline === undefined || !mayAskBaseline(words) ? {} : { baseline: standingText(baseline.text) };

function columnsOf(table: TableRecord): Columns {
  const find = (names: ReadonlySet<string>) =>
    table.columns.findIndex(({ name, index }) => index > 0 && names.has(name));
  return {
    threshold: find(THRESHOLD_COLUMNS),
    measured: measuredColumnOf(table)?.index ?? -1,
    result: find(RESULTS),
    priority: find(PRIORITY),
    baseline: baselineColumnOf(table)?.index ?? -1,
  };
}

/**
 * What a person wrote into the result cell. Where a machine decides the row only a plain mark is one: words behind it tell
 * what somebody thinks of the number.
 */
function markIn(cell: CellRecord | undefined, isPlain: boolean): Pick<FoundCriterion, 'mark' | 'openMark'> {
  const value = cell && untyped(cell.value);
  if (value?.kind === 'boolean') return { mark: value.value ? 'met' : 'unmet', openMark: undefined };
  if (!isPlain) return cellMark(cell === undefined ? '' : standingText(cell.text));
  const mark =
    value?.kind !== 'mark' ? 'none' : value.mark === 'pass' ? 'met' : value.mark === 'fail' ? 'unmet' : 'none';
  return { mark, openMark: undefined };
}

type RowPlace = {
  readonly record: ExperimentRecord;
  readonly text: string;
  readonly worlds: () => readonly World[];
  readonly table: TableRecord;
  readonly row: RowRecord;
  readonly columns: Columns;
  readonly label: string;
  /** All labels of the table. */
  readonly labels: readonly string[];
  readonly isMarked: boolean;
};

/** The spans in the row's cells, else the threshold cell read as a comparison of the metric that the first cell names. */
function rowStatements(place: RowPlace): readonly StatementPlace[] {
  const { text, row, columns, isMarked } = place;
  const written = row.cells.flatMap(({ span }) => standingSpans(text, span).map((each) => unescaped(each.place)));
  if (written.length > 0) return written;
  const threshold = row.cells[columns.threshold];
  const read = threshold && limitOf(place, threshold);
  // A comparison with a number is no sentence for people, even where nobody knows with what.
  if (threshold === undefined || read === undefined || (isMarked && read.kind !== 'read')) return [];
  const at = { span: threshold.span, row: row.row.span, direct: false, written: false, text: read.text } as const;
  if (read.kind === 'refused') return [{ ...at, refused: read.refused }];
  return [read.kind === 'read' ? at : { ...at, unread: true }];
}

type RowLimit = ThresholdStatement | { readonly kind: 'unread'; readonly text: string };

/** What the threshold cell asks of the row's metric; undefined where it says nothing that a machine could compare. */
function limitOf(
  { record, worlds: worldsHere, table, row, columns, label, labels }: RowPlace,
  cell: CellRecord,
): RowLimit | undefined {
  const worlds = worldsHere().map((world) => worldOfRow(world, row.row.span));
  const metric = metricNamed(worlds, label, labels);
  const words = limitForm(standingText(cell.text), label);
  const name = metric ?? nameFor(label);
  const refuse = (refused: RefusedCell): RowLimit => ({ kind: 'refused', text: `${name} ${words}`, refused });
  const open = openLimit(words);
  if (open !== undefined && metricNamed(worlds, open, labels) === undefined) return refuse(unwritten(open));
  const statistic = metric === undefined ? undefined : statisticAsked(worlds, { label, metric, limit: words });
  if (statistic !== undefined && isCompared(words)) return refuse(statistic);
  const column = table.columns[columns.threshold];
  const own = ownBaseline(table, row, columns.baseline);
  const base = metric === undefined ? undefined : baselineLimit({ words, label, metric, worlds, own });
  if (base?.kind === 'refused') return refuse(base.refused);
  if (base?.kind === 'read') return base;
  const asked = base?.words ?? words;
  const read =
    metric === undefined ? undefined : thresholdStatement({ cell, words: asked, column, label, worlds, metric });
  if (read !== undefined) return read;
  const measured = row.cells[columns.measured];
  const isAsked = isComparison(words, cell) || asksForCount(words) || (own !== undefined && mayAskBaseline(words));
  const header = table.columns[columns.measured]?.header ?? '';
  const unread =
    measured === undefined || !isAsked || metric !== undefined
      ? undefined
      : unreadAnswer({ cell: measured, header, lines: record.document.lines });
  if (unread !== undefined) return refuse(unread);
  return isComparison(words, cell) ? { kind: 'unread', text: `${name} ${words}` } : undefined;
}

const ownBaseline = ({ columns }: TableRecord, { cells }: RowRecord, index: number) => {
  const [cell, column] = [cells[index], columns[index]];
  return cell === undefined || column === undefined ? undefined : { cell, column };
};

/** In signs whatever follows, in words only what is surely meant. */
const isComparison = (words: string, { text }: CellRecord): boolean =>
  isCompared(text) || (isCompared(words) && parseStatement(`x ${words}`).statement !== undefined);

const unwritten = (letters: string): RefusedCell => ({
  message: openNumberWords(letters),
  hint: 'write the number that it has to reach',
});

/** In a cell a pipe is written `\|`. */
const unescaped = (place: StatementPlace): StatementPlace =>
  place.text.includes('\\|') ? { ...place, text: place.text.replaceAll('\\|', '|'), direct: false } : place;
