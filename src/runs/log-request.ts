import type { ExperimentRecord, TableRecord } from '../records/record.ts';
import type { Edit } from '../text/edit.ts';
import type { LogProblem } from './log-problem.ts';
import type { Suggestion } from './filling/mapping.ts';
import type { RowOutcome } from './row/plan-row.ts';
import type { RunRecord } from './run-record.ts';
import type { Run } from './run.ts';

/** Everything that `log` knows about one run and where it goes. Column names may be given as headers. */
export type LogRequest = {
  readonly record: ExperimentRecord;
  /** The table, or its name; if not given, the one that takes runs. */
  readonly table?: TableRecord | string | undefined;
  readonly run: Run;
  /** `--set`: a person's text for a column. */
  readonly set?: ReadonlyMap<string, string>;
  /** `--map`: column -> path. */
  readonly map?: ReadonlyMap<string, string>;
  /** The configuration's column -> paths; the kind's own are in its columns. */
  readonly saved?: ReadonlyMap<string, readonly string[]>;
  /** `--unit`: path -> unit of its number. */
  readonly units?: ReadonlyMap<string, string>;
  readonly runId?: string | undefined;
  readonly command?: string | undefined;
  /** `--command-raw`: the command is written unchanged. */
  readonly rawCommand?: boolean;
  /** `YYYY-MM-DD`, or with a time after `T`: the present, for a run without a time. */
  readonly date?: string | undefined;
  readonly git?: RunRecord['git'] | undefined;
  readonly items?: RunRecord['items'] | undefined;
  readonly data?: RunRecord['data'] | undefined;
  readonly criteriaHashes?: ReadonlyMap<string, string>;
  readonly replace?: boolean;
  /** Headers of columns to add. */
  readonly addColumns?: readonly string[];
  /** The run's record, if there is already one. */
  readonly existing?: RunRecord | undefined;
  /** The records of other runs of the document, if what they wrote may be replaced. */
  readonly beside?: readonly RunRecord[] | undefined;
};

export type LogPlan = {
  readonly outcome: RowOutcome | 'refused';
  readonly runId: string | undefined;
  readonly edits: readonly Edit[];
  readonly rowText: string;
  /** Undefined if nothing is to be written: refused, in conflict, or already there. */
  readonly runRecord: RunRecord | undefined;
  readonly recordText: string | undefined;
  /** Headers of columns that stay blank. */
  readonly blank: readonly string[];
  /** Remarks for people, one sentence each. */
  readonly messages: readonly string[];
  readonly suggestions: readonly Suggestion[];
  readonly problems: readonly LogProblem[];
};
