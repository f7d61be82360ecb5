import type { Project } from '../../project/project.ts';
import type { ExperimentRecord } from '../../records/record.ts';

/**
 * The output keys that the configuration gives for the columns of an experiment; those for a kind take precedence over
 * those for all kinds.
 */
export const savedColumns = (
  { config }: Pick<Project, 'config'>,
  { kind }: Pick<ExperimentRecord, 'kind'>,
): ReadonlyMap<string, readonly string[]> =>
  new Map([...config.columns, ...((kind === undefined ? undefined : config.kinds.get(kind.name))?.columns ?? [])]);
