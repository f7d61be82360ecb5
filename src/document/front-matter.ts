import matter from 'gray-matter';
import type { Span } from '../text/span.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { YamlRead } from '../yaml/yaml-node.ts';
import type { FrontMatterData } from './front-matter-data.ts';
import { findFrontMatter, frontMatterOpening, refusal } from './front-matter-place.ts';
import type { FrontMatterPlace } from './front-matter-place.ts';
import { frontMatterData, readPlainFrontMatter } from './plain-front-matter.ts';

export { findFrontMatter } from './front-matter-place.ts';
export type { FrontMatterPlace } from './front-matter-place.ts';

/**
 * Reads the front matter of a document; undefined if the first line does not begin with `---`. Nothing in it is ever
 * executed; anything but plain YAML between two `---` lines is reported as a problem.
 */
export function readFrontMatter(text: string): FrontMatterData | undefined {
  return readPlainFrontMatter(text) ?? readAnyFrontMatter(text);
}

/** The same as `readFrontMatter`, without its fast path for plain lines of `key: value`. */
export function readAnyFrontMatter(text: string): FrontMatterData | undefined {
  const opening = frontMatterOpening(text);
  if (opening === undefined) return undefined;
  const { line, isFence } = opening;
  if (!isFence) return broken('front matter must be plain `---` YAML', line);
  const place = findFrontMatter(text);
  if (place === undefined) return broken('front matter is never closed: no line `---` follows', line);
  const refused = refusal(text, place);
  if (refused !== undefined) return { span: place.block, entries: [], problems: [refused] };
  return frontMatterData(readWithMatter(text, place), place.block);
}

const broken = (message: string, span: Span): FrontMatterData => ({ span, entries: [], problems: [{ message, span }] });

const refuse = (): never => {
  throw new Error('only YAML is read in front matter');
};

const REFUSED = { parse: refuse, stringify: refuse };

function readWithMatter(text: string, { block, yaml }: FrontMatterPlace): YamlRead {
  let read: YamlRead = { data: undefined, problems: [] };
  const engine = {
    parse(source: string) {
      if (!text.startsWith(source, block.start + 3)) throw new Error('gray-matter cut the block elsewhere');
      read = readYaml(text.slice(yaml.start, yaml.end), yaml.start);
      return {};
    },
    stringify: refuse,
  };
  matter(text.slice(block.start, block.end), {
    language: 'yaml',
    delimiters: '---',
    engines: { yaml: engine, json: REFUSED, javascript: REFUSED, coffee: REFUSED, toml: REFUSED },
  });
  return read;
}
