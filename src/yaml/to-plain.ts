import type { YamlNode } from './yaml-node.ts';

export type PlainYaml = string | number | boolean | null | readonly PlainYaml[] | ReadonlyMap<string, PlainYaml>;

/** The data without its places: maps are `Map`s, never objects keyed by text from a file. */
export function toPlain(node: YamlNode): PlainYaml {
  if (node.kind === 'list') return node.items.map(toPlain);
  if (node.kind === 'map') return new Map(node.entries.map(({ key, value }) => [key, toPlain(value)]));
  return node.value;
}
