import { countOf } from './runs-report.ts';
import type { LeftOut } from './left-out.ts';
import type { Stage } from '../template/kind.ts';
import type { VerdictWord } from '../criteria/outcome.ts';
import type { ExperimentReport, Report, ReportSummary } from './report.ts';

/** Combines experiments with their counts and with what was left out. */
export const makeReport = (experiments: readonly ExperimentReport[], leftOut: readonly LeftOut[] = []): Report => ({
  schemaVersion: 1,
  kind: 'report',
  experiments,
  summary: summaryOf(experiments),
  leftOut,
});

function summaryOf(experiments: readonly ExperimentReport[]): ReportSummary {
  const stages: Partial<Record<Stage, number>> = {};
  const verdicts: Partial<Record<VerdictWord, number>> = {};
  let runs = 0;
  for (const { stage, verdict, runs: tables } of experiments) {
    if (stage !== undefined) stages[stage] = (stages[stage] ?? 0) + 1;
    if (verdict !== undefined) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    runs += countOf(tables);
  }
  return { experiments: experiments.length, runs, stages, verdicts };
}
