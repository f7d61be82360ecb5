import type { Span } from '../text/span.ts';
import { readPlainYaml } from '../yaml/read-plain-yaml.ts';
import { toPlain } from '../yaml/to-plain.ts';
import type { YamlEntry, YamlNode, YamlRead } from '../yaml/yaml-node.ts';
import type { FrontMatterData, FrontMatterEntry } from './front-matter-data.ts';
import { findFrontMatter, refusal } from './front-matter-place.ts';

/**
 * The front matter of nearly every document, lines of `key: value`, without the whole of YAML; undefined for any other,
 * which `readFrontMatter` then reads. The two agree.
 */
export function readPlainFrontMatter(text: string): FrontMatterData | undefined {
  const place = findFrontMatter(text);
  if (place === undefined || refusal(text, place) !== undefined) return undefined;
  const { block, yaml } = place;
  const read = readPlainYaml(text.slice(yaml.start, yaml.end), yaml.start);
  return read === undefined ? undefined : frontMatterData(read, block);
}

/** What was read as front matter: its entries where it is a map, else what is wrong with it. */
export function frontMatterData({ data, problems }: YamlRead, span: Span): FrontMatterData {
  if (data === undefined) return { span, entries: [], problems };
  if (data.kind === 'map') return { span, entries: data.entries.map(entryOf), problems };
  return { span, entries: [], problems: [{ message: 'front matter must be lines of `key: value`', span: data.span }] };
}

function entryOf({ key, keySpan, value }: YamlEntry): FrontMatterEntry {
  const text = value.kind === 'scalar' ? value.text : '';
  return { key, keySpan, valueSpan: value.span, text, value: toPlain(value), ...partsOf(value) };
}

/** What a map or a list of scalars holds; a list of anything else is one text. */
function partsOf(node: YamlNode): Pick<FrontMatterEntry, 'items' | 'entries'> {
  if (node.kind === 'map') return node.entries.length === 0 ? {} : { entries: node.entries.map(entryOf) };
  if (node.kind === 'scalar') return {};
  const items = node.items.flatMap((item) => (item.kind === 'scalar' ? [item.source] : []));
  return items.length === node.items.length ? { items } : {};
}
