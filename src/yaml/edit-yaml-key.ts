import type { Edit } from '../text/edit.ts';
import { insertion, replacement } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { readYaml } from './read-yaml.ts';
import { renderYamlScalar } from './render-yaml-scalar.ts';
import type { YamlValue } from './render-yaml-scalar.ts';
import type { YamlNode } from './yaml-node.ts';

export type YamlChange = {
  readonly key: string;
  /** `literal` is put there as it is: a number's own spelling (`1e-3`). */
  readonly value: YamlValue | { readonly literal: string };
};

/**
 * The edit that gives one top-level key of the YAML in `block` a new value, keeping its quote style; a missing key is
 * added as the last line. Undefined where the YAML has problems or is no map. No other byte changes.
 */
export function editYamlKey(text: string, block: Span, change: YamlChange): Edit | undefined {
  const { data, problems } = readYaml(text.slice(block.start, block.end), block.start);
  if (problems.length > 0 || (data !== undefined && data.kind !== 'map')) return undefined;
  const entry = data?.entries.find(({ key }) => key === change.key);
  if (entry === undefined) return added(text, block, change);
  const { span } = entry.value;
  const rendered = sourceOf(change, styleOf(entry.value));
  if (span.start < span.end) return replacement(span, rendered);
  return text[span.start - 1] === ':' ? insertion(span.start, ` ${rendered}`) : undefined;
}

function sourceOf({ value }: YamlChange, style: 'single' | 'double' | 'any'): string {
  return typeof value === 'object' && value !== null ? value.literal : renderYamlScalar(value, style);
}

function styleOf(node: YamlNode): 'single' | 'double' | 'any' {
  if (node.kind !== 'scalar' || !node.quoted) return 'any';
  return node.source.startsWith("'") ? 'single' : 'double';
}

function added(text: string, block: Span, change: YamlChange): Edit {
  const line = `${renderYamlScalar(change.key)}: ${sourceOf(change, 'any')}`;
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text.slice(block.start, block.end);
  if (before !== '' && !before.endsWith('\n')) return insertion(block.end, ending + line);
  const isAtEnding = block.end === text.length || /[\r\n]/.test(text[block.end] ?? '');
  return insertion(block.end, isAtEnding && before === '' ? line : line + ending);
}
