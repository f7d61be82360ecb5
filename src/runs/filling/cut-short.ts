import { mappingProblem } from './log-problem.ts';
import type { LogProblem } from '../log-problem.ts';
import type { Run } from '../run.ts';
import type { MappingProblem } from './mapping.ts';

/** What prevents a run from being written, and what is only noted. */
export type Lacks = { readonly problems: readonly LogProblem[]; readonly notes: readonly string[] };

/** Whether a run may lack some of its measurements: it did not end well, or left nothing behind. */
const isCutShort = ({ status, files, metrics, hidden }: Run): boolean =>
  status === 'failed' ||
  status === 'killed' ||
  (files.length + metrics.size + hidden.size === 0 && status !== undefined);

/**
 * Keys that a person named and the run does not have: for a run that was cut short they are not a mistake, and its row
 * stays blank there.
 */
export function lacksOf(run: Run, mapping: readonly MappingProblem[], units: readonly LogProblem[]): Lacks {
  if (!isCutShort(run)) return { problems: [...mapping.map(mappingProblem), ...units], notes: [] };
  const isLack = ({ kind }: MappingProblem): boolean => kind === 'no-key' || kind === 'no-point';
  const lacks = mapping.filter(isLack).map((each) => mappingProblem(each).message);
  return { problems: mapping.filter((each) => !isLack(each)).map(mappingProblem), notes: lacks };
}
