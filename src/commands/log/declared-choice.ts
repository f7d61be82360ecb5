import { findRecord } from '../../project/find-record.ts';
import { parseSelection } from '../../runs/selection.ts';
import type { Project } from '../../project/project.ts';
import type { ReadingChoice } from './read-outputs.ts';

/** The experiment that runs go to, and the columns in `--map`. */
export type Into = { readonly experiment: string | undefined; readonly map: ReadonlyMap<string, string> | undefined };

/**
 * A choice of outputs for an experiment: `best:METRIC` gets the direction that the experiment declares. Throws
 * `UserError`.
 */
export async function declaredChoice(
  project: Project,
  choice: ReadingChoice,
  { experiment, map }: Into,
): Promise<ReadingChoice> {
  const selection = choice.select === undefined ? undefined : parseSelection(choice.select);
  if (experiment === undefined || selection?.kind !== 'best' || selection.better !== undefined) return choice;
  const { record } = await findRecord(project, experiment, { runRecords: false });
  const { declaredDirection } = await import('./declared-direction.ts');
  const better = declaredDirection(project, record, { metric: selection.metric, map });
  return better === undefined ? choice : { ...choice, select: `best:${selection.metric}:${better}` };
}
