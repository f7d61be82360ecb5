import type { RunStatus } from './run.ts';

/**
 * What is kept of one run beside its document, in `<document's stem>.runs/<file stem of the run id>.json`, or in a
 * ledger `<file stem of the experiment's id>@<file stem of the run id>.json`: a public format. Numbers are kept as
 * decimal text where a double would change them.
 */
export type RunRecord = {
  readonly schemaVersion: 1;
  readonly run: string;
  readonly experiment: string;
  readonly status: RunStatus;
  readonly started?: string;
  readonly ended?: string;
  readonly parameters: ReadonlyMap<string, Scalar>;
  readonly metrics: ReadonlyMap<string, Decimal>;
  readonly units: ReadonlyMap<string, string>;
  /** Metric -> steps and values, of equal length. */
  readonly history: ReadonlyMap<string, History>;
  /** Files with per-item results; in the file, a single one without a side is an object, several are a list. */
  readonly items?: readonly RunItems[];
  readonly source?: RunSource;
  /** Further files of the same run. */
  readonly alsoFrom?: readonly RunSource[];
  /** `dirty` is left out if it is not known. */
  readonly git?: { readonly commit: string; readonly dirty?: boolean };
  /** With secrets masked. */
  readonly command?: string;
  readonly seed?: string;
  readonly data?: { readonly manifestSha256?: string; readonly items?: number };
  /** Key of each criterion, hypothesis and protocol item -> its SHA-256 at the time the run was logged. */
  readonly criteria: ReadonlyMap<string, string>;
  /** Column name -> cell as written. */
  readonly row: ReadonlyMap<string, string>;
  /** Column name -> metric or parameter that it was filled from. */
  readonly columns?: ReadonlyMap<string, string>;
};

export type Scalar = string | number | boolean | null;

/** A number, or decimal text for one that a double cannot hold; `NaN`, `Infinity` and `-Infinity` are text. */
export type Decimal = number | string;

export type History = {
  readonly steps: readonly number[];
  readonly values: readonly (number | null)[];
  /** The original number of points, if the history was thinned. */
  readonly thinnedFrom?: number;
};

/** Per-item results, which a paired test of two systems needs. */
export type RunItems = {
  /**
   * If one row has two systems: the side, from the name of the metric's column, such as `baseline` for `baseline_wer`.
   */
  readonly side?: string;
  /** Relative to the project's root. */
  readonly path: string;
  readonly sha256: string;
  readonly count: number;
};

export type RunSource = {
  /** Relative to the repository. */
  readonly path: string;
  readonly sha256: string;
  readonly format: string;
  readonly selection: string;
};
