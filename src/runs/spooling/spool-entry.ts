import type { LogRequest } from '../log-request.ts';
import type { Run } from '../run.ts';

/** What a person asked for when a run was logged, as far as it shapes the row. */
export type Asked = Pick<
  LogRequest,
  'runId' | 'set' | 'map' | 'units' | 'table' | 'command' | 'rawCommand' | 'replace' | 'addColumns' | 'items'
>;

/**
 * A run that waits to be written into its document: all that the plan is made from, and no edit, for the document may
 * look different by then. It is folded only where it was logged.
 */
export type SpoolEntry = {
  /** ISO 8601; for people only. */
  readonly written: string;
  readonly place: {
    /** The work tree's name (`main`, `worktrees/NAME`; before there were names: its top); undefined outside git, and where git would not be used. */
    readonly workTree: string | undefined;
    readonly branch: string | undefined;
    /** From the top of the work tree; outside git the file's name. */
    readonly document: string;
  };
  /** The id of the record in a document of several. */
  readonly record: string | undefined;
  readonly runId: string;
  readonly run: Run;
  readonly asked: Asked;
  readonly date: string | undefined;
  readonly git: LogRequest['git'];
  readonly data: LogRequest['data'];
  /** When the command began that expctl ran itself (`YYYY-MM-DD HH:MM`): such a run is put into the execution log as well. */
  readonly execution?: string | undefined;
  /** The criteria as they stood when the run was logged; undefined where they could not be read. */
  readonly criteria: ReadonlyMap<string, string> | undefined;
};
