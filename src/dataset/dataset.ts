import type { ExperimentReport } from '../report/report.ts';
import type { RunRecord } from '../runs/run-record.ts';

/** The tables of a dataset, in their order of output. */
export const DATASET_TABLES = ['runs', 'metrics', 'parameters', 'experiments', 'criteria', 'columns'] as const;

export type DatasetTableName = (typeof DATASET_TABLES)[number];

/** `timestamp` is ISO 8601 with a zone, `date` is `YYYY-MM-DD`. */
export type DatasetType = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'timestamp';

/** A value in its column's type; an integer or a number that a double cannot hold is decimal text. */
export type DatasetValue = string | number | boolean | null;

/**
 * A column of a dataset: all values in the order of the rows. `header` is its name in the documents, if they have one.
 */
export type DatasetColumn = {
  readonly name: string;
  readonly type: DatasetType;
  readonly unit: string | null;
  readonly header: string | null;
  readonly values: readonly DatasetValue[];
};

/** A part of one table: rows of one kind, or of all kinds if `kind` is undefined. */
export type DatasetPart = {
  readonly table: DatasetTableName;
  readonly kind: string | undefined;
  readonly columns: readonly DatasetColumn[];
  readonly rowCount: number;
};

/**
 * One experiment as the dataset sees it: its report, its run records, and its file path relative to the project's root.
 */
export type DatasetExperiment = {
  readonly report: ExperimentReport;
  readonly runRecords: readonly RunRecord[];
  readonly file: string;
};
