import { isJsonArray, isJsonObject } from '../json/json-value.ts';
import { textUnder } from '../json/json-at.ts';
import { pathOf } from '../key-path.ts';
import { factsOfFiles } from '../outputs/file-facts.ts';
import { flatValues, seedOfParameters } from '../reading/flat-values.ts';
import { refusedBy } from '../outputs/refused.ts';
import { inside } from '../outputs/sub-tree.ts';
import { yamlIn } from '../outputs/yaml-in.ts';
import { runValueOf } from '../reading/run-value.ts';
import { scalarText } from '../json/scalar-text.ts';
import { EMPTY_RUN } from '../run.ts';
import { finishOutput } from './finish-runs.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { Run, RunValue } from '../run.ts';
import type { RunProblem } from '../outputs/run-reading.ts';
import type { RunEntry, RunFile, RunTree } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

const NAME = 'hydra';
/** The note if nothing was found beside Hydra's own files. */
export const NO_METRICS =
  'Hydra keeps what a run was given; its metrics are in what the program itself wrote: give that file too';

/**
 * What Hydra keeps about a run: `.hydra/`, the folder that contains it, or `overrides.yaml` alone. Only parameters and
 * the seed.
 */
export const hydra: RunReader = {
  name: NAME,
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read(tree, choice) {
    const run = runIn(tree);
    return 'message' in run ? refusedBy(run) : finishOutput([run], { path: tree.path, choice });
  },
};

function looksLike(entry: RunEntry): boolean {
  if (entry.kind === 'folder') return entry.name === '.hydra' || entry.names.includes('.hydra');
  return entry.name === 'overrides.yaml' || (entry.name === 'hydra.yaml' && /^hydra:/m.test(entry.head));
}

function runIn(tree: RunTree): Run | RunProblem {
  if (tree.entry.kind === 'file') return tree.entry.name === 'hydra.yaml' ? setUp(tree) : runOfOverrides(tree, '');
  const folder = tree.entry.name === '.hydra' ? '' : '.hydra';
  const config = yamlIn(tree, inside(folder, 'config.yaml'));
  if (config.kind === 'refused') return config.problem;
  if (config.kind === 'absent') return runOfOverrides(tree, inside(folder, 'overrides.yaml'));
  return runWith(flatValues(config.value), config.file, commandOf(tree, folder));
}

const setUp = ({ path }: RunTree): RunProblem => ({
  path,
  message: 'is Hydra’s own set-up, not what the run was given',
  hint: 'give the folder .hydra, or config.yaml',
});

function runOfOverrides(tree: RunTree, place: string): Run | RunProblem {
  const found = yamlIn(tree, place);
  if (found.kind === 'refused') return found.problem;
  const isList = found.kind === 'found' && isJsonArray(found.value);
  if (found.kind === 'absent' || !isList) {
    return {
      path: inside(tree.path, place),
      message: 'holds no list of Hydra overrides',
      hint: 'give the folder .hydra',
    };
  }
  const run = runWith(overridesIn(found.value), found.file, undefined);
  return { ...run, notes: ['only what was overridden is known: config.yaml beside it has all of it', ...run.notes] };
}

/** `a.b=1`, `+a.b=1`, `++a.b=1`; `~a` removes a key. */
function overridesIn(list: JsonValue): ReadonlyMap<string, RunValue> {
  const values = new Map<string, RunValue>();
  for (const item of isJsonArray(list) ? list : []) {
    const text = scalarText(item) ?? '';
    const equals = text.indexOf('=');
    const key = text.slice(0, equals).replace(/^\+{1,2}/, '');
    const value = equals < 1 || key.startsWith('~') ? undefined : runValueOf(text.slice(equals + 1));
    if (value !== undefined) values.set(pathOf(key.split('.')), value);
  }
  return values;
}

/** The program's name is all that Hydra keeps of the command. */
function commandOf(tree: RunTree, folder: string): string | undefined {
  const [own, task] = [yamlIn(tree, inside(folder, 'hydra.yaml')), yamlIn(tree, inside(folder, 'overrides.yaml'))];
  const name =
    own.kind === 'found' && isJsonObject(own.value) ? textUnder(own.value, 'hydra', 'job', 'name') : undefined;
  if (name === undefined) return undefined;
  const words =
    task.kind === 'found' && isJsonArray(task.value) ? task.value.flatMap((word) => scalarText(word) ?? []) : [];
  return [`${name}.py`, ...words].join(' ');
}

const runWith = (parameters: ReadonlyMap<string, RunValue>, file: RunFile, command: string | undefined): Run => ({
  ...EMPTY_RUN,
  parameters,
  seed: seedOfParameters(parameters),
  command,
  files: factsOfFiles(NAME, file),
  notes: [NO_METRICS],
});
