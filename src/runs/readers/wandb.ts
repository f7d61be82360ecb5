import { shellLine } from '../../escape/for-shell.ts';
import { isJsonArray, isJsonObject } from '../json/json-value.ts';
import { listUnder, numberUnder, textUnder, valueUnder } from '../json/json-at.ts';
import { mergeRuns } from '../merge-runs.ts';
import { commitOf } from '../reading/commit-of.ts';
import { factsOfFiles } from '../outputs/file-facts.ts';
import { flatValues, seedOfParameters } from '../reading/flat-values.ts';
import { objectIn } from '../outputs/json-in.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import { inside } from '../outputs/sub-tree.ts';
import { timeOfSeconds, timeOfText } from '../reading/times.ts';
import { withoutPrivate, yamlIn } from '../outputs/yaml-in.ts';
import { runOfJson } from '../reading/run-of-json.ts';
import { scalarText } from '../json/scalar-text.ts';
import { EMPTY_RUN } from '../run.ts';
import { finishOutput } from './finish-runs.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Run } from '../run.ts';
import type { RunProblem, RunReading } from '../outputs/run-reading.ts';
import type { RunEntry, RunFile, RunTree } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

const NAME = 'wandb';
const SUMMARY = 'wandb-summary.json';
const METADATA = 'wandb-metadata.json';
const CONFIG = 'config.yaml';
const FOLDER = /^(?:offline-)?run-\d{8}_\d{6}-([\w-]{1,128})$/;
const MOST_SETTINGS = 4096;
const BINARY = /\.wandb$/;
const OFFLINE = 'is an offline Weights & Biases run: until `wandb sync` has run, its values are only in its binary log';
const SYNC = 'sync the run, or have the program write its metrics as JSON';

/** The files of Weights & Biases on disk: `wandb/`, the folder of a run in it, its `files/`, or one of those. */
export const wandb: RunReader = {
  name: NAME,
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read(tree, choice) {
    if (tree.entry.kind === 'file') {
      if (BINARY.test(tree.entry.name)) return refused(tree.path, OFFLINE, SYNC);
      const part = readPart(tree, '', tree.entry.name);
      if (part === undefined) return refused(tree.path, 'is not a text file');
      return 'message' in part ? refusedBy(part) : finishOutput([part], { path: tree.path, choice });
    }
    const folders = tree.entry.names.filter((name) => FOLDER.test(name));
    if (folders.length === 0) return finished(tree, [runIn(tree, '', tree.entry.name)], choice);
    const project = projectOf(tree);
    return finished(
      tree,
      folders.map((folder) => ofProject(runIn(tree, folder, folder), project)),
      choice,
    );
  },
};

/** The project that `wandb init` wrote into the folder's settings. */
const projectOf = (tree: RunTree): string | undefined =>
  /^[ \t]*project[ \t]*=[ \t]*(\S[^\r\n]*)$/m
    .exec(tree.readFile('settings')?.text.slice(0, MOST_SETTINGS) ?? '')?.[1]
    ?.trim();

/** Adds the project to a run, as a parameter: it is kept with the run. */
const ofProject = (run: Run | RunProblem, project: string | undefined): Run | RunProblem =>
  'message' in run || project === undefined
    ? run
    : { ...run, parameters: new Map([...run.parameters, ['wandb\\.project', { kind: 'text', text: project }]]) };

function looksLike(entry: RunEntry): boolean {
  if (entry.kind === 'folder') {
    return (
      FOLDER.test(entry.name) || entry.names.some((name) => name === SUMMARY || name === METADATA || FOLDER.test(name))
    );
  }
  if (entry.name === SUMMARY || entry.name === METADATA || BINARY.test(entry.name)) return true;
  return entry.name === CONFIG && /^(?:wandb_version|_wandb):/m.test(entry.head);
}

