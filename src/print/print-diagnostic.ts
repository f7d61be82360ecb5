import { forTerminal } from '../escape/for-terminal.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Style } from './style.ts';

/**
 * Prints diagnostics for a terminal, in their order; if neighbours of one rule and document have the same hint, only
 * the first shows it.
 */
export const printDiagnostics = (diagnostics: readonly Diagnostic[], style: Style): string =>
  diagnostics
    .map((diagnostic, at) =>
      hasSameHint(diagnostic, diagnostics[at - 1])
        ? printFinding(diagnostic, style)
        : `${printFinding(diagnostic, style)}${hintLine(diagnostic, style)}`,
    )
    .join('');

const hasSameHint = ({ path, rule, hint }: Diagnostic, before: Diagnostic | undefined): boolean =>
  before?.hint === hint && before?.rule === rule && before.path === path;

const hintLine = ({ hint }: Diagnostic, style: Style): string =>
  hint === undefined ? '' : `  ${style.dim(`hint: ${forTerminal(hint)}`)}\n`;

/** Place, severity, rule, message, the template's place that requires it; the excerpt on lines of its own. */
function printFinding(diagnostic: Diagnostic, style: Style): string {
  const { path, line, column, severity, rule, message, excerpt, template } = diagnostic;
  const place = style.bold(`${forTerminal(path)}:${line}:${column}:`);
  const weight = severity === 'error' ? style.red('error') : style.yellow('warning');
  const asked = template === undefined ? '' : ` (asked for by ${forTerminal(template.path)}:${template.line})`;
  const head = `${place} ${weight} ${rule}  ${forTerminal(message)}${style.dim(asked)}\n`;
  const shown =
    excerpt === undefined
      ? ''
      : excerpt
          .split('\n')
          .map((each) => `    ${forTerminal(each)}\n`)
          .join('');
  return `${head}${shown}`;
}
