import type { Project } from '../../project/project.ts';
import type { ExperimentRecord } from '../../records/record.ts';

/** Which keys of an output the configuration names for the columns of an experiment; a kind's own count before all kinds'. */
export const savedColumns = (
  { config }: Pick<Project, 'config'>,
  { kind }: Pick<ExperimentRecord, 'kind'>,
): ReadonlyMap<string, readonly string[]> =>
  new Map([...config.columns, ...((kind === undefined ? undefined : config.kinds.get(kind.name))?.columns ?? [])]);
