import { isJsonObject } from '../json/json-value.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import { yamlIn } from '../outputs/yaml-in.ts';
import { runOfJson } from '../reading/run-of-json.ts';
import { finishRuns } from './finish-runs.ts';
import { runOfSettings, stemOfFile } from './settings-file.ts';
import { isSettingsName } from '../reading/parameter-names.ts';
import type { RunReader } from './reader.ts';

/**
 * Any YAML file with keys: one run; in `params.yaml`, `hparams.yaml`, `args.yaml` and `config.yaml` everything is a
 * parameter.
 */
export const yaml: RunReader = {
  name: 'yaml',
  detect: (entry) => (entry.kind === 'file' && /\.ya?ml$/i.test(entry.name) ? 'likely' : 'no'),
  read(tree, choice) {
    const found = yamlIn(tree, '');
    if (found.kind === 'refused') return refusedBy(found.problem);
    if (found.kind === 'absent') return refused(tree.path, 'is not a text file');
    const { value, file } = found;
    if (!isJsonObject(value)) return refused(file.path, 'holds no keys, so no names for its values');
    const stem = stemOfFile(file.path);
    const run = isSettingsName(stem) ? runOfSettings(value) : runOfJson(value, stem);
    return finishRuns([run], { file, format: 'yaml', choice, notes: [] });
  },
};
