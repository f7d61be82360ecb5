import type { ColumnRecord, ExperimentRecord } from '../../records/record.ts';
import type { Span } from '../../text/span.ts';
import { contains } from '../../text/span.ts';
import { namesPart, ROLE_OF_LABEL } from '../../template/words/table-words.ts';
import { dimensionOf, unitSymbol } from '../../values/units.ts';
import { plainText } from '../../values/plain-text.ts';
import type { Value } from '../../values/value.ts';
import { criteriaOf } from '../criteria-of.ts';
import { untyped } from '../numbers/operand.ts';
import { columnDirection } from '../holding/direction.ts';
import { meaningsOf } from '../world/resolve.ts';
import type { RunRow } from '../world/run-row.ts';
import { worldOfRows, worldsOf } from '../world/world.ts';
import type { World, WorldOptions } from '../world/world.ts';
import { parseStatement } from '../language/parse-statement.ts';
import type { Criterion } from '../outcome.ts';
import { statementProblems } from '../statement-outcome.ts';
import { baselinesOf } from './baselines-of.ts';
import { mayHoldNumbers } from './empty-columns.ts';
import type { ComparisonTable, MetricName, NamedRow, Selector, SuggestContext } from './suggest-context.ts';
import { systemsOf } from './systems-of.ts';
import { wordsIn } from '../../values/metric-words.ts';

const MOST_VALUES = 200;
/** Rows after this many are not searched by their label. */
const MOST_ROWS = 2000;

/** Returns a function that gives the context in which a sentence of a record is read, for the role of its place. */
export function suggestContexts(
  record: ExperimentRecord,
  options: WorldOptions,
): (role: Criterion['role']) => SuggestContext {
  const worlds = worldsOf(record, options);
  const rows = worlds.flatMap(namedRows).slice(0, MOST_ROWS);
  const bare = uniqueBy(worlds.flatMap((world) => metricNames(world, record)));
  const metrics = bare.map((metric) => ({ ...metric, baselines: baselinesOf(metric, bare, rows) }));
  const selectors = uniqueBy(worlds.flatMap(selectorsOf));
  const systems = systemsOf(selectors, rows);
  const comparisons = comparisonsIn(record, worlds);
  const problemsOf = (statement: string) =>
    statementProblems(worlds, {
      text: statement,
      span: { start: 0, end: statement.length },
      direct: false,
      written: false,
    });
  return (role) => ({ role, metrics, selectors, rows, systems, comparisons, problemsOf });
}

function comparisonsIn(record: ExperimentRecord, [world]: readonly World[]): readonly ComparisonTable[] {
  return record.tables.flatMap((table) => {
    if (world === undefined || table.role !== 'comparison') return [];
    const own = worldOfRows(world, table);
    const columns = own.columns.filter((column) => isNumeric(valuesIn(own, column), column));
    const metrics = columns.flatMap((column) => columnMetric(own, column));
    const [label] = selectorsOf(own);
    const systems = label === undefined ? [] : systemsOf([label], namedRows(own));
    return [{ metrics: metrics.map((metric) => ({ ...metric, baselines: [] })), systems }];
  });
}

const uniqueBy = <T extends { readonly written: string }>(items: readonly T[]): readonly T[] =>
  [...new Map(items.toReversed().map((item) => [item.written, item])).values()].toReversed();

/** A metric before its baseline is determined. */
export type BareMetric = Omit<MetricName, 'baselines'>;

function metricNames(world: World, record: ExperimentRecord): readonly BareMetric[] {
  const columns = world.columns.filter((column) => isNumeric(valuesIn(world, column), column));
  const asked = criteriaOf(record).map(({ span }) => span);
  const free = [...world.metrics.keys(), ...recorded(world, 'metrics'), ...recorded(world, 'history')];
  return [
    ...columns.flatMap((column) => columnMetric(world, column)),
    ...free.flatMap((name) => freeMetric(world, name, 'metric')),
    ...recorded(world, 'parameters').flatMap((name) => freeMetric(world, name, 'parameter')),
    ...[...world.fields.keys()].flatMap((name) => fieldMetric(world, name, asked)),
    ...[...world.labelled.keys()].flatMap((name) => labelledMetric(world, name)),
  ];
}

