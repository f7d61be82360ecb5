import { jsonText } from '../../print/log-text.ts';
import { forTerminal } from '../../escape/for-terminal.ts';
import { statusLine } from '../../print/status-line.ts';
import type { Host } from '../../host.ts';
import type { WatchCounts, WatchEvent } from './watching.ts';

/** Reports the events of a watch to people or programs. */
export type WatchTeller = {
  readonly tell: (event: WatchEvent) => void;
  /** The status line at the bottom of a terminal. */
  readonly status: (words: string, counts: WatchCounts) => void;
  readonly end: () => void;
};

/** Reports logged runs on standard output and others on standard error, in lines; or as one JSON document per line. */
export function watchTeller(host: Host, { json }: { readonly json: boolean }): WatchTeller {
  const line = statusLine(host.stderr, host.env['TERM']);
  return {
    tell(event) {
      line.clear();
      if (json) host.stdout.write(jsonText({ schemaVersion: 1, kind: 'watch', ...event }, 0));
      else tellLine(host, event);
    },
    status(words, { logged, queued, failed, open }) {
      const parts = [
        words,
        `${logged} logged`,
        ...(queued > 0 ? [`${queued} queued`] : []),
        ...(open > 0 ? [`${open} not finished`] : []),
        ...(failed > 0 ? [`${failed} not logged`] : []),
      ];
      line.show(parts.join(', '));
    },
    end: line.clear,
  };
}

function tellLine({ stdout, stderr }: Host, event: WatchEvent): void {
  const { output, run = '', document = '', reason = '', hint, messages = [] } = event;
  const what = forTerminal(run);
  const place = forTerminal(document);
  const why = forTerminal(reason);
  if (event.event === 'logged') stdout.write(`logged ${what} in ${place}\n`);
  else if (event.event === 'would-log') stdout.write(`would log ${what} in ${place}\n`);
  else if (event.event === 'queued') stdout.write(`queued ${what} for ${place}: ${why}\n`);
  else if (event.event === 'changed')
    stderr.write(`expctl: ${forTerminal(output)} changed after ${what} was logged; the row is as it was: ${why}\n`);
  else if (event.event === 'unreadable') stderr.write(`expctl: ${forTerminal(output)} is not read: ${why}\n`);
  else if (event.event === 'cut')
    stderr.write(`expctl: ${forTerminal(output)} is looked through only in part: ${why}\n`);
  else if (event.event === 'open') stdout.write(`not logged yet: ${forTerminal(output)}, ${why}\n`);
  else stderr.write(`expctl: ${what === '' ? '' : `${what} of `}${forTerminal(output)} is not logged: ${why}\n`);
  for (const message of messages) stderr.write(`  ${forTerminal(message)}\n`);
  if (hint !== undefined) stderr.write(`  hint: ${forTerminal(hint)}\n`);
}
