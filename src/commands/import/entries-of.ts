import { UserError } from '../../errors.ts';
import { headerForms } from '../../runs/filling/header-forms.ts';
import { mapColumns } from '../../runs/filling/mapping.ts';
import { findRunsTable } from '../../runs/filling/find-runs-table.ts';
import { foldKey } from '../../runs/key-path.ts';
import { bareHeaderOf, headerOf, trackerColumns } from '../../runs/importing/tracker-columns.ts';
import { valueAt } from '../../runs/run.ts';
import { recordsOfExperiment } from '../../runs/records-of-experiment.ts';
import { makeEntries } from '../log/make-entries.ts';
import { noteText, notesColumn } from './left-words.ts';
import { isToldBy, statusColumnOf, statusWordFor } from './status-column.ts';
import type { DocumentPlace } from '../../history/document-place.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { ColumnRecord, ExperimentRecord } from '../../records/record.ts';
import type { NamedRun } from '../../runs/importing/tracked-runs.ts';
import type { TrackerColumns } from '../../runs/importing/tracker-columns.ts';
import type { Run, RunValue } from '../../runs/run.ts';
import type { StatusColumn } from './status-column.ts';
import type { Asked, SpoolEntry } from '../../runs/spooling/spool-entry.ts';

/** The requested columns; `most` are created automatically. */
export type ColumnWords = {
  readonly asked: Asked;
  readonly metrics: readonly string[];
  readonly parameters: readonly string[];
  readonly most: number;
};

/** The columns of the table that takes the runs; none if the document has no such table. */
export function runsColumns(record: ExperimentRecord, { table }: Asked): readonly ColumnRecord[] {
  const found = typeof table === 'object' ? undefined : findRunsTable(record, table);
  return found?.kind === 'table' ? found.table.columns : [];
}

/** Which columns to create for the runs, besides those that they already fill. Throws for a key that no run has. */
export function columnsFor(
  columns: readonly ColumnRecord[],
  runs: readonly Run[],
  { asked, metrics, parameters, most }: ColumnWords,
): TrackerColumns {
  const all = unionOf(runs);
  const mapping = mapColumns(columns, all, { taken: new Set() });
  const own = [...headerMap(columns, all).values(), ...(asked.map?.values() ?? [])];
  const filled = new Set([...[...mapping.assignments.values()].map(({ path }) => path), ...own]);
  return trackerColumns(runs, {
    metrics: metrics.map((key) => pathIn(all.metrics, key, 'metric')),
    parameters: parameters.map((key) => pathIn(all.parameters, key, 'parameter')),
    most,
    filled,
    headers: columns.map(({ header }) => header),
  });
}

/** A run that has all the keys of these. */
const unionOf = (runs: readonly Run[]): Run => ({
  ...(runs[0] ?? unionless()),
  parameters: new Map(runs.flatMap(({ parameters }) => [...parameters])),
  metrics: new Map(runs.flatMap(({ metrics }) => [...metrics])),
});

function unionless(): never {
  throw new UserError('there is no run to import');
}

function pathIn(values: ReadonlyMap<string, RunValue>, key: string, what: string): string {
  if (values.has(key)) return key;
  const alike = [...values.keys()].filter((path) => foldKey(path) === foldKey(key));
  const [only] = alike;
  if (only !== undefined && alike.length === 1) return only;
  throw new UserError(`no run has a ${what} ${key}`, {
    hint: `there are ${[...values.keys()].slice(0, 20).join(', ') || 'none'}`,
  });
}

/**
 * The mapping for columns that were created for keys with a different spelling, or whose name reads like another key's.
 */
