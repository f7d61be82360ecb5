import { UserError } from '../../errors.ts';
import { tableFor } from '../../runs/filling/find-runs-table.ts';
import { runKeyIn, severalKeys } from '../../runs/filling/run-key.ts';
import { keyIn, makeEntries } from '../log/make-entries.ts';
import { savedColumns } from '../log/saved-columns.ts';
import type { DocumentPlace } from '../../history/document-place.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { Run } from '../../runs/run.ts';
import type { Asked, SpoolEntry } from '../../runs/spooling/spool-entry.ts';

/** A run that begins, under the name that is made for it where nobody gives one. */
export type NamedBeginning = {
  readonly found: FoundRecord;
  readonly place: DocumentPlace;
  readonly run: Run & { readonly id: string };
  readonly asked: Asked;
};

export type BeginEntry = {
  readonly entry: SpoolEntry;
  /** Its name is for now: several columns tell runs apart, and the output is to say what the call does not. */
  readonly isOpen: boolean;
  /** Where several columns do: the id of what the output tells of a run. Throws `UserError` where it does not tell enough. */
  readonly keyOf?: (run: Run) => string;
};

/** What is spooled of a run that begins. Throws `UserError` for a run that cannot be named. */
export function beginEntry(project: Project, { found, place, run, asked }: NamedBeginning): BeginEntry {
  const { map, units, ...words } = asked;
  const target = tableFor(found.record, asked.table);
  const table = target.kind === 'table' && severalKeys(target.table) !== undefined ? target.table : undefined;
  const saved = savedColumns(project, found.record);
  const isOpen = table !== undefined && runKeyIn(table, run, { ...words, saved }).kind === 'untold';
  const tried = isOpen ? { ...words, runId: undefined } : words;
  const [entry] = makeEntries(project, { found, place }, { runs: [run], asked: tried, isOpen });
  if (entry === undefined) throw new UserError('there is no run');
  return {
    entry: { ...entry, asked },
    isOpen,
    ...(table === undefined ? {} : { keyOf: (ended: Run) => keyIn(table, ended, { ...words, map, saved }) }),
  };
}
