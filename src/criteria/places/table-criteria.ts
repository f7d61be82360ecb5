import type { CellRecord, ExperimentRecord, RowRecord, TableRecord } from '../../records/record.ts';
import { THRESHOLD_COLUMNS } from '../../template/words/column-words.ts';
import { isStruckWhole } from '../../records/tables/row-class.ts';
import { plainText, standingText } from '../../values/plain-text.ts';
import { untyped } from '../evaluate/operand.ts';
import type { World } from '../evaluate/world.ts';
import { parseStatement } from '../language/parse-statement.ts';
import type { StatementPlace } from '../outcome.ts';
import { gateReader } from './criterion-gate.ts';
import { sentenceOf } from './criterion-words.ts';
import { expectSpans } from './expect-spans.ts';
import { meaningIn, metricNamed, nameFor } from './metric-named.ts';
import type { FoundCriterion, SectionPlace } from './section-criteria.ts';

const MEASURED: ReadonlySet<string> = new Set([
  'measured',
  'actual',
  'value',
  'observed',
  'achieved',
  'measurement',
  'current',
  'evidence',
]);
const RESULTS: ReadonlySet<string> = new Set([
  'result',
  'status',
  'verdict',
  'outcome',
  'pass',
  'met',
  'pass_fail',
  'decision',
]);

type Columns = { readonly threshold: number; readonly measured: number; readonly result: number };

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
    const labelOf = ({ cells: [first] }: RowRecord): string =>
      plainText(first === undefined ? '' : withoutSpans(text, first)).trim();
    const labels = table.rows.map(labelOf);
    return table.rows.flatMap((row) => {
      if (row.class === 'excluded' && isStruckWhole(row.cells.map((cell) => cell.text))) return [];
      const label = labelOf(row);
      const mark = markOf(row.cells[columns.result]);
      const statements = rowStatements({ text, worlds, row, columns, label, labels, isMarked: mark !== 'none' });
      const isHypothesis = table.role === 'hypotheses';
      const isBlank = row.class === 'placeholder' && statements.length === 0;
      const isRow = row.class !== 'repeated-header' && !isBlank && label !== '';
      const result = row.cells[columns.result];
      const threshold = row.cells[columns.threshold];
      // Whether a row counts must not hang on the columns that runs have brought so far.
      const isAsked = isHypothesis ? isThreshold(standingText(threshold?.text ?? '')) : columns.threshold >= 0;
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
      return [
        {
          keyParts: [place.key, label],
          label,
          role: isHypothesis
            ? ('hypothesis' as const)
            : place.role === 'hypothesis'
              ? ('criterion' as const)
              : (place.role ?? 'criterion'),
          gate: gateOf(named),
          sentence,
          span: row.row.span,
          statements,
          mark,
          isPrinted: false,
          markSpan: result?.span,
          hasBox: false,
          signature: undefined,
          cells: { measured: row.cells[columns.measured]?.span, result: result?.span },
          binding: undefined,
        },
      ];
    });
  };
}

function columnsOf({ columns }: TableRecord): Columns {
  const find = (names: ReadonlySet<string>) => columns.findIndex(({ name, index }) => index > 0 && names.has(name));
  return { threshold: find(THRESHOLD_COLUMNS), measured: find(MEASURED), result: find(RESULTS) };
}

function withoutSpans(text: string, { span }: CellRecord): string {
  let rest = '';
  let at = span.start;
  for (const code of expectSpans(text, span)) {
    rest += text.slice(at, code.span.start);
    at = code.span.end;
  }
  return rest + text.slice(at, span.end);
}

/** What a person wrote into the result cell. */
function markOf(cell: CellRecord | undefined): FoundCriterion['mark'] {
  const value = cell && untyped(cell.value);
  if (value?.kind === 'mark') return value.mark === 'pass' ? 'met' : value.mark === 'fail' ? 'unmet' : 'none';
  if (value?.kind === 'boolean') return value.value ? 'met' : 'unmet';
  return 'none';
}

