import { foldName } from '../../text/fold-name.ts';
import { isJsonObject } from '../json/json-value.ts';
import { flatValues, seedOfParameters } from '../reading/flat-values.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import { yamlIn } from '../outputs/yaml-in.ts';
import { runOfJson } from '../reading/run-of-json.ts';
import { EMPTY_RUN } from '../run.ts';
import { finishRuns } from './finish-runs.ts';
import type { RunReader } from './reader.ts';

/** Files of these names hold what a run was given, whatever their keys. */
const SETTINGS: ReadonlySet<string> = new Set(
  'params parameters hparams hyperparams hyperparameters args config configuration settings'.split(' '),
);

/** Any YAML file with keys: one run; `params.yaml`, `hparams.yaml`, `args.yaml` and `config.yaml` are parameters throughout. */
export const yaml: RunReader = {
  name: 'yaml',
  detect: (entry) => (entry.kind === 'file' && /\.ya?ml$/i.test(entry.name) ? 'likely' : 'no'),
  read(tree, choice) {
    const found = yamlIn(tree, '');
    if (found.kind === 'refused') return refusedBy(found.problem);
    if (found.kind === 'absent') return refused(tree.path, 'is no text file');
    const { value, file } = found;
    if (!isJsonObject(value)) return refused(file.path, 'holds no keys, so no names for its values');
    const stem = foldName((file.path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, ''));
    const finishing = { file, format: 'yaml', choice, notes: [] };
    if (!SETTINGS.has(stem)) return finishRuns([runOfJson(value, stem)], finishing);
    const parameters = flatValues(value);
    return finishRuns([{ ...EMPTY_RUN, parameters, seed: seedOfParameters(parameters) }], finishing);
  },
};