const NUMERIC: ReadonlySet<Value['kind']> = new Set<Value['kind']>(['number', 'uncertain', 'range', 'change']);
const NUMBER_TYPES: ReadonlySet<ColumnRecord['type']> = new Set<ColumnRecord['type']>([
  'number',
  'integer',
  'percent',
  'interval',
]);

const valuesIn = ({ runs, references }: World, { name }: ColumnRecord): readonly Value[] =>
  [...runs, ...references].flatMap(({ cells }) => {
    const cell = cells.get(name)?.cell;
    return cell === undefined ? [] : [untyped(cell.value)];
  });

/** Numbers stand there, or will: before the first run a declared type or unit says so, or a header that names no words. Pairs are no numbers. */
function isNumeric(values: readonly Value[], column: ColumnRecord): boolean {
  const told = values.filter(({ kind }) => kind !== 'missing');
  if (told.length === 0) return NUMBER_TYPES.has(column.type) || column.unit !== undefined || mayHoldNumbers(column);
  return (
    told.filter(({ kind }) => NUMERIC.has(kind)).length > told.length / 2 && !told.some(({ kind }) => kind === 'pair')
  );
}

function columnMetric(world: World, column: ColumnRecord): readonly BareMetric[] {
  const written = writtenName(world, column.name, column.header);
  const values = valuesIn(world, column);
  const declared = world.metrics.get(column.name);
  if (written === undefined) return [];
  const unit = column.unit ?? declared?.unit ?? printedUnit(values);
  return [
    {
      written,
      shown: plainText(column.header).trim(),
      kind: 'column',
      words: withoutUnit(nameWords(column.name), column.unit),
      unit,
      better: columnDirection(world, column),
      largest: largestOf(values),
      isPrimary: column.spec?.primary === true,
    },
  ];
}

