import { forTerminal } from '../../escape/for-terminal.ts';
import { DROPPED_ROWS } from '../../template/reading/table-rows.ts';
import type { Host } from '../../host.ts';
import type { Kind } from '../../template/kind.ts';

/** Reports on standard error which tables of the template lost rows that look like labels as much as like examples. */
export function tellDropped(host: Host, { path, ambiguities }: Kind): void {
  for (const { line, message } of ambiguities)
    if (message === DROPPED_ROWS) host.stderr.write(`expctl: ${forTerminal(path)}:${line}: ${message}\n`);
}
