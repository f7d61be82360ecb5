import type { Span } from '../text/span.ts';
import { readPlainYaml } from '../yaml/read-plain-yaml.ts';
import { toPlain } from '../yaml/to-plain.ts';
import type { YamlEntry, YamlNode, YamlRead } from '../yaml/yaml-node.ts';
import type { FrontMatterData, FrontMatterEntry } from './front-matter-data.ts';
import { findFrontMatter, refusal } from './front-matter-place.ts';

/**
 * Reads the front matter that nearly every document has, lines of `key: value`, without loading all of YAML; undefined
 * for any other, which `readFrontMatter` then reads. Both give the same result.
 */
export function readPlainFrontMatter(text: string): FrontMatterData | undefined {
  const place = findFrontMatter(text);
  if (place === undefined || refusal(text, place) !== undefined) return undefined;
  const { block, yaml } = place;
  const read = readPlainYaml(text.slice(yaml.start, yaml.end), yaml.start);
  return read === undefined ? undefined : frontMatterData(read, block);
}

/** The result of reading front matter: its entries if it is a map, otherwise what is wrong with it. */
export function frontMatterData({ data, problems }: YamlRead, span: Span): FrontMatterData {
  if (data === undefined) return { span, entries: [], problems };
  if (data.kind === 'map') return { span, entries: data.entries.map(entryOf), problems };
  return { span, entries: [], problems: [{ message: 'front matter must be lines of `key: value`', span: data.span }] };
}

function entryOf({ key, keySpan, value }: YamlEntry): FrontMatterEntry {
  const text = value.kind === 'scalar' ? value.text : '';
  return { key, keySpan, valueSpan: value.span, text, value: toPlain(value), ...partsOf(value) };
}

/** The content of a map or a list of scalars; a list of anything else is one text. */
function partsOf(node: YamlNode): Pick<FrontMatterEntry, 'items' | 'entries'> {
  if (node.kind === 'map') return node.entries.length === 0 ? {} : { entries: node.entries.map(entryOf) };
  if (node.kind === 'scalar') return {};
  const items = node.items.flatMap((item) => (item.kind === 'scalar' ? [item.source] : []));
  return items.length === node.items.length ? { items } : {};
}
