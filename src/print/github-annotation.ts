import { forGithubMessage, forGithubProperty } from '../escape/for-github.ts';
import type { Host } from '../host.ts';
import type { Diagnostic } from '../text/diagnostic.ts';

const MOST = 10;

/**
 * Diagnostics as workflow annotations: at most ten of each severity (the runner accepts no more), the rest as a count.
 */
export function printAnnotations(diagnostics: readonly Diagnostic[]): string {
  return (['error', 'warning'] as const)
    .map((severity) => {
      const found = diagnostics.filter((diagnostic) => diagnostic.severity === severity);
      const rest = found.length - MOST;
      const note = rest > 0 ? `::notice title=expctl::${rest} more of severity ${severity} are not annotated\n` : '';
      return found.slice(0, MOST).map(annotation).join('') + note;
    })
    .join('');
}

function annotation({ severity, path, line, endLine, column, rule, message, hint }: Diagnostic): string {
  const properties = `file=${forGithubProperty(path)},line=${line},endLine=${endLine},col=${column},title=expctl ${rule}`;
  return `::${severity} ${properties}::${forGithubMessage(hint === undefined ? message : `${message}\nhint: ${hint}`)}\n`;
}

/** A diagnostic as a workflow needs it: with the file's path relative to the root of the checkout. */
export function atWorkspace({ env, paths }: Host, diagnostic: Diagnostic): Diagnostic {
  const workspace = env['GITHUB_WORKSPACE'];
  if (workspace === undefined || workspace === '') return diagnostic;
  return { ...diagnostic, path: paths.relative(workspace, paths.resolve(diagnostic.path)) };
}
