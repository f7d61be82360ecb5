import { spawnSync } from 'node:child_process';

/** Processor seconds (user + system) and peak memory in MiB of one command; its output is discarded. */
export function measure(command, args, { cwd, env } = {}) {
  const script = 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>&1';
  const { stderr } = spawnSync('bash', ['-c', script, 'bash', command, ...args], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  const [user, system] = stderr.trim().split(/\s+/).slice(-2).map(Number);
  return user + system;
}

/** Peak resident memory in MiB, as the kernel counts it for a node process. */
export function peakMemory(args, { cwd } = {}) {
  const code = `process.on('exit', () => process.stderr.write('\\nPEAK ' + process.resourceUsage().maxRSS / 1024 + '\\n'));`;
  const url = `data:text/javascript,${encodeURIComponent(code)}`;
  const { stderr } = spawnSync(process.execPath, ['--import', url, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  return Number(/PEAK ([\d.]+)/.exec(stderr)?.[1] ?? Number.NaN);
}

/** The median of a list of numbers. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The cost of the second command relative to the first: medians of `pairs` alternating runs, and their ratio. */
export function ratio(ours, theirs, pairs) {
  const a = [];
  const b = [];
  for (let turn = 0; turn < pairs; turn++) {
    a.push(theirs());
    b.push(ours());
  }
  return { ours: median(b), theirs: median(a), ratio: median(b) / median(a) };
}
