// Prints the time of `log` within one process next to that of reading, writing, syncing and renaming the same file:
// medians in milliseconds.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './measure.mjs';

const TURNS = 9;
const [path = ''] = process.argv.slice(2);
const folder = dirname(path);
const { load } = createRequire(import.meta.url)('../bin/load.js');
const { main, nodeHost } = load(fileURLToPath(new URL('../dist/cli.cjs', import.meta.url)));
const silent = { isTTY: false, columns: undefined, write() {} };
const host = { ...nodeHost(folder), stdout: silent, stderr: silent };

const ours = [];
const theirs = [];
for (let turn = 0; turn < TURNS; turn++) {
  theirs.push(milliseconds(() => copyOver(path)));
  const output = join(folder, `metrics-${turn}.json`);
  writeFileSync(output, JSON.stringify({ max_steps: 500, tuned_wer: 0.1 + turn / 1000, baseline_wer: 0.2 }));
  const start = performance.now();
  const code = await main(['log', path, output, '--run-id', `bench-${turn}`], host);
  ours.push(performance.now() - start);
  if (code !== 0) throw new Error(`log ended with ${code}`);
}
process.stdout.write(`${JSON.stringify({ ours: median(ours), theirs: median(theirs) })}\n`);

function milliseconds(action) {
  const start = performance.now();
  action();
  return performance.now() - start;
}

function copyOver(target) {
  const bytes = readFileSync(target);
  const beside = `${target}.copy`;
  const file = openSync(beside, 'w');
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
  fsyncSync(file);
  closeSync(file);
  renameSync(beside, target);
}
