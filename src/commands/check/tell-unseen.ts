import { forTerminal } from '../../escape/for-terminal.ts';
import type { GitRefusal } from '../../history/git-refusal.ts';
import type { Host } from '../../host.ts';

/**
 * Returns a function that reports on standard error, once for each reason, that something was not examined, why, and
 * how to fix it.
 */
export function tellUnseen(host: Host, what: string): (refusal: GitRefusal) => void {
  const told = new Set<string>();
  return ({ because, hint }) => {
    if (told.has(because)) return;
    told.add(because);
    host.stderr.write(`${what} was not looked at: ${forTerminal(because)} (${forTerminal(hint)})\n`);
  };
}
