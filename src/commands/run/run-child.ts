import type { Host, ProcessEnd, SignalName } from '../../host.ts';

/** Signals that are passed on to the child, each once as it comes. */
const FORWARDED: readonly SignalName[] = ['SIGHUP', 'SIGTERM', 'SIGUSR1', 'SIGUSR2', 'SIGCONT'];
/** Signals that the terminal itself sends to the child: we only stay alive to see its end. */
const OUTLIVED: readonly SignalName[] = ['SIGINT', 'SIGQUIT'];

/** A command, and the variables that are added to its environment. */
export type ChildCommand = { readonly words: readonly string[]; readonly env: Readonly<Record<string, string>> };

/**
 * Runs a command with our own input and output, in our session and process group, and waits for its end in any case: a
 * job that is saving its checkpoint takes as long as it needs. It is never killed.
 */
export async function runChild(host: Host, { words, env }: ChildCommand): Promise<ProcessEnd> {
  const [command = '', ...args] = words;
  const early: SignalName[] = [];
  let pass = (name: SignalName): void => void early.push(name);
  const forget = [host.onSignal(FORWARDED, (name) => pass(name)), host.onSignal(OUTLIVED, () => undefined)];
  try {
    const child = host.processes.start(command, args, { cwd: host.cwd, env });
    pass = (name) => child.send(name);
    for (const name of early) pass(name);
    return await child.ended;
  } finally {
    for (const each of forget) each();
  }
}

const NOT_FOUND = 127;
const NOT_EXECUTABLE = 126;
const BY_SIGNAL = 128;

/** The exit code that a shell would give. */
export function exitCodeOf(end: ProcessEnd): number {
  if (end.kind === 'exited') return end.code;
  if (end.kind === 'killed') return BY_SIGNAL + end.number;
  return end.code === 'ENOENT' ? NOT_FOUND : NOT_EXECUTABLE;
}