/** Runs that are only in a binary log are left out with a note, unless all of them are. */
function finished(
  tree: RunTree,
  runs: readonly (Run | RunProblem)[],
  choice: Parameters<RunReader['read']>[1],
): RunReading {
  const problems = runs.flatMap((run) => ('message' in run ? [run] : []));
  const whole = runs.flatMap((run) => ('message' in run ? [] : [run]));
  const [problem] = problems;
  if (whole.length === 0 && problem !== undefined) return refusedBy(problem);
  const left = problems.map(({ path, message }) => `${path} was left out: ${message}`);
  return finishOutput(
    whole.map((run, index) => (index === 0 ? { ...run, notes: [...run.notes, ...left] } : run)),
    { path: tree.path, choice },
  );
}

function runIn(tree: RunTree, folder: string, name: string): Run | RunProblem {
  const files = tree.list(inside(folder, 'files')).length > 0 ? inside(folder, 'files') : folder;
  const parts: Run[] = [];
  for (const one of [SUMMARY, CONFIG, METADATA]) {
    const part = readPart(tree, inside(files, one), one);
    if (part === undefined) continue;
    if ('message' in part) return part;
    parts.push(part);
  }
  const path = inside(tree.path, folder);
  if (parts.length === 0 || !tree.list(files).includes(SUMMARY)) {
    const isOffline = tree.list(folder).some((one) => BINARY.test(one));
    if (isOffline || parts.length === 0)
      return { path, message: isOffline ? OFFLINE : 'holds no summary of a run', hint: SYNC };
  }
  const merged = mergeRuns(parts);
  if (merged.kind === 'conflict')
    return { path, message: 'its files contradict each other', hint: `give ${SUMMARY} alone` };
  return { ...merged.run, id: FOLDER.exec(name)?.[1] };
}

function readPart(tree: RunTree, place: string, name: string): Run | RunProblem | undefined {
  const found = name === CONFIG ? yamlIn(tree, place) : objectIn(tree, place);
  if (found.kind !== 'found') return found.kind === 'absent' ? undefined : found.problem;
  const { value, file } = found;
  if (!isJsonObject(value)) return { path: file.path, message: 'an object was expected' };
  return name === CONFIG
    ? runOfConfig(value, file)
    : name === METADATA
      ? runOfMetadata(value, file)
      : runOfSummary(value, file);
}

/** Keys that begin with an underscore are the tool's own; media are objects with a `_type`. */
function runOfSummary(summary: JsonObject, file: RunFile): Run {
  const own = [...withoutPrivate(summary)].filter(([, value]) => valueUnder(value, '_type') === undefined);
  const { metrics, parameters, hidden, notes } = runOfJson(new Map(own), '', '');
  return {
    ...EMPTY_RUN,
    metrics,
    parameters,
    hidden,
    notes,
    ended: timeOfSeconds(numberUnder(summary, '_timestamp')),
    files: factsOfFiles(NAME, file),
  };
}

/** Every value is in an object of its own: `lr: {desc: null, value: 0.001}`. */
function runOfConfig(config: JsonObject, file: RunFile): Run {
  const own = [...withoutPrivate(config)].filter(([key]) => key !== 'wandb_version');
  const parameters = flatValues(
    new Map(own.map(([key, value]) => [key, (isJsonObject(value) ? value.get('value') : undefined) ?? value])),
  );
  return { ...EMPTY_RUN, parameters, seed: seedOfParameters(parameters), files: factsOfFiles(NAME, file) };
}

/** The user and machine are not read; the state stays `running` in many files of runs that ended. */
function runOfMetadata(metadata: JsonObject, file: RunFile): Run {
  const program = textUnder(metadata, 'codePath') ?? textUnder(metadata, 'program');
  const words = listUnder(metadata, 'args').flatMap((word) => scalarText(word) ?? []);
  const isWhole = !isJsonArray(metadata.get('args') ?? null) || words.length === listUnder(metadata, 'args').length;
  return {
    ...EMPTY_RUN,
    command: program === undefined || !isWhole ? undefined : `python ${shellLine([program, ...words])}`,
    git: commitOf(textUnder(metadata, 'git', 'commit')),
    started: timeOfText(textUnder(metadata, 'startedAt')),
    files: factsOfFiles(NAME, file),
  };
}
