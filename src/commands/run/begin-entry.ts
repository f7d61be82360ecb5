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

/** A run that begins, with the name that is made for it if none is given. */
export type NamedBeginning = {
  readonly found: FoundRecord;
  readonly place: DocumentPlace;
  readonly run: Run & { readonly id: string };
  readonly asked: Asked;
};

export type BeginEntry = {
  readonly entry: SpoolEntry;
  /** Its name is temporary: several columns identify runs, and the output is to give what the call does not. */
  readonly isOpen: boolean;
  /**
   * If several columns do: returns the id from what the output says about a run. Throws `UserError` if that is not
   * enough.
   */
  readonly keyOf?: (run: Run) => string;
};

/** Makes the spool entry of a run that begins. Throws `UserError` for a run that cannot be named. */
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
