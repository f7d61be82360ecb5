import { foldKey, withoutNoFilter } from '../key-path.ts';
import { bareHeader, headerForms, isToldApart, remarkedForms, withoutSigns } from './header-forms.ts';
import { partKeys } from './part-keys.ts';
import { isOfBest, isTrainedOn, splitOf } from './split-words.ts';
import { suggestKeys } from './suggest-keys.ts';
import { unitOfPath } from './unit-of-key.ts';
import { valueAt } from '../run.ts';
import { addToGroup, groupBy } from '../../text/group-by.ts';
import { conversion, dimensionOf } from '../../values/units.ts';
import type { ColumnRecord } from '../../records/record.ts';
import type { Run, RunValue } from '../run.ts';
import type { PartName } from './part-keys.ts';

/** The source of a cell's value. */
export type Assignment = {
  readonly path: string;
  readonly value: RunValue;
  readonly because: 'explicit' | 'saved' | 'equal';
};

/** A near match: shown, but never used. `option` is what would use it. */
export type Suggestion = { readonly column: string; readonly path: string; readonly option: string };

/** Several keys that a column could mean, or several columns that one key could mean. */
export type MappingProblem =
  | { readonly kind: 'ambiguous'; readonly column: string; readonly paths: readonly string[] }
  | { readonly kind: 'shared'; readonly path: string; readonly columns: readonly string[] }
  | { readonly kind: 'no-key'; readonly column: string; readonly path: string; readonly near: readonly string[] }
  | { readonly kind: 'no-point'; readonly column: string; readonly path: string; readonly point: string }
  | { readonly kind: 'no-column'; readonly column: string; readonly near: readonly string[] };

export type Mapping = {
  /** Column name -> its value. */
  readonly assignments: ReadonlyMap<string, Assignment>;
  readonly unmatchedColumns: readonly ColumnRecord[];
  readonly unmatchedKeys: readonly string[];
  readonly suggestions: readonly Suggestion[];
  readonly problems: readonly MappingProblem[];
};

export type MappingOptions = {
  /**
   * Column name or header -> paths, of which the first that the run has is used: the kind's `from=` and the
   * configuration's.
   */
  readonly saved?: ReadonlyMap<string, readonly string[]>;
  /** Column name or header -> path, from `--map`. */
  readonly explicit?: ReadonlyMap<string, string>;
  /** Names of columns that are filled in another way. */
  readonly taken?: ReadonlySet<string>;
  /**
   * Column name -> the part of the data that it is about: a key for another part does not match it, nor does one for no
   * part if there are others.
   */
  readonly parts?: ReadonlyMap<string, PartName>;
};

/**
 * Decides which value of a run fills which column: the requested one, else the saved one, else one with the same name
 * after folding case, blanks, `_`, `-`, `/` and dots, with or without the header's text in brackets. Anything less than
 * an exact match is only a suggestion.
 */
export function mapColumns(columns: readonly ColumnRecord[], run: Run, options: MappingOptions): Mapping {
  const assignments = new Map<string, Assignment>();
  const problems: MappingProblem[] = [];
  const free = (column: ColumnRecord): boolean =>
    !assignments.has(column.name) && options.taken?.has(column.name) !== true;
  assignExplicit(columns, run, { options, assignments, problems });
  for (const column of columns.filter(free)) {
    const path = savedPaths(column, options).find((candidate) => findPath(run, candidate) !== undefined);
    const found = path === undefined ? undefined : findPath(run, path);
    if (found !== undefined) assignments.set(column.name, { ...found, because: 'saved' });
  }
  assignEqual(columns.filter(free), run, { options, assignments, problems });
  const used = new Set([...assignments.values()].map(({ path }) => path));
  const unmatchedColumns = columns.filter(free);
  const unmatchedKeys = pathsOf(run).filter((path) => !used.has(path));
  return {
    assignments,
    unmatchedColumns,
    unmatchedKeys,
    problems,
    suggestions: unmatchedColumns.flatMap((column) =>
      suggestFor(column, unmatchedKeys, options).map((path) => ({
        column: column.header,
        path,
        option: `--map "${column.header}=${path}"`,
      })),
    ),
  };
}

function suggestFor(column: ColumnRecord, keys: readonly string[], { parts }: MappingOptions): readonly string[] {
  const { measure, part } = parts?.get(column.name) ?? { measure: column.header, part: column.header };
  return suggestKeys(measure, keys, part);
}

type Assigning = {
  readonly options: MappingOptions;
  readonly assignments: Map<string, Assignment>;
  readonly problems: MappingProblem[];
};

function assignExplicit(
  columns: readonly ColumnRecord[],
  run: Run,
  { options, assignments, problems }: Assigning,
): void {
  for (const [wanted, path] of options.explicit ?? []) {
    const column = findColumn(columns, wanted);
    const found = findPath(run, path);
    if (column === undefined) {
      problems.push({ kind: 'no-column', column: wanted, near: columns.map(({ header }) => header) });
    } else if (found === undefined && run.history.has(path)) {
      problems.push({ kind: 'no-point', column: column.header, path, point: run.selection ?? 'last' });
    } else if (found === undefined) {
      problems.push({ kind: 'no-key', column: column.header, path, near: nearPaths(run, path) });
    } else assignments.set(column.name, { ...found, because: 'explicit' });
  }
}

