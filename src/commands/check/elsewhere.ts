import { NEAREST_CONFIGURATION } from '../../lint/machine-rules.ts';
import { FILE_START } from '../../text/diagnostic.ts';
import type { Project } from '../../project/project.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/** What to do about a configuration (absolute path) below the project. */
export const elsewhereHint = ({ host }: Project, path: string): string =>
  `call expctl in ${host.paths.relative(host.cwd, host.paths.folderOf(path))} too, or put one configuration at the top for all`;

/** The diagnostic about a configuration (absolute path) below the project, under which documents were found. */
export function elsewhereDiagnostic(project: Project, path: string): Diagnostic {
  const { host } = project;
  return {
    rule: NEAREST_CONFIGURATION.name,
    severity: NEAREST_CONFIGURATION.severity,
    message: 'this configuration is not read from here, and the documents below it were not looked at',
    path: host.paths.relative(host.cwd, path),
    ...FILE_START,
    hint: elsewhereHint(project, path),
  };
}
