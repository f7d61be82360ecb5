import { counted } from '../text/counted.ts';
import type { ReportSummary } from './report.ts';

/** The counts of a report in words: `40 experiments (38 concluded, 2 running), 120 runs`. */
export function summaryWords({ experiments, runs, stages }: ReportSummary): string {
  const counts = Object.entries(stages).map(([stage, count]) => `${String(count)} ${stage}`);
  const staged = counts.length === 0 ? '' : ` (${counts.join(', ')})`;
  return `${counted(experiments, 'experiment')}${staged}, ${counted(runs, 'run')}`;
}
