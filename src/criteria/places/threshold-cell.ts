import { lazy } from '../../text/lazy.ts';
import type { CellRecord, ColumnRecord } from '../../records/record.ts';
import { isChangeName } from '../../values/change-name.ts';
import { unitOfHeader } from '../../values/header-unit.ts';
import { joinMarks, readMarks } from '../../values/number-marks.ts';
import type { NumberMarks } from '../../values/number-marks.ts';
import { standingText } from '../../values/plain-text.ts';
import { dimensionOf } from '../../values/units.ts';
import type { Value } from '../../values/value.ts';
import { isPercentUnit } from '../numbers/units-of.ts';
import type { RunCell } from '../world/run-row.ts';
import type { World } from '../world/world.ts';
import { parseStatement } from '../language/parse-statement.ts';
import type { Expression, Statement } from '../language/syntax.ts';
import { rootsOf, walk } from '../language/walk.ts';
import type { RefusedCell } from '../outcome.ts';
import { untyped } from '../numbers/operand.ts';
import { countStatement } from './count-limit.ts';
import { meaningIn } from './metric-named.ts';

/**
 * A threshold with everything that determines how its number is read: its row's label, its column, the cells that it
 * limits.
 */
export type Threshold = {
  readonly cell: CellRecord;
  /** Its text, in the notation of the criteria language. */
  readonly words: string;
  /** How its number is compared, if the cell does not say. */
  readonly operator?: string | undefined;
  readonly column: ColumnRecord | undefined;
  readonly label: string;
  readonly worlds: readonly World[];
  readonly metric: string;
};

/**
 * What a threshold cell requires of its metric; `refused`: it compares, but even a careful reader could not say with
 * which number.
 */
export type ThresholdStatement =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'refused'; readonly text: string; readonly refused: RefusedCell };

