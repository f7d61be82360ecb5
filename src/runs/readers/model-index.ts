import { findFrontMatter } from '../../document/front-matter-place.ts';
import { isJsonObject } from '../json/json-value.ts';
import { objectsUnder, textUnder } from '../json/json-at.ts';
import { pathOf } from '../key-path.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import { yamlOf } from '../outputs/yaml-in.ts';
import { runValueOf } from '../reading/run-value.ts';
import { EMPTY_RUN } from '../run.ts';
import { finishRuns } from './finish-runs.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Run, RunValue } from '../run.ts';
import type { RunReader } from './reader.ts';

/** The `model-index` in the front matter of a Hugging Face model card: a run for each model. */
export const modelIndex: RunReader = {
  name: 'model-index',
  detect: (entry) =>
    entry.kind === 'file' && /\.md$/i.test(entry.name) && /^model-index:/m.test(entry.head) ? 'sure' : 'no',
  read(tree, choice) {
    const file = tree.readFile('');
    if (file === undefined) return refused(tree.path, 'is not a text file');
    const place = findFrontMatter(file.text);
    if (place === undefined) return refused(file.path, 'has no front matter that is closed');
    const found = yamlOf(file, file.text.slice(place.yaml.start, place.yaml.end), place.yaml.start);
    if (found.kind === 'refused') return refusedBy(found.problem);
    const models = found.kind === 'found' && isJsonObject(found.value) ? objectsUnder(found.value, 'model-index') : [];
    const runs = models.map(runOf).filter(({ metrics }) => metrics.size > 0);
    if (runs.length === 0) return refused(file.path, 'has a model-index without metrics');
    return finishRuns(runs, { file, format: 'model-index', choice, notes: [] });
  },
};

/** With one result its metrics have bare names, with several each is below its dataset's name. */
function runOf(model: JsonObject): Run {
  const results = objectsUnder(model, 'results');
  const metrics = new Map<string, RunValue>();
  const notes: string[] = [];
  for (const result of results) {
    const set = ['name', 'config', 'split'].flatMap((key) => textUnder(result, 'dataset', key) ?? []);
    for (const metric of objectsUnder(result, 'metrics')) {
      const name = textUnder(metric, 'type') ?? textUnder(metric, 'name');
      const read = runValueOf(metric.get('value') ?? null);
      if (name === undefined || (read?.kind !== 'number' && read?.kind !== 'missing')) continue;
      const path = pathOf(results.length === 1 ? [name] : [set.join(' '), name]);
      if (metrics.has(path)) notes.push(`${path} is there twice; the first one counts`);
      else metrics.set(path, read);
    }
  }
  return { ...EMPTY_RUN, id: textUnder(model, 'name'), metrics, notes };
}
