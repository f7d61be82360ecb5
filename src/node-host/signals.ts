import type { Host, SignalName } from '../host.ts';

type Listener = { readonly names: readonly SignalName[]; readonly action: (name: SignalName) => void };

const ENDING: readonly SignalName[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * What is to be undone when this process ends, and who takes signals over. Listeners stay once they are set: taking
 * one away while its signal is on the way would swallow the signal.
 */
export function nodeSignals(): Pick<Host, 'onExit' | 'onSignal'> {
  const cleanups = new Set<() => void>();
  const takers = new Set<Listener>();
  const heard = new Set<SignalName | 'exit'>();

  const cleanUp = (): void => {
    for (const action of cleanups) action();
    cleanups.clear();
  };
  const answer = (name: SignalName): void => {
    const concerned = [...takers].filter((taker) => taker.names.includes(name));
    for (const taker of concerned) taker.action(name);
    if (concerned.length > 0 || !ENDING.includes(name)) return;
    cleanUp();
    process.removeAllListeners(name);
    process.kill(process.pid, name);
  };
  const hear = (names: readonly SignalName[]): void => {
    for (const name of names) {
      if (heard.has(name)) continue;
      heard.add(name);
      process.on(name, () => answer(name));
    }
  };

  return {
    onExit(action) {
      hear(ENDING);
      if (!heard.has('exit')) process.on('exit', cleanUp);
      heard.add('exit');
      cleanups.add(action);
      return () => void cleanups.delete(action);
    },
    onSignal(names, action) {
      const taker = { names, action };
      hear(names);
      takers.add(taker);
      return () => void takers.delete(taker);
    },
  };
}
