import { indexLines, lineAt } from '../text/line-index.ts';
import { sliceOf } from '../text/span.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { ConfigPlace } from '../config.ts';
import type { YamlNode } from '../yaml/yaml-node.ts';

type ConfigPlaces = ReadonlyMap<string, ConfigPlace>;

/**
 * Returns a function that finds where a key of a configuration is (`kinds.kite.template`); the text is read again only
 * when that is called.
 */
export function configPlaces(text: string, path: string): (key: string) => ConfigPlace | undefined {
  let places: ConfigPlaces | undefined;
  return (key) => (places ??= placesIn(text, path)).get(key);
}

/** JSON is read as YAML, which includes it; what cannot be located is left out. */
function placesIn(text: string, path: string): ConfigPlaces {
  if (path.endsWith('.toml')) return tomlPlaces(text);
  const { data } = readYaml(text, 0);
  if (data === undefined) return new Map();
  const lines = indexLines(text);
  const places = new Map<string, ConfigPlace>();
  const visit = (node: YamlNode, above: string): void => {
    if (node.kind !== 'map') return;
    for (const { key, keySpan, value } of node.entries) {
      const name = above === '' ? key : `${above}.${key}`;
      places.set(name, { line: lineAt(lines, keySpan.start), written: sliceOf(text, value.span) });
      visit(value, name);
    }
  };
  visit(data, '');
  return places;
}

const TABLE = /^\s*\[\s*tool\s*\.\s*expctl\s*(?:\.([^\]]*))?\]/u;
const PAIR = /^\s*([^=#]+?)\s*=\s*(.*)$/u;

/** The TOML reader gives no places: tables and keys are searched line by line, in the forms that people write. */
function tomlPlaces(text: string): ConfigPlaces {
  const places = new Map<string, ConfigPlace>();
  let table: string | undefined;
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (/^\s*\[/u.test(line)) {
      const header = TABLE.exec(line);
      table = header === null ? undefined : keyOf(header[1] ?? '');
      if (table !== undefined && table !== '') places.set(table, { line: index + 1, written: line.trim() });
      continue;
    }
    const [, key = '', written = ''] = PAIR.exec(line) ?? [];
    if (table === undefined || key === '') continue;
    const name = table === '' ? keyOf(key) : `${table}.${keyOf(key)}`;
    if (!places.has(name)) places.set(name, { line: index + 1, written: written.replace(/\s+#.*$/u, '') });
  }
  return places;
}

const keyOf = (written: string): string =>
  written
    .split('.')
    .map((part) => part.trim().replace(/^(["'])(.*)\1$/u, '$2'))
    .join('.');