/** How to write a column: its folded name, else `col("…")`; undefined if neither finds it. */
function writtenName(world: World, name: string, header: string): string | undefined {
  const isColumn = meaningsOf(world, name)[0]?.kind === 'column';
  if (isColumn && isPlainName(name)) return name;
  const quoted = `col("${header.replace(/[\\"]/gu, '\\$&')}")`;
  return /[\r\n`|]/u.test(header) || parseStatement(`${quoted} == 0`).statement === undefined ? undefined : quoted;
}

/** Whether the language reads this text as a name, and as exactly this one. */
export function isPlainName(name: string): boolean {
  const { statement } = parseStatement(`${name} == 0`);
  if (statement?.kind !== 'claim' || statement.condition.kind !== 'compare') return false;
  const { left } = statement.condition;
  return left.kind === 'name' && left.name === name;
}

const nameWords = (name: string): readonly string[] => wordsIn(name.replace(/#\d+$/u, '')).map(({ text }) => text);

/** `latency_ms` is spoken of as latency. */
function withoutUnit(words: readonly string[], unit: string | undefined): readonly string[] {
  const last = words.at(-1);
  const isUnit = words.length > 1 && last !== undefined && unit !== undefined && unitSymbol(last) === unitSymbol(unit);
  return isUnit && dimensionOf(unit) !== 'name' ? words.slice(0, -1) : words;
}

/** The unit that every number of a column has. */
function printedUnit(values: readonly Value[]): string | undefined {
  const units = new Set(values.flatMap((value) => (NUMERIC.has(value.kind) && 'unit' in value ? [value.unit] : [])));
  return units.size === 1 ? [...units][0] : undefined;
}

function largestOf(values: readonly Value[]): number | undefined {
  const numbers = values.flatMap((value) =>
    'number' in value && value.number !== undefined ? [Math.abs(value.number)] : [],
  );
  return numbers.length === 0 ? undefined : Math.max(...numbers.slice(0, 10_000));
}

const recorded = ({ runs }: World, part: 'metrics' | 'parameters' | 'history'): readonly string[] => [
  ...new Set(runs.flatMap(({ record }) => (record === undefined ? [] : [...record[part].keys()]))),
];

function freeMetric(world: World, name: string, kind: 'metric' | 'parameter'): readonly BareMetric[] {
  const declared = world.metrics.get(name);
  const meaning = meaningsOf(world, name)[0];
  if (meaning !== undefined && meaning.kind !== 'metric' && meaning.kind !== 'parameter') return [];
  if (kind === 'parameter' && !world.runs.some(({ record }) => typeof record?.parameters.get(name) === 'number'))
    return [];
  const quoted = `metric("${name.replace(/[\\"]/gu, '\\$&')}")`;
  const written = isPlainName(name) && meaning !== undefined ? name : kind === 'metric' ? quoted : undefined;
  if (written === undefined || /[\r\n`|]/u.test(name)) return [];
  const unit = declared?.unit;
  return [
    {
      written,
      shown: name,
      kind,
      words: nameWords(name),
      unit,
      better: declared?.better,
      largest: undefined,
      isPrimary: false,
    },
  ];
}

/** A field counts if its value is a number and it is not a criterion itself. */
function fieldMetric(world: World, name: string, asked: readonly Span[]): readonly BareMetric[] {
  const fields = world.fields.get(name) ?? [];
  const values = fields.map(({ value }) => untyped(value));
  const isAsked = fields.some(({ field }) => asked.some((span) => contains(span, field.span)));
  const [only] = fields;
  if (only === undefined || fields.length > 1 || isAsked || !values.every(({ kind }) => NUMERIC.has(kind))) return [];
  if (meaningsOf(world, name)[0]?.kind !== 'field' || !isPlainName(name)) return [];
  const unit = only.spec?.unit ?? printedUnit(values);
  const shown = only.field.label;
  return [
    {
      written: name,
      shown,
      kind: 'field',
      words: nameWords(name),
      unit,
      better: undefined,
      largest: largestOf(values),
      isPrimary: false,
    },
  ];
}

function labelledMetric(world: World, name: string): readonly BareMetric[] {
  const [meaning] = meaningsOf(world, name);
  if (meaning?.kind !== 'labelled' || !isPlainName(name)) return [];
  const found = meaning.cell;
  const value = untyped(found.cell.value);
  if (!NUMERIC.has(value.kind) && value.kind !== 'missing') return [];
  const unit = printedUnit([value]) ?? found.column.unit;
  return [
    {
      written: name,
      shown: name,
      kind: 'field',
      words: nameWords(name),
      unit,
      better: undefined,
      largest: largestOf([value]),
      isPrimary: false,
    },
  ];
}

function selectorsOf(world: World): readonly Selector[] {
  return world.columns.flatMap((column) => {
    const written = writtenName(world, column.name, column.header);
    const cells = world.runs.flatMap(({ cells: own }) => own.get(column.name)?.cell ?? []);
    const values = [
      ...new Set(cells.filter(({ value }) => untyped(value).kind !== 'missing').map(({ text }) => text.trim())),
    ];
    if (written === undefined || values.length > MOST_VALUES) return [];
    const namesSystems = ROLE_OF_LABEL.get(column.name) === 'comparison';
    return [
      {
        written,
        shown: column.header,
        words: nameWords(column.name),
        values,
        namesSystems,
        namesPart: !namesSystems && namesPart(column.name),
      },
    ];
  });
}

function namedRows(world: World): readonly NamedRow[] {
  const names = new Map(world.columns.map(({ name, header }) => [name, writtenName(world, name, header)]));
  const references = new Set(world.references);
  return [...world.references, ...world.runs].slice(0, MOST_ROWS).map((run) => namedRow(run, names, references));
}

function namedRow(
  run: RunRow,
  names: ReadonlyMap<string, string | undefined>,
  references: ReadonlySet<RunRow>,
): NamedRow {
  const cells = [...run.cells.values()];
  const first = cells.find(({ column }) => column.index === 0)?.cell.text ?? run.id;
  const label = plainText(first).trim();
  const holds = cells.flatMap(({ cell, column }) => {
    const written = NUMERIC.has(untyped(cell.value).kind) ? names.get(column.name) : undefined;
    return written === undefined ? [] : [written];
  });
  const words = wordsIn(label).map(({ text }) => text);
  const texts = cells.flatMap(({ cell, column }) => {
    const written = names.get(column.name);
    return written === undefined ? [] : [[written, plainText(cell.text).trim()] as const];
  });
  return { label, words, isReference: references.has(run), holds: new Set(holds), cells: new Map(texts) };
}
