import { mergeRuns } from '../merge-runs.ts';
import { pathOf } from '../key-path.ts';
import { factsOfFiles } from '../outputs/file-facts.ts';
import { historyOfRows } from '../reading/history-of-rows.ts';
import { objectIn } from '../outputs/json-in.ts';
import { atMost } from '../outputs/left-out.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import { rowsOfCsv } from '../outputs/rows-of-csv.ts';
import { inside } from '../outputs/sub-tree.ts';
import { runOfJson } from '../reading/run-of-json.ts';
import { EMPTY_RUN } from '../run.ts';
import { finishOutput } from './finish-runs.ts';
import { settingsIn } from './over-epochs.ts';
import type { Run } from '../run.ts';
import type { History } from '../run-record.ts';
import type { RunProblem } from '../outputs/run-reading.ts';
import type { RunEntry, RunFile, RunTree } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

const PLOTS = 'plots/metrics';
const DEEPEST = 8;
const MOST_FILES = 2000;

/** A DVCLive folder: `metrics.json`, `params.yaml`, and a table over steps for each metric under `plots/metrics/`. */
export const dvclive: RunReader = {
  name: 'dvclive',
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read(tree, choice) {
    const found = objectIn(tree, 'metrics.json');
    if (found.kind === 'refused') return refusedBy(found.problem);
    const latest: Run =
      found.kind === 'absent' ? EMPTY_RUN : { ...runOfJson(found.value), files: factsOfFiles('dvclive', found.file) };
    const plots = plotsIn(tree);
    if ('message' in plots) return refusedBy(plots);
    const given = settingsIn(tree, 'params.yaml', 'dvclive');
    const merged = mergeRuns([latest, plots, given]);
    if (merged.kind === 'conflict')
      return refused(tree.path, 'its files contradict each other', 'give metrics.json alone');
    if (merged.run.files.length === 0) return refused(tree.path, 'is a DVCLive folder without metrics');
    return finishOutput([merged.run], { path: tree.path, choice, isLatest: true });
  },
};

function looksLike(entry: RunEntry): boolean {
  if (entry.kind !== 'folder' || !entry.names.includes('metrics.json')) return false;
  return entry.name === 'dvclive' || entry.names.includes('plots');
}

/**
 * The folders are the first parts of a metric's name, the file is its last; the keys of `metrics.json` correspond to
 * that.
 */
function plotsIn(tree: RunTree): Run | RunProblem {
  const history = new Map<string, History>();
  const files: RunFile[] = [];
  const places = atMost(tablesIn(tree, PLOTS), MOST_FILES, 'metric table');
  const notes = [...places.notes];
  for (const place of places.kept) {
    const file = tree.readFile(place);
    const found = file === undefined ? undefined : rowsOfCsv(file, '\t');
    if (file === undefined || found === undefined) continue;
    if (found.kind === 'refused') return found.problem;
    const read = historyOfRows(found.rows, { steps: ['step'], without: new Set(['timestamp']) });
    const keys = place.slice(PLOTS.length + 1, -'.tsv'.length).split('/');
    for (const series of read.history.values()) history.set(pathOf(keys), series);
    notes.push(...found.notes, ...read.notes);
    files.push(file);
  }
  return { ...EMPTY_RUN, history, notes, files: factsOfFiles('dvclive', ...files) };
}

function tablesIn(tree: RunTree, folder: string, depth = 0): readonly string[] {
  if (depth > DEEPEST) return [];
  return tree.list(folder).flatMap((name) => {
    const place = inside(folder, name);
    return name.endsWith('.tsv') ? [place] : tablesIn(tree, place, depth + 1);
  });
}
