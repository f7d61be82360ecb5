import type { ExperimentReport } from '../../src/report/report.ts';

/** The report on a document with only the given content. */
export const experimentReport = (given: Partial<ExperimentReport> = {}): ExperimentReport => ({
  id: 'EXP-001',
  title: 'Owls',
  path: 'experiments/EXP-001.md',
  line: 1,
  documentKind: 'exp',
  stage: 'running',
  status: 'RUNNING',
  verdict: undefined,
  otherwise: undefined,
  because: [],
  criteria: [],
  hypotheses: [],
  standings: [],
  runs: [],
  series: undefined,
  missing: [],
  ...given,
});
