import { forTerminal } from '../escape/for-terminal.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Style } from './style.ts';

/** One diagnostic for a terminal: place, severity, rule, message, who asks for it; excerpt and hint on lines of their own. */
export function printDiagnostic(diagnostic: Diagnostic, style: Style): string {
  const { path, line, column, severity, rule, message, hint, excerpt, template } = diagnostic;
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
  return `${head}${shown}${hint === undefined ? '' : `  ${style.dim(`hint: ${forTerminal(hint)}`)}\n`}`;
}
