import { foldName } from '../../text/fold-name.ts';
import { isJsonArray, isJsonNumber, isJsonObject } from '../json/json-value.ts';
import { firstFew } from '../../text/first-few.ts';
import { pathOf } from '../key-path.ts';
import { holdsParameters, isParameter } from './parameter-names.ts';
import { pointOf } from './point-of.ts';
import { factsOf, idKeyIn } from './run-facts.ts';
import { comesAgain } from './history-of-rows.ts';
import { runValueOf } from './run-value.ts';
import { valueKeepingDigits } from './keeping-digits.ts';
import { seriesOfColumns, seriesOfRows, seriesOfSeeds } from './series.ts';
import { EMPTY_RUN } from '../run.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Replicate, Run, RunValue } from '../run.ts';
import type { History } from '../run-record.ts';
import type { Series } from './series.ts';

const MOST_NAMED = 20;
/** A flat object with more numbers than this is a lookup table, not metrics. */
const MOST_METRICS = 60;
const DEEPEST = 64;
const MOST_HIDDEN = 20_000;

/** Names of lists that say nothing about their content. */
const PLAIN_CONTAINERS: ReadonlySet<string> = new Set(
  'history log_history log logs epochs steps curve curves records trajectory progress series points seeds per_seed seed_results by_seed replicates runs results'.split(
    ' ',
  ),
);

type Collected = {
  readonly name: string;
  readonly values: Map<string, { readonly keys: readonly string[]; readonly value: RunValue }>;
  readonly hidden: Map<string, RunValue>;
  readonly series: { readonly container: readonly string[]; readonly series: Series }[];
  readonly lists: Map<string, History>;
  readonly notes: string[];
};

/**
 * Reads a run from one JSON object, without selecting from its histories: nested keys become paths, lists become
 * series. `name` is the object's own (the file's stem): an object of lists named `history` is a series. The key that
 * names the run (`idKey`, '' if something else does) is not a metric, even if runs are numbered.
 */
export function runOfJson(object: JsonObject, name = '', idKey = idKeyIn(object)): Run {
  const into: Collected = { name, values: new Map(), hidden: new Map(), series: [], lists: new Map(), notes: [] };
  collect(object, [], into);
  const parameters = new Map<string, RunValue>();
  const metrics = new Map<string, RunValue>();
  const facts = factsOf(object);
  for (const [path, { keys, value }] of into.values) {
    if (keys.length === 1 && keys[0] === idKey && value.kind === 'number') continue;
    if (isParameter(keys, value)) parameters.set(path, value);
    else metrics.set(path, facts.status === 'failed' && isSentinel(value) ? { kind: 'missing', text: '' } : value);
  }
  return {
    ...EMPTY_RUN,
    ...factsOf(object),
    parameters,
    metrics,
    hidden: into.hidden,
    ...(into.lists.size === 0 ? {} : { lists: into.lists }),
    notes: [...into.notes, ...againNotes(into)],
    ...named(into),
  };
}

/** What loggers write for a run that crashed and measured nothing: `0.0`, `0.000000`. */
const isSentinel = (value: RunValue): boolean => value.kind === 'number' && /^0?\.0+$/.test(value.text);

function collect(object: JsonObject, keys: readonly string[], into: Collected): void {
  if (isLookupTable(object)) {
    into.notes.push(
      `${placeName(keys)} holds ${String(object.size)} numbers side by side: a lookup table, read only where a mapping names its keys`,
    );
    return hide(object, keys, into);
  }
  const columns = seriesOfColumns(object, keys.at(-1) ?? into.name);
  const found = columns.length > 0 ? columns : seriesOfSeeds(object, keys.at(-1) ?? '');
  for (const series of found) into.series.push({ container: keys, series });
  if (found !== columns && found.length > 0) return;
  const taken = new Set(columns.map((series) => series.keys[0] ?? 'values'));
  for (const [key, value] of object) if (!taken.has(key)) collectValue(value, [...keys, key], into);
}