const COMPARISON = /^(?:<=|>=|==|!=|[<>=≤≥≠])\s*\S/u;
const BARE_LIMIT = /^(?:<=|>=|==|!=|[<>=≤≥≠])\s*[-+−]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[-+]?\d+)?$/iu;
const range = lazy(() => /^([\d.]+)\s*(%|×|\p{L}*)\s*(?:–|-|to)\s*([\d.]+)\s*(%|×|\p{L}*)$/u);
const rangeIn = (text: string): RegExpExecArray | null => (/^[\d.]/.test(text) ? range().exec(text) : null);
const INTERVAL = /^in [[(]/u;
const OF_SEVERAL = /^(\d{1,4})\s*\/\s*(\d{1,4})(?!\S)/u;
/** `≤ +1%`, `≥ -2 pp`: more likely a change than the value itself, unless the label says that a change is measured. */
const SIGNED = /^(?:<=|>=|==|!=|[<>=≤≥≠])\s*(?:\+\s*\.?\d|[-−]\s*[\d.]+\s*(?:%|pp\b|points?\b|pts\b))/u;
const POINTS = /^(?:<=|>=|[<>≤≥])\s*[\d.]+\s*(?:pp|points?|pts)$/iu;

/** Whether a cell can be read as a threshold, whatever metrics there are. */
export const isThreshold = (text: string): boolean =>
  [COMPARISON, OF_SEVERAL, INTERVAL].some((form) => form.test(text)) || rangeIn(text) !== null;

/**
 * The statement for a threshold: `>= 0.95` is a comparison; `0.2–0.4` is an interval; `3/3` requires that of a pair, or
 * of so many runs with a mark.
 */
export function thresholdStatement(threshold: Threshold): ThresholdStatement | undefined {
  const { cell, metric, label, operator, worlds } = threshold;
  const asked = operator === undefined ? threshold.words : `${operator} ${threshold.words}`;
  const written = operator === undefined ? standingText(cell.text) : asked;
  const refuse = (refused: RefusedCell) => ({ kind: 'refused', text: `${metric} ${written}`, refused }) as const;
  const count = countStatement({ metric, label, words: asked, value: ownValue(worlds, metric) });
  if (count !== undefined) return count.kind === 'refused' ? refuse(count.refused) : count;
  const marked = readMarks(asked, marksFor(threshold), true);
  if (marked.kind === 'open') {
    if (!isThreshold(asked)) return undefined;
    return refuse({
      message: `\`${written}\` says ${marked.readings.join(' or ')}`,
      hint: 'write the number in one way, without marks between thousands',
    });
  }
  const plain = withoutGroups(marked.text);
  if (isChange(threshold, plain) && !isChangeName(label))
    return refuse({
      message: `\`${written}\` may be a change or the number itself`,
      hint: `write the number without its sign, or a span such as \`expect: ${metric} - baseline.${metric} ${/^[<≤]/u.test(plain) ? '<=' : '>='} 0.01\``,
    });
  const units = unitsAround(threshold);
  const [unit, other] = units;
  if (unit !== undefined && other !== undefined && BARE_LIMIT.test(plain))
    return refuse({
      message: `\`${written}\` has no unit, and is beside ${unit} and ${other}`,
      hint: `write it as \`${written} ${unit}\``,
    });
  const read = readingOf(threshold, plain, unit);
  if (read === undefined) return undefined;
  if (computes(read.statement))
    return refuse({
      message: `\`${written}\` is not a single number`,
      hint: 'write one comparison with one number, such as `>= 0.95`, or a range such as `0.2–0.4`',
    });
  return { kind: 'read', text: read.text };
}

/** Points are also a change, except for a metric that is itself given in points. */
const isChange = ({ worlds, metric }: Threshold, words: string): boolean =>
  SIGNED.test(words) ||
  (POINTS.test(words) && cellsOfMetric(worlds, metric).every((cell) => unitOfCell(cell) !== 'pp'));

/** The value of a metric that only its own row has, and no run. */
function ownValue(worlds: readonly World[], metric: string): Value | undefined {
  const [meaning] = worlds.flatMap((world) => meaningIn(world, metric) ?? []);
  return meaning?.kind === 'labelled' ? untyped(meaning.cell.cell.value) : undefined;
}

function readingOf(
  { worlds, metric }: Threshold,
  words: string,
  unit: string | undefined,
): { readonly text: string; readonly statement: Statement } | undefined {
  const limit = unit !== undefined && BARE_LIMIT.test(words) ? `${words}${unit === '%' ? '' : ' '}${unit}` : words;
  const candidates = [
    COMPARISON.test(words) || INTERVAL.test(words) ? `${metric} ${limit}` : undefined,
    rangeStatement(metric, rangeIn(words), unit),
    severalStatement(worlds, metric, OF_SEVERAL.exec(words)),
  ];
  for (const text of candidates) {
    const statement = text === undefined ? undefined : parseStatement(text).statement;
    if (text !== undefined && statement !== undefined) return { text, statement };
  }
  return undefined;
}

/** `1,000`: thousands separators, which the language does not have; after a leading zero there are no thousands. */
const withoutGroups = (text: string): string =>
  text.replace(/(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])/gu, (number) => number.replaceAll(',', ''));

/** `0.05 / 0.03` and `12 - 10` are two numbers to a reader, not a quotient or a difference. */
const computes = (statement: Statement): boolean =>
  rootsOf(statement).some((root) =>
    [...walk(root)].some((node) => node.kind === 'arithmetic' && isLiteral(node.left) && isLiteral(node.right)),
  );

const isLiteral = (side: Expression): boolean =>
  side.kind === 'number' ||
  (side.kind === 'negative' && isLiteral(side.of)) ||
  (side.kind === 'arithmetic' && isLiteral(side.left) && isLiteral(side.right));

/** What commas and points mean, as shown by the threshold's own column and that of the metric. */
function marksFor({ cell, worlds, metric }: Threshold): NumberMarks | undefined {
  const marks = cellsOfMetric(worlds, metric).find((each) => each.cell.marks !== undefined)?.cell.marks;
  return joinMarks(cell.marks, marks);
}

/**
 * The unit that a bare limit takes from its row's label or its column's header, if the metric's values have another
 * one; and for a percentage, if the metric's values are rates. With the same unit it needs none. If the two differ,
 * both are returned.
 */
function unitsAround({ column, label, worlds, metric }: Threshold): readonly string[] {
  const around = new Set([unitOfHeader(label), column?.unit].filter((unit) => unit !== undefined));
  if (around.size === 0) return [];
  const cells = cellsOfMetric(worlds, metric);
  const told = new Set(cells.flatMap((cell) => unitOfCell(cell) ?? []));
  return [...around].filter((unit) => {
    if (dimensionOf(unit) === 'count') return false;
    return [...told].some((each) => each !== unit) || (isPercentUnit(unit) && told.size === 0 && cells.every(isRate));
  });
}

function isRate({ cell }: RunCell): boolean {
  const value = untyped(cell.value);
  return !('number' in value) || value.number === undefined || Math.abs(value.number) <= 1;
}

function unitOfCell({ cell, column }: RunCell): string | undefined {
  const value = untyped(cell.value);
  return 'unit' in value && value.unit !== undefined ? value.unit : column.unit;
}

/** A few cells of a long table are enough. */
const MOST_CELLS = 200;

/** The values of a metric in the runs, or in its row. */
export function cellsOfMetric(worlds: readonly World[], metric: string): readonly RunCell[] {
  return worlds.flatMap((world) => {
    const meaning = meaningIn(world, metric);
    if (meaning?.kind === 'labelled') return [meaning.cell];
    if (meaning?.kind !== 'column') return [];
    const { name } = meaning.column;
    return world.runs.slice(0, MOST_CELLS).flatMap((run) => run.cells.get(name) ?? []);
  });
}

function rangeStatement(metric: string, range: RegExpExecArray | null, unit: string | undefined): string | undefined {
  if (range === null) return undefined;
  const [, low = '', before = '', high = '', own = ''] = range;
  if (before !== '' && before !== own) return undefined;
  const end = own === '' && unit !== undefined ? `${unit === '%' ? '' : ' '}${unit}` : own;
  return `${metric} in [${low}${end}, ${high}${end}]`;
}

function severalStatement(
  worlds: readonly World[],
  metric: string,
  several: RegExpExecArray | null,
): string | undefined {
  if (several === null) return undefined;
  const values = cellsOfMetric(worlds, metric).map(({ cell }) => untyped(cell.value).kind);
  const operator = Number(several[1]) === 0 ? '==' : '>=';
  if (values.includes('pair'))
    return `${metric}.first ${operator} ${several[1] ?? ''} and ${metric}.second == ${several[2] ?? ''}`;
  return values.includes('mark') || values.includes('boolean')
    ? `${metric} == "pass", at least ${several[1] ?? ''} runs`
    : undefined;
}
