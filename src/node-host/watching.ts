import { watch } from 'chokidar';
import type { HostWatch } from '../host.ts';

/** Changes within this time are reported as one. */
const TOGETHER_MS = 100;

/** Folders that contain no outputs of runs, and possibly very many files. */
const PASSED_OVER = /[/\\](?:\.git|node_modules|__pycache__|venv|site-packages)(?:[/\\]|$)/u;

type Waiting = { readonly soon: () => void; readonly end: () => void };

/**
 * Watches paths with chokidar. Links are not followed; what cannot be watched is noticed when the time limit of `next`
 * is over.
 */
export function watchPaths(paths: readonly string[]): HostWatch {
  let isChanged = false;
  let waiting: Waiting | undefined;
  const watcher = watch([...paths], {
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
    atomic: false,
    ignored: (path) => PASSED_OVER.test(path),
  });
  watcher.on('all', () => {
    isChanged = true;
    waiting?.soon();
  });
  // No more watches available, or a folder that was removed: only promptness is lost.
  watcher.on('error', () => undefined);
  return {
    next: (milliseconds) =>
      new Promise((resolve) => {
        let isSoon = isChanged;
        let timer = setTimeout(end, isSoon ? TOGETHER_MS : milliseconds);
        function end(): void {
          clearTimeout(timer);
          isChanged = false;
          waiting = undefined;
          resolve();
        }
        waiting = {
          end,
          soon() {
            if (isSoon) return;
            isSoon = true;
            clearTimeout(timer);
            timer = setTimeout(end, TOGETHER_MS);
          },
        };
      }),
    wake: () => waiting?.end(),
    close: () => watcher.close(),
  };
}
