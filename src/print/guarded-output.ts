import { isRunner, logText } from './log-text.ts';
import type { Host, HostOutput } from '../host.ts';

const bare = new WeakMap<HostOutput, HostOutput>();

/**
 * The host whose output is read by a CI runner, if one reads it: no line that a command writes for people is a command. What
 * goes into a file (`> report.md`, `>> $GITHUB_STEP_SUMMARY`) is read by none, and stays as it is.
 */
export function guardedHost(host: Host): Host {
  if (!isRunner(host) || bare.has(host.stdout)) return host;
  return { ...host, stdout: guarded(host, host.stdout), stderr: guarded(host, host.stderr) };
}

/** Where data goes out to the byte: annotations of our own, a CSV, a page, a document. */
export const dataOutput = (output: HostOutput): HostOutput => bare.get(output) ?? output;

function guarded(host: Host, output: HostOutput): HostOutput {
  if (output.isFile === true) return output;
  const made: HostOutput = {
    get isTTY() {
      return output.isTTY;
    },
    get columns() {
      return output.columns;
    },
    write: (text) => output.write(logText(host, text)),
  };
  bare.set(made, output);
  return made;
}