function collectValue(value: JsonValue, keys: readonly string[], into: Collected): void {
  if (isJsonObject(value)) return keys.length < DEEPEST ? collect(value, keys, into) : undefined;
  if (isJsonArray(value) && value.length > 0 && value.every(isJsonObject)) return collectRows(value, keys, into);
  if (isJsonArray(value) && !keys.some(holdsParameters)) addList(value, keys, into);
  const place = { key: keys.at(-1) ?? '', isGiven: isParameter(keys, NUMBER) };
  const read = valueKeepingDigits(value, place);
  if (read !== undefined) into.values.set(pathOf(keys), { keys, value: read });
  else if (isJsonArray(value) && value.length > 0) {
    into.notes.push(`${placeName(keys)} is a list of ${String(value.length)} items without steps or seeds`);
  }
}

/** Any number: whether a number is a parameter depends on its keys. */
const NUMBER: RunValue = { kind: 'number', text: '0' };

/** A list of numbers, counted from 1 like those of a `history`. */
function addList(list: readonly JsonValue[], keys: readonly string[], { lists }: Collected): void {
  const values = list.map((item) => pointOf(item));
  if (list.length < 2 || !list.some(isJsonNumber) || !values.every((value) => value !== undefined)) return;
  lists.set(pathOf(keys), { steps: list.map((_, index) => index + 1), values });
}

function collectRows(rows: readonly JsonObject[], keys: readonly string[], into: Collected): void {
  const found = seriesOfRows(rows);
  for (const series of found) into.series.push({ container: keys, series });
  if (found.length > 0) return;
  into.notes.push(`${placeName(keys)} is a list of ${String(rows.length)} items without steps or seeds`);
  for (const [index, row] of rows.entries()) hide(row, [...keys, String(index)], into);
}

function hide(object: JsonObject, keys: readonly string[], into: Collected): void {
  const isWhole = isLookupTable(object);
  for (const [key, value] of object) {
    if (into.hidden.size >= MOST_HIDDEN && !isWhole) return;
    const path = [...keys, key];
    const read = runValueOf(value);
    if (read !== undefined) into.hidden.set(pathOf(path), read);
    else if (isJsonObject(value) && path.length < DEEPEST) hide(value, path, into);
  }
}

function isLookupTable(object: JsonObject): boolean {
  if (object.size <= MOST_METRICS) return false;
  for (const value of object.values()) if (!isJsonNumber(value)) return false;
  return true;
}

function againNotes({ series }: Collected): readonly string[] {
  const again = series.reduce((sum, { series: each }) => sum + (each.kind === 'history' ? each.again : 0), 0);
  const within = series.flatMap(({ series: each }) => (each.kind === 'history' ? (each.within ?? []) : []))[0];
  const left = new Set(series.flatMap(({ series: each }) => (each.kind === 'history' ? (each.left ?? []) : [])));
  return [
    ...(again === 0 ? [] : [comesAgain(again)]),
    ...(left.size === 0 ? [] : [`left out, coming several times at most steps: ${firstFew([...left], MOST_NAMED)}`]),
    ...(within === undefined
      ? []
      : [
          `${within.counter} starts anew in each ${within.key}: points are told by ${within.key}, the last of each counts`,
        ]),
  ];
}

/**
 * Series under short names if the list's own name means nothing and no two would be equal; else under their whole path.
 */
function named({ series }: Collected): Pick<Run, 'history' | 'counters' | 'replicates'> {
  const short = series.map(({ container, series: { keys } }) =>
    PLAIN_CONTAINERS.has(foldName(container.at(-1) ?? ''))
      ? [...container.slice(0, -1), ...keys]
      : [...container, ...keys],
  );
  const counts = new Map<string, number>();
  for (const keys of short) counts.set(pathOf(keys), (counts.get(pathOf(keys)) ?? 0) + 1);
  const history = new Map<string, History>();
  const replicates = new Map<string, readonly Replicate[]>();
  for (const [index, { container, series: found }] of series.entries()) {
    const brief = pathOf(short[index] ?? []);
    const name = brief !== '' && counts.get(brief) === 1 ? brief : pathOf([...container, ...found.keys]);
    if (found.kind === 'history') history.set(name, found.history);
    else replicates.set(name, found.replicates);
  }
  const counters = series.flatMap(({ series: each }) => (each.kind === 'history' ? (each.counters ?? []) : []))[0];
  return { history, replicates, ...(counters === undefined ? {} : { counters }) };
}

const placeName = (keys: readonly string[]): string => (keys.length === 0 ? 'the file' : pathOf(keys));
