import type { Host, SignalName } from '../host.ts';

type Listener = { readonly names: readonly SignalName[]; readonly action: (name: SignalName) => void };

const ENDING: readonly SignalName[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

// There is one process, however many hosts are created for it: each signal has one listener.
const cleanups = new Set<() => void>();
const takers = new Set<Listener>();
const heard = new Set<SignalName | 'exit'>();

/**
 * What to undo when this process ends, and who handles signals. Listeners stay once they are set: removing one while
 * its signal is being delivered would lose the signal.
 */
export const nodeSignals: Pick<Host, 'onExit' | 'onSignal'> = {
  onExit(action) {
    // Each call has an entry of its own, even if two pass the same function.
    const cleanup = (): void => action();
    hear(ENDING);
    if (!heard.has('exit')) process.on('exit', cleanUp);
    heard.add('exit');
    cleanups.add(cleanup);
    return () => void cleanups.delete(cleanup);
  },
  onSignal(names, action) {
    const taker = { names, action };
    hear(names);
    takers.add(taker);
    return () => void takers.delete(taker);
  },
};

function hear(names: readonly SignalName[]): void {
  for (const name of names) {
    if (heard.has(name)) continue;
    heard.add(name);
    process.on(name, () => answer(name));
  }
}

function answer(name: SignalName): void {
  const concerned = [...takers].filter((taker) => taker.names.includes(name));
  for (const taker of concerned) taker.action(name);
  if (concerned.length > 0 || !ENDING.includes(name)) return;
  cleanUp();
  process.removeAllListeners(name);
  process.kill(process.pid, name);
}

function cleanUp(): void {
  for (const action of cleanups) action();
  cleanups.clear();
}