type RowPlace = {
  readonly text: string;
  readonly worlds: () => readonly World[];
  readonly row: RowRecord;
  readonly columns: Columns;
  readonly label: string;
  /** All labels of the table. */
  readonly labels: readonly string[];
  readonly isMarked: boolean;
};

/** The spans in the row's cells, else the threshold cell read as a comparison of the metric that the first cell names. */
function rowStatements({
  text,
  worlds: worldsHere,
  row,
  columns,
  label,
  labels,
  isMarked,
}: RowPlace): readonly StatementPlace[] {
  const standing = row.cells.filter((cell) => !isStruckWhole([cell.text]));
  const written = standing.flatMap(({ span }) => expectSpans(text, span).map(({ place }) => unescaped(place)));
  if (written.length > 0) return written;
  const threshold = row.cells[columns.threshold];
  if (threshold === undefined) return [];
  const worlds = worldsHere();
  const metric = metricNamed(worlds, label, labels);
  const words = standingText(threshold.text).replace(THOUSANDS, (number) => number.replaceAll(',', ''));
  const statement = metric === undefined ? undefined : thresholdStatement(worlds, metric, words);
  if (statement !== undefined) return [{ text: statement, span: threshold.span, direct: false, written: false }];
  if (isMarked || !NUMBER_COMPARED.test(words)) return [];
  return [{ text: `${nameFor(label)} ${words}`, span: threshold.span, direct: false, written: false, unread: true }];
}

/** `1,000`: separators of thousands, which the language does not have. */
const THOUSANDS = /(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/gu;

/** A comparison with a number is no sentence for people, even where nobody knows with what. */
const NUMBER_COMPARED = /^(?:<=|>=|==|!=|[<>=≤≥≠])\s*[-+−]?[$€£]?\.?\d/u;

/** In a cell a pipe is written `\|`. */
const unescaped = (place: StatementPlace): StatementPlace =>
  place.text.includes('\\|') ? { ...place, text: place.text.replaceAll('\\|', '|'), direct: false } : place;

const COMPARISON = /^(?:<=|>=|==|!=|[<>=≤≥≠])\s*\S/u;
const RANGE = /^([\d.]+)\s*(?:–|-|to)\s*([\d.]+)\s*(%|\p{L}*)$/u;
const OF_SEVERAL = /^(\d{1,4})\s*\/\s*(\d{1,4})(?!\S)/u;

/** Whether a cell reads as a threshold, whatever metrics there are. */
const isThreshold = (text: string): boolean => [COMPARISON, RANGE, OF_SEVERAL].some((form) => form.test(text));

/** `>= 0.95` is compared with; `0.2–0.4` is an interval; `3/3` asks so much of a pair, or so many runs of a mark. */
function thresholdStatement(worlds: readonly World[], metric: string, threshold: string): string | undefined {
  const candidates = [
    COMPARISON.test(threshold) ? `${metric} ${threshold}` : undefined,
    rangeStatement(metric, RANGE.exec(threshold)),
    severalStatement(worlds, metric, OF_SEVERAL.exec(threshold)),
  ];
  return candidates.find((candidate) => candidate !== undefined && parseStatement(candidate).statement !== undefined);
}

function rangeStatement(metric: string, range: RegExpExecArray | null): string | undefined {
  return range === null
    ? undefined
    : `${metric} in [${range[1] ?? ''}${range[3] ?? ''}, ${range[2] ?? ''}${range[3] ?? ''}]`;
}

function severalStatement(
  worlds: readonly World[],
  metric: string,
  several: RegExpExecArray | null,
): string | undefined {
  if (several === null) return undefined;
  const values = worlds.flatMap((world) => {
    const meaning = meaningIn(world, metric);
    const cells = world.runs.flatMap((run) =>
      meaning?.kind === 'column' ? (run.cells.get(meaning.column.name)?.cell ?? []) : [],
    );
    return cells.map(({ value }) => untyped(value).kind);
  });
  if (values.includes('pair'))
    return `${metric}.first >= ${several[1] ?? ''} and ${metric}.second == ${several[2] ?? ''}`;
  return values.includes('mark') || values.includes('boolean')
    ? `${metric} == "pass", at least ${several[1] ?? ''} runs`
    : undefined;
}
