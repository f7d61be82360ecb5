import { forGithub } from '../escape/for-github.ts';
import { replaceHidden } from '../escape/visible.ts';
import { escapedUnit } from '../escape/escaped-unit.ts';
import type { Host } from '../host.ts';

/**
 * Lines for a terminal. In a CI log, where the runner looks for commands in every line including colours, none of them
 * can be taken for one.
 */
export const logText = (host: Host, text: string): string =>
  isRunner(host) ? text.split('\n').map(defused).join('\n') : text;

/**
 * JSON in which no runner finds a command and nothing is hidden: both are possible only inside strings, where an escape
 * means the same. `indent` 0 makes one line.
 */
export const jsonText = (data: unknown, indent = 2): string =>
  `${replaceHidden(JSON.stringify(data, null, indent), escaped)
    .replaceAll('##', '#\\u0023')
    .replaceAll('::', ':\\u003a')}\n`;

/** The line feeds between the lines are kept. */
const escaped = (character: string): string =>
  character === '\n' ? character : character.split('').map(escapedUnit).join('');

/** Whether a CI runner reads the output. */
export const isRunner = ({ env }: Host): boolean => Boolean(env['CI']) || Boolean(env['GITHUB_ACTIONS']);

/** expctl's own colours, tabs and line endings are kept: the text between them is defused piece by piece. */
function defused(line: string): string {
  const end = line.endsWith('\r') ? '\r' : '';
  const words = end === '' ? line : line.slice(0, -1);
  return (
    words
      .split(KEPT)
      .map((piece, at) => (at % 2 === 0 ? forGithub(piece) : piece))
      .join('') + end
  );
}

// oxlint-disable-next-line no-control-regex -- our own colours
const KEPT = /(\u001B\[[\d;]*m|\t)/u;
