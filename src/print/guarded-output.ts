import { isRunner, logText } from './log-text.ts';
import type { Host, HostOutput } from '../host.ts';

const bare = new WeakMap<HostOutput, HostOutput>();

/**
 * The host with guarded output if a CI runner reads it: no line written for people is taken as a workflow command.
 * Output into a file (`> report.md`, `>> $GITHUB_STEP_SUMMARY`) is not read by the runner, and stays unchanged.
 */
export function guardedHost(host: Host): Host {
  if (!isRunner(host) || bare.has(host.stdout)) return host;
  return { ...host, stdout: guarded(host, host.stdout), stderr: guarded(host, host.stderr) };
}

/** The output for data that must not change by a byte: expctl's own annotations, a CSV, a page, a document. */
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
