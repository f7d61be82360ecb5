import type { LogRequest } from '../log-request.ts';
import type { Run } from '../run.ts';

/** A person's options for logging a run, as far as they affect the row. */
export type Asked = Pick<
  LogRequest,
  'runId' | 'set' | 'map' | 'units' | 'table' | 'command' | 'rawCommand' | 'replace' | 'addColumns' | 'items'
>;

/**
 * A run that is waiting to be written into its document: everything that the plan needs, but no edit, because the
 * document may have changed by then. It is folded only where it was logged.
 */
export type SpoolEntry = {
  /** ISO 8601; for people only. */
  readonly written: string;
  readonly place: {
    /**
     * The work tree's name (`main`, `worktrees/NAME`; in older entries its top folder); undefined outside git, and
     * where git would not be used.
     */
    readonly workTree: string | undefined;
    readonly branch: string | undefined;
    /** Relative to the top of the work tree; outside git the file's name. */
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
  /**
   * When the command that expctl itself ran began (`YYYY-MM-DD HH:MM`): such a run is also added to the execution log.
   */
  readonly execution?: string | undefined;
  /** The criteria at the time the run was logged; undefined if they could not be read. */
  readonly criteria: ReadonlyMap<string, string> | undefined;
};
