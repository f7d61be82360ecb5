import { pointAt, indexLines } from '../../text/line-index.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { problemAt } from './refused.ts';
import type { YamlNode, YamlScalar } from '../../yaml/yaml-node.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { RunFile, RunTree } from './run-tree.ts';
import type { Found } from './json-in.ts';

/** The YAML value at a path of a run output, as JSON; tags, anchors and anything too large are refused. */
export function yamlIn(tree: RunTree, path: string): Found<JsonValue> {
  const file = tree.readFile(path);
  if (file === undefined) return { kind: 'absent' };
  return yamlOf(file, file.text);
}

/** YAML that is a part of a file; `base` is its offset. */
export function yamlOf(file: RunFile, text: string, base = 0): Found<JsonValue> {
  const skipped = text.startsWith('\uFEFF') ? 1 : 0;
  const { data, problems } = readYaml(text.slice(skipped), base + skipped);
  const [problem] = problems;
  if (problem !== undefined) {
    const place = pointAt(indexLines(file.text), Math.min(problem.span.start, file.text.length));
    return { kind: 'refused', problem: { ...problemAt(file.path, problem.message, MEND), ...place } };
  }
  return data === undefined
    ? { kind: 'refused', problem: problemAt(file.path, 'the file is empty', MEND) }
    : { kind: 'found', value: valueOf(data), file, notes: [] };
}

const MEND = 'write it as plain YAML or JSON, or give another file of the run';

function valueOf(node: YamlNode): JsonValue {
  if (node.kind === 'list') return node.items.map(valueOf);
  if (node.kind === 'map') return new Map(node.entries.map(({ key, value }) => [key, valueOf(value)] as const));
  return scalarOf(node);
}

/** A number keeps its digits if they are valid in JSON. */
function scalarOf({ value, source }: YamlScalar): JsonValue {
  if (typeof value !== 'number') return value;
  const isPlain = /^-?\d{1,400}(?:\.\d{0,400})?(?:[eE][-+]?\d{1,6})?$/.test(source);
  return { text: isPlain ? source : String(value), number: value };
}

/** An object without the keys that begin with an underscore. */
export const withoutPrivate = (object: JsonObject): JsonObject =>
  new Map([...object].filter(([key]) => !key.startsWith('_')));
