import type { OutcomeKind, VerdictWord } from '../criteria/outcome.ts';
import type { LeftOut } from './left-out.ts';
import type { Stage } from '../template/kind.ts';

/** One experiment or all of them, as plain data: the input of every renderer. */
export type Report = {
  readonly schemaVersion: 1;
  readonly kind: 'report';
  readonly experiments: readonly ExperimentReport[];
  readonly summary: ReportSummary;
  /** Documents that were found but are not part of it. */
  readonly leftOut: readonly LeftOut[];
};

export type ReportSummary = {
  readonly experiments: number;
  readonly runs: number;
  readonly stages: Readonly<Partial<Record<Stage, number>>>;
  readonly verdicts: Readonly<Partial<Record<VerdictWord, number>>>;
};

export type ExperimentReport = {
  readonly id: string | undefined;
  readonly title: string;
  readonly path: string;
  readonly line: number;
  readonly documentKind: string | undefined;
  /** Undefined if a document of no known kind does not say it. */
  readonly stage: Stage | undefined;
  readonly status: string | undefined;
  /** Undefined if nothing in the document could be decided. */
  readonly verdict: VerdictWord | undefined;
  readonly otherwise: VerdictWord | undefined;
  /** The reasons of the verdict. Three and more criteria that only await a person's mark are one reason. */
  readonly because: readonly string[];
  readonly criteria: readonly CriterionReport[];
  readonly hypotheses: readonly CriterionReport[];
  /** The outstanding runs for each metric; empty if no direction is declared. */
  readonly standings: readonly Standing[];
  /** Every table of runs, in document order. */
  readonly runs: readonly RunsReport[];
  /** The primary metric over the runs, in document order; undefined if no direction is declared. */
  readonly series: Series | undefined;
  /** What is due but not filled in. */
  readonly missing: readonly MissingPart[];
};

export type CriterionReport = {
  readonly label: string;
  readonly role: string;
  readonly gate: string;
  readonly sentence: string;
  readonly outcome: OutcomeKind;
  readonly because: string;
};

/**
 * The best and the latest value of one metric under the same conditions, as printed in the document; `baseline` is that
 * of a reference row.
 */
export type Standing = {
  readonly metric: string;
  /** The headings of its tables, if there are tables with other columns; else empty. */
  readonly sections: readonly string[];
  /** What its runs were measured on (`Manifest clean`), if others were measured on something else; else empty. */
  readonly conditions: readonly string[];
  readonly better: 'lower' | 'higher';
  /** Undefined if the values cannot be converted to one unit. */
  readonly best: RunValue | undefined;
  /** The latest run in the sense of criteria; undefined if times are missing or equal. */
  readonly latest: RunValue | undefined;
  readonly baseline: RunValue | undefined;
};

/**
 * One metric over the runs, in `unit`; `baseline` is the value measured beside it, else that of the reference row.
 * `without`: how many runs have no number.
 */
export type Series = {
  readonly metric: string;
  readonly better: 'lower' | 'higher';
  readonly unit: string | null;
  readonly without: number;
  readonly points: readonly { readonly run: string; readonly value: number; readonly baseline: number | undefined }[];
};

/** `baseline` is the value measured beside it in its own row. */
export type RunValue = { readonly run: string; readonly text: string; readonly baseline: string | undefined };

/** A table of runs as written: `cells` as text and `values` as data, both in the order of `columns`. */
export type RunsReport = {
  /** The words of the heading above it; empty if there is none. */
  readonly section: string;
  readonly columns: readonly string[];
  /** The types of the columns, in the same order. */
  readonly types: readonly ColumnData[];
  readonly rows: readonly RunRow[];
};

/** One row; `line` in its document, `reason` why it is excluded. */
export type RunRow = {
  readonly class: string;
  readonly run: string | null;
  readonly line: number;
  readonly reason: string | null;
  readonly cells: readonly string[];
  readonly values: readonly TypedValue[];
};

export type ColumnDataType = 'text' | 'integer' | 'number' | 'boolean' | 'date';

/** The type of a column; `unit` is that of its numbers. `whole`: the values contain all information of the cells. */
export type ColumnData = {
  /** The folded header. */
  readonly name: string;
  readonly header: string;
  readonly type: ColumnDataType;
  readonly unit: string | null;
  readonly whole: boolean;
};

/** A value in its column's type; a number that a double cannot hold is decimal text, a date `YYYY-MM-DD`. */
export type TypedValue = number | string | boolean | null;

export type MissingPart = { readonly line: number; readonly message: string };
