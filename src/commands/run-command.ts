import { refuseIdle } from './refuse-idle.ts';
import type { Command, CommandCall } from './command.ts';

/** The commands that read documents: they report rows that are not in the documents yet. */
const READERS: ReadonlySet<string> = new Set(['check', 'show', 'list', 'report', 'decide']);

/** Runs a command; after one that read documents, reports what waits to be written into them. */
export async function runCommand(command: Command, call: CommandCall): Promise<number> {
  refuseIdle(command.spec, call.options);
  const code = await command.run(call);
  if (READERS.has(command.spec.name)) {
    const { tellQueued } = await import('./log/tell-queued.ts');
    await tellQueued(call.host, call.options.value('config'));
  }
  return code;
}
