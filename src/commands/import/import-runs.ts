import { UserError } from '../../errors.ts';
import { documentPlace } from '../../history/document-place.ts';
import { stateFolder } from '../../journal/state-folder.ts';
import { recordsOfExperiment } from '../../runs/records-of-experiment.ts';
import { findRecord } from '../../project/find-record.ts';
import { loadSource } from '../../project/load-document.ts';
import { logEntries } from '../log/log-runs.ts';
import { placeDocument } from '../new/place-document.ts';
import { columnsFor, entriesOf, runsColumns } from './entries-of.ts';
import { draftDocument } from './new-document.ts';
import { leftWords, notesColumn } from './left-words.ts';
import { statusColumnOf } from './status-column.ts';
import { runsWithKeys } from './runs-with-keys.ts';
import { hasStatuses } from './runs-section.ts';
import { hasRunsTable } from '../../records/runs-tables.ts';
import type { DocumentPlace } from '../../history/document-place.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { NamedRun } from '../../runs/importing/tracked-runs.ts';
import type { TrackerColumn } from '../../runs/importing/tracker-columns.ts';
import type { RunRecord } from '../../runs/run-record.ts';
import type { Kind } from '../../template/kind.ts';
import type { Logged } from '../log/log-runs.ts';
import type { Wanted } from '../new/place-document.ts';
import type { ColumnWords } from './entries-of.ts';

/** What an import did (or would do): `before` is the document's text before it, empty if the document is new. */
export type Imported = {
  readonly logged: Logged;
  readonly document: string;
  readonly isNew: boolean;
  readonly before: string;
  readonly columns: readonly TrackerColumn[];
  readonly notes: readonly string[];
};

/** Returns the runs, given the run records of those already logged. */
export type RunsGiven = (logged: ReadonlyMap<string, RunRecord>) => readonly NamedRun[];

/** Imports runs into an existing document. Refused runs are left out, the rest are logged. */
export async function importInto(
  project: Project,
  experiment: string,
  { runs: given, words, dry }: { readonly runs: RunsGiven; readonly words: ColumnWords; readonly dry: boolean },
): Promise<Imported> {
  const found = await findRecord(project, experiment);
  const runs = given(recordsOfExperiment(found.record, found.loaded.subject.surroundings.runRecords));
  const place = documentPlace(project.host, found.loaded.path);
  const { source } = found.loaded;
  const step = await logAll(project, { found, place, runs, words, dry });
  return { ...step, document: source.path, isNew: false, before: source.text };
}

type Logging = {
  readonly found: FoundRecord;
  readonly place: DocumentPlace;
  readonly runs: readonly NamedRun[];
  readonly words: ColumnWords;
  readonly dry: boolean;
};

async function logAll(
  project: Project,
  { found, place, runs, words, dry }: Logging,
): Promise<Pick<Imported, 'logged' | 'columns' | 'notes'>> {
  const table = runsColumns(found.record, words.asked);
  const { columns: made, left } = columnsFor(table, runs, words);
  const isOpen = table.length > 0 && words.most > 0;
  const statusColumn = isOpen && hasStatuses(runs) && !table.some(({ name }) => name === 'status');
  const columns = table.length === 0 ? [] : made;
  const { told, refused } = runsWithKeys(project, found.record, { runs, asked: words.asked });
  const about = { found, place, asked: words.asked, made: columns, statusColumn };
  const entries = told.length === 0 ? [] : entriesOf(project, told, about);
  const done = await logEntries(project, { loaded: found.loaded, place, dryRun: dry, goOn: true }, entries);
  const logged = { ...done, refused: [...refused, ...done.refused] };
  const said = leftWords(runs, {
    notes: notesColumn(table),
    hasStatus:
      statusColumn || statusColumnOf(found.record, table) !== undefined || words.asked.set?.has('Status') === true,
  });
  return { logged, columns, notes: [...(words.most === 0 ? [] : leftNotes(left)), ...said] };
}

const MOST_NAMED = 30;

