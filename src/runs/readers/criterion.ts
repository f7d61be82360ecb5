import { objectUnder, valueUnder } from '../json/json-at.ts';
import { pathOf } from '../key-path.ts';
import { factsOfFiles } from '../outputs/file-facts.ts';
import { objectIn } from '../outputs/json-in.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import { inside } from '../outputs/sub-tree.ts';
import { runValueOf } from '../reading/run-value.ts';
import { EMPTY_RUN } from '../run.ts';
import { finishOutput } from './finish-runs.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { RunValue } from '../run.ts';
import type { RunReading } from '../outputs/run-reading.ts';
import type { RunEntry, RunFile, RunTree } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

const NAME = 'criterion';
const FILE = 'estimates.json';
const STATISTICS = ['mean', 'median', 'median_abs_dev', 'slope', 'std_dev'] as const;
const DEEPEST = 6;
const MOST_BENCHMARKS = 2000;

/** The files of criterion.rs: `target/criterion/`, a benchmark in it, or one `estimates.json`; times in nanoseconds. */
export const criterion: RunReader = {
  name: NAME,
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read(tree, choice) {
    if (tree.entry.kind === 'file' && /(?:^|\/)change\/[^/]*$/.test(tree.path)) return changeRefused(tree);
    const places = tree.entry.kind === 'file' ? [''] : placesIn(tree, '', 0).slice(0, MOST_BENCHMARKS);
    const metrics = new Map<string, RunValue>();
    const units = new Map<string, string>();
    const files: RunFile[] = [];
    for (const place of places) {
      const found = objectIn(tree, place);
      if (found.kind === 'refused') return refusedBy(found.problem);
      if (found.kind === 'absent') continue;
      files.push(found.file);
      for (const [path, value] of estimates(found.value, benchmarkOf(place))) {
        metrics.set(path, value);
        units.set(path, 'ns');
      }
    }
    if (files.length === 0) return refused(tree.path, 'holds no estimates of criterion.rs');
    const run = { ...EMPTY_RUN, metrics, units, files: factsOfFiles(NAME, ...files) };
    return finishOutput([run], { path: tree.path, choice });
  },
};

const changeRefused = ({ path }: RunTree): RunReading =>
  refused(path, 'says by what fraction a benchmark changed, and no time', 'give new/estimates.json');

function looksLike(entry: RunEntry): boolean {
  if (entry.kind === 'file')
    return /"point_estimate"\s{0,20}:/.test(entry.head) && /"confidence_interval"/.test(entry.head);
  return (
    entry.name === 'criterion' ||
    (entry.names.includes('new') && entry.names.includes('report')) ||
    entry.names.includes(FILE)
  );
}

/** `<group>/<benchmark>/new/estimates.json`; earlier estimates and changes are not measurements of this run. */
function placesIn(tree: RunTree, folder: string, depth: number): readonly string[] {
  if (depth > DEEPEST) return [];
  const names = tree.list(folder);
  if (names.includes(FILE)) return [inside(folder, FILE)];
  if (names.includes('new') && tree.list(inside(folder, 'new')).includes(FILE)) return [inside(folder, `new/${FILE}`)];
  return names
    .filter((name) => !/^(?:report|base|change)$/.test(name) && !/\.\w{2,5}$/.test(name))
    .flatMap((name) => placesIn(tree, inside(folder, name), depth + 1));
}

const benchmarkOf = (place: string): readonly string[] =>
  place.split('/').filter((part) => part !== '' && part !== FILE && part !== 'new');

function estimates(object: JsonObject, keys: readonly string[]): readonly (readonly [string, RunValue])[] {
  return STATISTICS.flatMap((name) => {
    const value = valueUnder(objectUnder(object, name), 'point_estimate');
    const read = value === undefined ? undefined : runValueOf(value);
    return read?.kind === 'number' ? [[pathOf([...keys, name]), read] as const] : [];
  });
}
