import { experimentFinder } from './experiment-finder.ts';
import { finishedRuns, isStore } from './finished-runs.ts';
import { CUT, hasChanged, outputsBelow } from './outputs-below.ts';
import { retryRefused, takeRuns } from './take-runs.ts';
import { tellOnce } from './watching.ts';
import type { FinishedRuns } from './finished-runs.ts';
import type { Output } from './outputs-below.ts';
import type { SeenOutput, Watching } from './watching.ts';

/** How many milliseconds a store that is always being written is left alone between two readings. */
const BUSY_MS = 30_000;
/** An output that cannot be read may be half written: it is reported only after this many times the settling time. */
const UNREADABLE_TIMES = 5;

/**
 * Checks every output once, and logs what is finished. The first pass uses the files' own times; if existing outputs
 * are not to be logged they are only recorded. Returns when to check again without any change, if ever.
 */
export async function look(watching: Watching, isFirst: boolean): Promise<number | undefined> {
  const { host, memory, watch } = watching;
  const outputs = outputsBelow(host, watch.watched, (folder) => tellCut(watching, folder));
  const finder = experimentFinder(watching);
  const isNoted = isFirst && !watch.existing;
  let open = 0;
  for (const output of outputs) {
    if (watching.isEnding()) break;
    const seen = seenOutput(watching, output, isFirst);
    const now = host.now().getTime();
    if (output.isBlank || !isDue(output, seen, { now, settle: watch.patience.settle })) {
      if (seen.dueAt < Number.POSITIVE_INFINITY || seen.open > 0) open += Math.max(1, seen.open);
      continue;
    }
    const age = now - seen.since;
    seen.readAt = now;
    const patience = isNoted ? { ...watch.patience, quiet: watch.patience.settle } : watch.patience;
    const found = await finishedRuns(host, output, { choice: watch.choice, patience, age });
    // An output that changed while it was read may be a mixture of two states.
    if (!isStore(output) && hasChanged(host, output)) {
      open++;
      continue;
    }
    noteFound(watching, output, { seen, found, age });
    open += seen.open;
    if (found.kind !== 'runs') continue;
    const isAlone = found.finished.length + found.open === 1;
    await takeRuns(watching, finder, { output, runs: found.finished, isNoted, isAlone });
  }
  if (!isFirst) await retryRefused(watching, finder);
  memory.counts.open = open;
  return nextLook(watching, outputs);
}

/** What was not searched is never logged: that is as bad as an output that cannot be read. */
function tellCut(watching: Watching, folder: string): void {
  const { cwd, paths } = watching.host;
  tellOnce(watching, `cut ${folder}`, { event: 'cut', output: paths.relative(cwd, folder) || '.', ...CUT });
}

function seenOutput({ host, memory }: Watching, { paths, stamp, newest }: Output, isFirst: boolean): SeenOutput {
  const key = paths.join('\n');
  const now = host.now().getTime();
  const before = memory.outputs.get(key);
  if (before?.stamp === stamp) return before;
  const since = isFirst ? Math.min(now, newest) : now;
  const seen = { stamp, since, readAt: before?.readAt ?? Number.NEGATIVE_INFINITY, dueAt: 0, open: before?.open ?? 0 };
  memory.outputs.set(key, seen);
  return seen;
}

type Time = { readonly now: number; readonly settle: number };

/** Whether an output is to be read now: it is unchanged, or it is a store that never is. */
function isDue(output: Output, { since, readAt, dueAt }: SeenOutput, { now, settle }: Time): boolean {
  if (now < dueAt) return false;
  return now - since >= settle || (isStore(output) && now - readAt >= BUSY_MS);
}

type Found = { readonly seen: SeenOutput; readonly found: FinishedRuns; readonly age: number };

/** Reports on the output itself, and records when to check it again and how many of its runs are going on. */
function noteFound(watching: Watching, { paths, shown }: Output, { seen, found, age }: Found): void {
  seen.open = found.kind === 'runs' ? found.open : 0;
  seen.dueAt = Number.POSITIVE_INFINITY;
  if (found.kind === 'runs' && found.lacks !== undefined) seen.dueAt = seen.readAt + found.lacks;
  if (found.kind !== 'unreadable') return;
  const later = watching.watch.patience.settle * UNREADABLE_TIMES - age;
  if (later > 0) seen.dueAt = seen.readAt + later;
  else {
    const { message: reason, hint } = found;
    tellOnce(watching, paths.join('\n'), { event: 'unreadable', output: shown, reason, hint });
  }
}

/** When an output becomes due by itself: the soonest of those that are awaited. */
function nextLook({ memory, watch }: Watching, outputs: readonly Output[]): number | undefined {
  const times = outputs.flatMap((output) => {
    const seen = memory.outputs.get(output.paths.join('\n'));
    if (seen === undefined || output.isBlank || seen.dueAt === Number.POSITIVE_INFINITY) return [];
    return [Math.max(seen.dueAt, seen.since + watch.patience.settle)];
  });
  return times.length === 0 ? undefined : Math.min(...times);
}
