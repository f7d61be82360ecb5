import { styleFor } from './style.ts';
import type { Host, HostOutput } from '../host.ts';
import type { Terminal } from './print-report.ts';

/** Colour and width of an output: text for a pipe or a file is never cut. */
export async function terminalOf(host: Host, output: HostOutput, color: string | undefined): Promise<Terminal> {
  return { style: await styleFor(host, output, color), width: output.isTTY ? (output.columns ?? 80) : undefined };
}
