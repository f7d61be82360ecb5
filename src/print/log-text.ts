import { forGithub } from '../escape/for-github.ts';
import type { Host } from '../host.ts';

/** Lines for a terminal; in a CI log, which looks for commands in every line, colours and all, none of them is one. */
export const logText = (host: Host, text: string): string =>
  isRunner(host) ? text.split('\n').map(defused).join('\n') : text;

/** JSON in which no runner finds a command: `##[` and `::` can only stand inside strings, where an escape says the same. */
export const jsonText = (data: unknown): string =>
  `${JSON.stringify(data, null, 2).replaceAll('##', '#\\u0023').replaceAll('::', ':\\u003a')}\n`;

const isRunner = ({ env }: Host): boolean => Boolean(env['CI']) || Boolean(env['GITHUB_ACTIONS']);

const ESCAPE = '\u001B';

/** Our own colours stay: what stands between them is defused piece by piece. */
const defused = (line: string): string => line.split(ESCAPE).map(forGithub).join(ESCAPE);
