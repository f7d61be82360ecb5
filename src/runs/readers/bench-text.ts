import { pathOf } from '../key-path.ts';
import { refused } from '../outputs/refused.ts';
import { EMPTY_RUN } from '../run.ts';
import { finishRuns } from './finish-runs.ts';
import type { RunValue } from '../run.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

const RUST = /^test (\S.{0,300}?) \.\.\. bench:[ \t]{1,40}([\d,]{1,30}(?:\.\d{1,10})?) (ns|us|ms|s)\/iter/;
const GO = /^(Benchmark\S{1,300})[ \t]{1,80}(\d{1,18})[ \t]{1,80}(\d{1,20}(?:\.\d{1,10})?) (ns)\/op/;
const LONGEST = 1000;

/** The printed output of `cargo bench` and `go test -bench`: one run, `benchmark` -> time. */
export const benchText: RunReader = {
  name: 'bench-text',
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read(tree, choice) {
    const file = tree.readFile('');
    if (file === undefined) return refused(tree.path, 'is not a text file');
    const metrics = new Map<string, RunValue>();
    const units = new Map<string, string>();
    const repeated = new Set<string>();
    for (const line of file.text.split('\n')) {
      const found = timeIn(line);
      if (found === undefined) continue;
      const path = pathOf([found.name]);
      if (metrics.has(path)) repeated.add(found.name);
      metrics.set(path, { kind: 'number', text: found.text });
      units.set(path, found.unit);
    }
    if (metrics.size === 0) return refused(file.path, 'holds no line of a benchmark');
    const [name] = repeated;
    if (name !== undefined) {
      return refused(
        file.path,
        `measures ${name} several times, and says nothing of them together`,
        'give their summary, as benchstat makes it, as JSON',
      );
    }
    return finishRuns([{ ...EMPTY_RUN, metrics, units }], { file, format: 'bench-text', choice, notes: [] });
  },
};

const looksLike = (entry: RunEntry): boolean =>
  entry.kind === 'file' &&
  !/\.(?:json|jsonl|csv|tsv|md|ya?ml)$/i.test(entry.name) &&
  entry.head.split('\n').some((line) => timeIn(line) !== undefined);

function timeIn(line: string): { readonly name: string; readonly text: string; readonly unit: string } | undefined {
  if (line.length > LONGEST) return undefined;
  const [, rustName, rustTime, rustUnit] = RUST.exec(line) ?? [];
  if (rustName !== undefined && rustTime !== undefined) {
    return { name: rustName, text: rustTime.replaceAll(',', ''), unit: rustUnit ?? 'ns' };
  }
  const [, name, , text, unit] = GO.exec(line) ?? [];
  return name === undefined || text === undefined ? undefined : { name, text, unit: unit ?? 'ns' };
}
