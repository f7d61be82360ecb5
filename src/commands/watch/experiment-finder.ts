import { openProject } from '../../project/open-project.ts';
import { experimentFor, experimentsOf, namedExperiment } from './experiment-for.ts';
import type { Project } from '../../project/project.ts';
import type { Naming } from './experiment-for.ts';
import type { Watching } from './watching.ts';

/** A project, and the experiment of a run in it in the form for `log`. */
export type FoundExperiment = { readonly project: Project; readonly experiment: string | undefined };

export type ExperimentFinder = (naming: Naming) => Promise<FoundExperiment>;

type Opened = { readonly project: Project; readonly find: (naming: Naming) => string | undefined };

/**
 * Opens the project when the first run in a pass is to be logged: documents and templates may have changed since the
 * last.
 */
export function experimentFinder(watching: Watching): ExperimentFinder {
  let opened: Promise<Opened> | undefined;
  return async (naming) => {
    opened ??= open(watching);
    const { project, find } = await opened;
    return { project, experiment: find(naming) };
  };
}

async function open({ host, watch }: Watching): Promise<Opened> {
  const project = await openProject(host, { config: watch.config });
  if (watch.into !== undefined) {
    const named = await namedExperiment(project, watch.into);
    return { project, find: () => named };
  }
  const experiments = await experimentsOf(project);
  return { project, find: (naming) => experimentFor(host, experiments, naming) };
}