function headerMap(columns: readonly ColumnRecord[], run: Run): ReadonlyMap<string, string> {
  const headers = new Map(columns.map(({ header }) => [header.replace(/\s+/gu, ' '), header]));
  const paths = [...new Set([...run.metrics.keys(), ...run.parameters.keys()])];
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(foldKey(path), (counts.get(foldKey(path)) ?? 0) + 1);
  const map = new Map<string, string>();
  for (const path of paths) {
    const numbered = [headerOf(path), bareHeaderOf(path)].flatMap((own) =>
      Array.from({ length: MOST_ALIKE }, (_, at) => (at === 0 ? own : `${own} ${String(at + 1)}`)),
    );
    const header = numbered.flatMap((one) => headers.get(one) ?? []).find((one) => !map.has(one));
    const read = header === undefined ? 0 : headerForms(header).reduce((sum, form) => sum + (counts.get(form) ?? 0), 0);
    const isPlain = header !== undefined && foldKey(header) === foldKey(path) && read === 1;
    if (header !== undefined && !isPlain) map.set(header, path);
  }
  return map;
}

/** At most this many keys that read alike are distinguished. */
const MOST_ALIKE = 5;

/** Where the runs go, and the columns that are created for them. */
export type EntriesWords = {
  readonly found: FoundRecord;
  readonly place: DocumentPlace;
  readonly asked: Asked;
  readonly made: TrackerColumns['columns'];
  readonly statusColumn: boolean;
};

/**
 * The spool entry of each run. It contains only what is known about the time when it ran: not the current commit, not
 * today's date. A run without a mapped key leaves its cell blank.
 */
export function entriesOf(
  project: Project,
  runs: readonly NamedRun[],
  { found, place, asked, made, statusColumn }: EntriesWords,
): readonly SpoolEntry[] {
  const columns = runsColumns(found.record, asked);
  const all = unionOf(runs);
  const keyOf = (path: string, what: string): string =>
    valueAt(all, path) === undefined ? pathIn(new Map([...all.metrics, ...all.parameters]), path, what) : path;
  const mapped = [...(asked.map ?? [])].map(([header, path]) => [header, keyOf(path, `key for ${header}:`)] as const);
  const inUnits = [...(asked.units ?? [])].map(([path, unit]) => [keyOf(path, `key in ${unit}:`), unit] as const);
  const wanted = new Map([
    ...headerMap(columns, all),
    ...made.map(({ header, path }) => [header, path] as const),
    ...mapped,
  ]);
  const addColumns = [
    ...(asked.addColumns ?? []),
    ...made.map(({ header }) => header),
    ...(statusColumn ? ['Status'] : []),
  ];
  const notes = notesColumn(columns);
  // A note that somebody has since edited is not compared with the tracker's.
  const known = recordsOfExperiment(found.record, found.loaded.subject.surroundings.runRecords);
  const status: StatusColumn | undefined = statusColumn
    ? { header: 'Status', words: new Map() }
    : statusColumnOf(found.record, columns);
  const entries = makeEntries(
    project,
    { found, place },
    { runs, asked: { ...asked, addColumns }, git: NO_COMMIT, areNamed: true },
  );
  return runs.flatMap((run, index) => {
    const entry = entries[index];
    if (entry === undefined) return [];
    const map = new Map([...wanted].filter(([, path]) => valueAt(run, path) !== undefined));
    const units = new Map(inUnits.filter(([path]) => valueAt(run, path) !== undefined));
    const note = notes === undefined || known.has(run.id) ? undefined : noteText(run);
    const word = status === undefined || isToldBy(run, status, wanted.keys()) ? undefined : statusWordFor(run, status);
    const set = new Map([
      ...(notes === undefined || note === undefined ? [] : [[notes, note] as const]),
      ...(status === undefined || word === undefined ? [] : [[status.header, word] as const]),
      ...(asked.set ?? []),
    ]);
    return [
      {
        ...entry,
        date: undefined,
        git: run.git === undefined ? undefined : entry.git,
        asked: { ...entry.asked, map, set, units },
      },
    ];
  });
}

/** Prevents the repository's current commit from being used; no run is given it. */
const NO_COMMIT = { commit: '' };
