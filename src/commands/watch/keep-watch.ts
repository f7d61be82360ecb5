import { foldAll } from '../doctor/fold-all.ts';
import { openProject } from '../../project/open-project.ts';
import { look } from './look.ts';
import { newMemory } from './watching.ts';
import type { Host, SignalName } from '../../host.ts';
import type { WatchTeller } from './tell-watch.ts';
import type { Watch, WatchCounts, Watching } from './watching.ts';

/** Some file systems report no changes: everything is checked anyway after this many milliseconds. */
const LOOK_MS = 10_000;
const FOLD_MS = 5000;
const SIGNALS: readonly SignalName[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const CODES: ReadonlyMap<SignalName, number> = new Map([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]);

/** How a watch ended: by a signal (its exit code), or because it was to check only once. */
export type WatchEnd = { readonly code: number | undefined; readonly counts: WatchCounts };

/** Watches until a signal comes; logging in progress is finished first. A second signal ends the process at once. */
export async function keepWatch(host: Host, watch: Watch, teller: WatchTeller): Promise<WatchEnd> {
  const memory = newMemory();
  const watcher = await host.watch(watch.watched.map(({ path }) => path));
  const { code, isEnding, forget } = endBySignal(host, watcher.wake);
  const watching: Watching = { host, watch, memory, tell: teller.tell, isEnding };
  const words = `watching ${watch.watched.map(({ word }) => word).join(' ')}${watch.into === undefined ? '' : ` into ${watch.into}`}`;
  try {
    let foldedAt = host.now().getTime();
    for (let isFirst = true; !isEnding(); isFirst = false) {
      const due = await look(watching, isFirst);
      if (memory.counts.queued > 0 && host.now().getTime() - foldedAt >= FOLD_MS) {
        await foldQueued(watching);
        foldedAt = host.now().getTime();
      }
      teller.status(words, memory.counts);
      if (!isEnding()) await watcher.next(pauseFor(host, due));
    }
  } finally {
    forget();
    teller.end();
    await watcher.close();
  }
  return { code: code(), counts: memory.counts };
}

type Ending = {
  /** The exit code of the signal that came. */
  readonly code: () => number | undefined;
  readonly isEnding: () => boolean;
  readonly forget: () => void;
};

function endBySignal(host: Host, wake: () => void): Ending {
  let code: number | undefined;
  const forget = host.onSignal(SIGNALS, (name) => {
    code = CODES.get(name);
    forget();
    wake();
  });
  return { code: () => code, isEnding: () => code !== undefined, forget };
}

const pauseFor = (host: Host, due: number | undefined): number =>
  Math.max(10, Math.min(LOOK_MS, due === undefined ? LOOK_MS : due - host.now().getTime()));

/**
 * One pass over the existing outputs: those that are still settling are awaited, those that may go on for longer are
 * reported.
 */
export async function watchOnce(host: Host, watch: Watch, teller: WatchTeller): Promise<WatchEnd> {
  const memory = newMemory();
  const { code, isEnding, forget } = endBySignal(host, () => undefined);
  const watching: Watching = { host, watch, memory, tell: teller.tell, isEnding };
  try {
    const last = host.now().getTime() + watch.patience.settle * SETTLINGS;
    let due = await look(watching, true);
    while (due !== undefined && due <= last && !isEnding()) {
      await host.sleep(Math.max(10, due - host.now().getTime()));
      due = await look(watching, false);
    }
    tellOpen(watching);
  } finally {
    forget();
    teller.end();
  }
  return { code: code(), counts: memory.counts };
}

/** An output that is written during the pass gets this many times its settling time. */
const SETTLINGS = 6;

function tellOpen({ host, memory, tell }: Watching): void {
  for (const [key, { open, dueAt }] of memory.outputs) {
    if (open === 0) continue;
    const output = host.paths.relative(host.cwd, key.split('\n')[0] ?? '');
    const seconds = Math.ceil((dueAt - host.now().getTime()) / 1000);
    const reason = Number.isFinite(seconds)
      ? `it may go on: ${seconds} s without a change would end it (--quiet)`
      : 'it says that it goes on';
    tell({ event: 'open', output, reason });
  }
}

/** Rows that had to wait are written as soon as possible. */
async function foldQueued({ host, watch, memory, tell }: Watching): Promise<void> {
  const folds = await foldAll(await openProject(host, { config: watch.config }));
  for (const { document, folded } of folds)
    for (const run of folded) {
      memory.counts.queued = Math.max(0, memory.counts.queued - 1);
      memory.counts.logged++;
      tell({ event: 'logged', output: document, run, document });
    }
  if (folds.length === 0) memory.counts.queued = 0;
}
