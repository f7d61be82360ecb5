import type { ExperimentRecord } from '../records/record.ts';
import { recordsOfExperiment } from '../runs/records-of-experiment.ts';
import type { RunRecord } from '../runs/run-record.ts';

/** The run records of this experiment. */
export const ownRunRecords = (
  record: ExperimentRecord,
  runRecords: ReadonlyMap<string, RunRecord>,
): readonly RunRecord[] => [...recordsOfExperiment(record, runRecords).values()];