function assignEqual(columns: readonly ColumnRecord[], run: Run, { options, assignments, problems }: Assigning): void {
  const equalKeys = keyFinder(run, options);
  const claims = new Map<string, ColumnRecord[]>();
  for (const column of columns) {
    const paths = equalKeys(column);
    const [path] = paths;
    const isOpen = path !== undefined && paths.length === 1 && isLeftOpen(path, column, { columns, run });
    if (path === undefined || isOpen) continue;
    if (paths.length > 1) problems.push({ kind: 'ambiguous', column: column.header, paths });
    else addToGroup(claims, path, column);
  }
  for (const [path, claimants] of claims) {
    const value = valueAt(run, path);
    const [column] = claimants;
    if (claimants.length > 1) problems.push({ kind: 'shared', path, columns: claimants.map(({ header }) => header) });
    else if (column !== undefined && value !== undefined)
      assignments.set(column.name, { path, value, because: 'equal' });
  }
}

/** Returns a function that finds the keys of a run that match a column. */
function keyFinder(run: Run, { parts }: MappingOptions): (column: ColumnRecord) => readonly string[] {
  const all = pathsOf(run);
  const byFold = groupBy(all, foldKey);
  const ofPart = parts === undefined ? undefined : partKeys(all);
  const keysAt = (forms: readonly string[]): readonly string[] => [
    ...new Set(forms.flatMap((form) => byFold.get(form) ?? [])),
  ];
  return (column) => {
    const told = parts?.get(column.name);
    const header = told?.measure ?? column.header;
    const forms = headerForms(header);
    const keys = told === undefined ? [] : (ofPart?.(forms, told.part) ?? []);
    if (keys.length > 0 || told?.isOnly === false) return [...new Set(keys)];
    const remarked = keysAt(remarkedForms(header, column.unit));
    if (remarked.length > 0) return remarked;
    const equal = keysAt(forms).filter((path) => !isToldApart(header, path, all) && !isOfOtherPoint(header, path, run));
    return equal.length > 0 ? equal : keysWithUnit(column, { all, byFold });
  };
}

/** Whether a header asks for the best point, and a run over time says its last one. */
const isOfOtherPoint = (header: string, path: string, { history, selection }: Run): boolean =>
  isOfBest(header) &&
  !isOfBest(path) &&
  (history.get(path)?.steps.length ?? 0) > 1 &&
  selection?.startsWith('best:') !== true;

type Keys = { readonly all: readonly string[]; readonly byFold: ReadonlyMap<string, readonly string[]> };

/**
 * The key with the text of a column's brackets but without brackets (`latency_ms` for `Latency (ms)`, `acc_top5` for
 * `Acc (top 5)`); else the only key with another unit of the same dimension there (`latency_s`), since its number can
 * be converted.
 */
function keysWithUnit({ header, unit }: ColumnRecord, { all, byFold }: Keys): readonly string[] {
  const [, words, inside] = /^(.{1,200}?)\s*[([]([^()[\]]{1,40})[)\]]\s*$/u.exec(withoutSigns(header)) ?? [];
  if (words === undefined || inside === undefined) return [];
  const same = byFold.get(foldKey(`${words}_${inside}`)) ?? [];
  if (same.length > 0 || unit === undefined) return same;
  const others = all.filter((path) => {
    const own = dimensionOf(unit) === 'ratio' ? undefined : unitOfPath(path, unit);
    if (own === undefined || conversion(own, unit) === undefined) return false;
    return foldKey(path.replace(/[\s_-][A-Za-z]{1,12}$/, '')) === foldKey(words);
  });
  return others.length === 1 ? others : [];
}

type Beside = { readonly columns: readonly ColumnRecord[]; readonly run: Run };

/**
 * In a log that also has `val_loss`, `loss` does not match `Loss` automatically, unless another column takes the other.
 */
const isLeftOpen = (path: string, column: ColumnRecord, { columns, run }: Beside): boolean =>
  isTrainedOn(path, run.history) &&
  splitOf(column.header) !== 'train' &&
  !columns.some(({ header }) => splitOf(header) !== undefined && foldKey(bareHeader(header)).endsWith(foldKey(path)));

/** The keys that fill a column, according to the configuration, or else its kind. */
export function savedPaths(column: ColumnRecord, { saved }: MappingOptions): readonly string[] {
  return saved?.get(column.name) ?? saved?.get(column.header) ?? column.spec?.from ?? [];
}

/** The column with that name or header; the folded form counts only if a single column has it. */
export function findColumn(columns: readonly ColumnRecord[], wanted: string): ColumnRecord | undefined {
  const exact = columns.find(({ name, header }) => name === wanted || header === wanted);
  if (exact !== undefined) return exact;
  const folded = columns.filter(({ header }) => headerForms(header).includes(foldKey(wanted)));
  const alike = folded.length > 0 ? folded : columns.filter(({ header }) => bare(header) === bare(wanted));
  return alike.length === 1 ? alike[0] : undefined;
}

/** The folded form with the text in brackets, and without the brackets: `Acc (%)` and `Acc %` are the same. */
const bare = (header: string): string => foldKey(header.replace(/[()[\]]+/g, ''));

/** The value at a path with escapes, else at the only key that equals it without escapes. */
export function findPath(run: Run, path: string): { readonly path: string; readonly value: RunValue } | undefined {
  const value = valueAt(run, path);
  if (value !== undefined) return { path, value };
  const same = [...pathsOf(run), ...run.hidden.keys()].filter(
    (candidate) => candidate.replace(/\\(.)/gsu, '$1') === withoutNoFilter(path),
  );
  const [only] = same;
  const found = only === undefined || same.length > 1 ? undefined : valueAt(run, only);
  return only === undefined || found === undefined ? undefined : { path: only, value: found };
}

/** Keys of a run that a path might mean. */
export const nearPaths = (run: Run, path: string): readonly string[] =>
  suggestKeys(path, [...pathsOf(run), ...run.hidden.keys()]);

/** Every path that may match by name. */
const pathsOf = (run: Run): readonly string[] => [...new Set([...run.metrics.keys(), ...run.parameters.keys()])];
