import matter from 'gray-matter';
import type { Span } from '../text/span.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { toPlain } from '../yaml/to-plain.ts';
import type { YamlEntry, YamlRead } from '../yaml/yaml-node.ts';
import type { FrontMatterData, FrontMatterEntry, FrontMatterProblem } from './front-matter-data.ts';

/** `block` runs from the first fence to the end of the last one; `yaml` is what stands between the fence lines. */
export type FrontMatterPlace = { readonly block: Span; readonly yaml: Span };

const LARGEST = 64 * 1024;
const MOST_LINES = 4096;

/**
 * The front matter of a document: undefined where the first line does not begin with `---`. Nothing in it is ever
 * executed, and what is not plain YAML between two `---` lines is a problem.
 */
export function readFrontMatter(text: string): FrontMatterData | undefined {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  if (!text.startsWith('---', start)) return undefined;
  const firstLine = { start, end: lineEnd(text, start) };
  const fence = text.slice(start + 3, firstLine.end);
  if (fence.startsWith('-')) return undefined;
  if (!isBlank(fence)) return broken('front matter must be plain `---` YAML', firstLine);
  const place = placeOf(text, firstLine);
  if (place === undefined) return broken('front matter is never closed: no line `---` follows', firstLine);
  const { block, yaml } = place;
  const tooMuch = tooLarge(text, yaml) ?? strayFence(text, yaml);
  if (tooMuch !== undefined) return { span: block, entries: [], problems: [tooMuch] };
  return dataOf(readWithMatter(text, place), block);
}

/** Where front matter stands, if it is there and closed. */
export function findFrontMatter(text: string): FrontMatterPlace | undefined {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  if (!text.startsWith('---', start)) return undefined;
  const firstLine = { start, end: lineEnd(text, start) };
  return isBlank(text.slice(start + 3, firstLine.end)) ? placeOf(text, firstLine) : undefined;
}

function placeOf(text: string, firstLine: Span): FrontMatterPlace | undefined {
  const first = nextLine(text, firstLine.end);
  for (let at = first; at !== undefined && at < text.length; at = nextLine(text, lineEnd(text, at))) {
    const end = lineEnd(text, at);
    if (!text.startsWith('---', at) || !isBlank(text.slice(at + 3, end))) continue;
    return { block: { start: firstLine.start, end }, yaml: { start: first ?? at, end: at } };
  }
  return undefined;
}

const isBlank = (text: string): boolean => /^[ \t]*$/.test(text);

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  if (feed === -1) return text.length;
  return text[feed - 1] === '\r' && feed > from ? feed - 1 : feed;
}

function nextLine(text: string, end: number): number | undefined {
  if (end >= text.length) return undefined;
  return text[end] === '\r' ? end + 2 : end + 1;
}

const broken = (message: string, span: Span): FrontMatterData => ({ span, entries: [], problems: [{ message, span }] });

function tooLarge(text: string, { start, end }: Span): FrontMatterProblem | undefined {
  const message = 'front matter is too large: over 64 KiB or 4,096 lines';
  const span = { start, end: lineEnd(text, start) };
  if (end - start > LARGEST) return { message, span };
  let lines = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines > MOST_LINES ? { message, span } : undefined;
}

/** gray-matter ends the block at any line that begins with `---`. */
function strayFence(text: string, { start, end }: Span): FrontMatterProblem | undefined {
  const at = text.slice(start - 1, end).indexOf('\n---');
  if (at === -1) return undefined;
  const line = { start: start + at, end: lineEnd(text, start + at) };
  return { message: 'a line inside front matter begins with `---`', span: line };
}

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

function dataOf({ data, problems }: YamlRead, span: Span): FrontMatterData {
  if (data === undefined) return { span, entries: [], problems };
  if (data.kind === 'map') return { span, entries: data.entries.map(entryOf), problems };
  return { span, entries: [], problems: [{ message: 'front matter must be lines of `key: value`', span: data.span }] };
}

function entryOf({ key, keySpan, value }: YamlEntry): FrontMatterEntry {
  const text = value.kind === 'scalar' ? value.text : '';
  return { key, keySpan, valueSpan: value.span, text, value: toPlain(value) };
}