function leftNotes(left: readonly string[]): readonly string[] {
  if (left.length === 0) return [];
  const names = left.slice(0, MOST_NAMED).join(', ');
  const rest = left.length > MOST_NAMED ? ` and ${String(left.length - MOST_NAMED)} more` : '';
  return [`without a column of their own, and kept in the run records: ${names}${rest} (--metric and --param choose)`];
}

/** A new document of a kind, as requested. */
export type NewWords = { readonly kind: Kind; readonly title: string | undefined; readonly id: string | undefined };

/** The runs for it, and the requested columns. */
export type NewRuns = { readonly runs: readonly NamedRun[]; readonly words: ColumnWords; readonly dry: boolean };

/** Imports runs into a new document; if every run is refused it is not created. */
export async function importNew(
  project: Project,
  { kind, title, id }: NewWords,
  { runs, words: wishes, dry }: NewRuns,
): Promise<Imported> {
  const notes: string[] = [];
  let made: readonly TrackerColumn[] = [];
  const wanted: Wanted = { title, id, set: new Map(), issue: undefined, guidance: false, samples: false };
  const placing = (isDry: boolean) => ({
    wanted,
    dry: isDry,
    make: (values: Parameters<typeof draftDocument>[2]['values']) => {
      const { text, columns, left, notes: said } = draftDocument(project, kind, { values, runs, words: wishes });
      notes.splice(0, notes.length, ...said, ...leftNotes(left));
      made = columns;
      return text;
    },
  });
  // A table created for the runs already has all its columns.
  const words = hasRunsTable(kind) ? wishes : { ...wishes, metrics: [], parameters: [], most: 0 };
  const draft = await placeDocument(project, kind, placing(true));
  const found = await loadedText(project, draft);
  const place = draftPlace(project, draft.path);
  const shown = { document: draft.shown, isNew: true, before: '' };
  if (dry) {
    const tried = await logAll(project, { found, place, runs, words, dry: true });
    refuseAll(tried.logged);
    return { ...tried, ...shown, columns: [...made, ...tried.columns], notes: [...notes, ...tried.notes] };
  }
  await tryOne(project, { found, place, runs, words, dry: true });
  const placed = await placeDocument(project, kind, placing(false));
  const there = await findRecord(project, placed.path);
  const done = await logAll(project, {
    found: there,
    place: documentPlace(project.host, there.loaded.path),
    runs,
    words,
    dry: false,
  });
  const columns = [...made, ...done.columns];
  return { ...done, ...shown, document: placed.shown, columns, notes: [...notes, ...done.notes] };
}

/** Finds one run that can be logged, before anything is written. Throws the first refusal if there is none. */
async function tryOne(project: Project, logging: Logging): Promise<void> {
  let first: Logged | undefined;
  for (const run of logging.runs) {
    const { logged } = await logAll(project, { ...logging, runs: [run] });
    if (logged.runs.length > 0) return;
    first ??= logged;
  }
  if (first !== undefined) refuseAll(first);
}

function refuseAll({ runs, refused: [first] }: Logged): void {
  if (runs.length === 0 && first !== undefined) throw first.error;
}

async function loadedText(
  project: Project,
  { path, shown, text }: { readonly path: string; readonly shown: string; readonly text: string },
): Promise<FoundRecord> {
  const { host, root } = project;
  const relative = host.paths.relative(root, path);
  const loaded = await loadSource(project, { path: shown, text }, { path, relative, runRecords: false });
  const [record] = loaded.subject.records;
  if (record !== undefined) return { loaded, record };
  throw new UserError(`${shown} would not be read as an experiment`, { hint: 'choose another kind' });
}

/** The place of a document that does not exist yet: nothing is spooled for it. */
const draftPlace = ({ host, root }: Project, path: string): DocumentPlace => ({
  path,
  document: host.paths.relative(root, path),
  state: stateFolder(host, path),
  tree: undefined,
  branch: undefined,
  isMerging: false,
});
