import { Composer, Parser, isMap, isScalar, isSeq } from 'yaml';
import type { ParsedNode } from 'yaml';
import type { Span } from '../text/span.ts';
import { checkTokens } from './check-tokens.ts';
import { readPlainYaml } from './read-plain-yaml.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlProblem, YamlRead, YamlScalar } from './yaml-node.ts';

/** Texts with more UTF-16 units than this are not read. */
export const YAML_LIMIT = 64 * 1024;

const MOST_PROBLEMS = 20;

const OPTIONS = { version: '1.2', schema: 'core', merge: false, prettyErrors: false, uniqueKeys: false } as const;

/**
 * Reads YAML 1.2 as plain data with places: no tag, anchor, alias, merge key or second document; at most 64 KiB, 1,000
 * keys and 32 levels; keys are unique. `base` is the offset of `text` in its document.
 */
export function readYaml(text: string, base = 0): YamlRead {
  return readPlainYaml(text, base) ?? readAnyYaml(text, base);
}

/** The same without the fast path for plain lines of `key: value`. */
export function readAnyYaml(text: string, base = 0): YamlRead {
  if (text.length > YAML_LIMIT) return refused('YAML is too large: over 64 KiB', base, text);
  const tokens = [...new Parser().parse(text)];
  const problems = checkTokens(tokens, text);
  if (problems.length > 0) return { data: undefined, problems: shifted(problems, base) };
  const [document] = [...new Composer(OPTIONS).compose(tokens, true, text.length)];
  if (document === undefined) return { data: undefined, problems: [] };
  const errors = document.errors.map(({ message, pos: [start, end] }) => ({
    message: `YAML: ${message.replace(/\.$/, '')}`,
    span: { start: Math.min(start, text.length), end: Math.min(end, text.length) },
  }));
  if (errors.length > 0) return { data: undefined, problems: shifted(errors, base) };
  const reading: Reading = { text, base, problems: [] };
  const { contents } = document;
  const data = contents === null || isNothing(contents) ? undefined : nodeOf(contents, reading);
  return { data, problems: reading.problems.slice(0, MOST_PROBLEMS) };
}

type Reading = { readonly text: string; readonly base: number; readonly problems: YamlProblem[] };

const refused = (message: string, base: number, text: string): YamlRead => ({
  data: undefined,
  problems: [{ message, span: { start: base, end: base + text.length } }],
});

const shifted = (problems: readonly YamlProblem[], base: number): YamlProblem[] =>
  problems.slice(0, MOST_PROBLEMS).map(({ message, span }) => ({ message, span: moved(span, base) }));

const moved = ({ start, end }: Span, base: number): Span => ({ start: start + base, end: end + base });

const isNothing = (node: ParsedNode): boolean =>
  isScalar(node) && node.value === null && (node.range[1] === node.range[0] || node.source === '');

function nodeOf(node: ParsedNode | null, reading: Reading): YamlNode {
  const { text, base } = reading;
  if (isMap(node)) return mapOf(node, reading);
  const [start, end] = node === null ? [0, 0] : ownRange(node, text);
  const span = moved({ start, end }, base);
  if (isSeq(node)) {
    const items = node.items.map((item) => nodeOf(item, reading));
    const last = node.flow === true ? undefined : items.at(-1)?.span.end;
    return { kind: 'list', span: { start: span.start, end: last ?? span.end }, items };
  }
  const source = text.slice(start, end);
  return isScalar(node) ? scalarOf(node, source, span) : nothingAt(span.start);
}

const nothingAt = (at: number): YamlScalar => ({
  kind: 'scalar',
  span: { start: at, end: at },
  source: '',
  text: '',
  value: null,
  quoted: false,
});

const isEmpty = ({ span }: YamlNode): boolean => span.start === span.end;

/** An empty value is directly after its colon, before any blanks. */
function behindColon({ span }: YamlNode, { text, base }: Reading): number {
  let at = span.end - base;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return text[at] === ':' ? at + 1 + base : span.end;
}

type ParsedMap = Extract<ParsedNode, { items: { key: unknown }[] }>;

function mapOf(map: ParsedMap, reading: Reading): YamlMap {
  const { text, base, problems } = reading;
  const [start, end] = ownRange(map, text);
  const entries: YamlEntry[] = [];
  const seen = new Set<string>();
  for (const pair of map.items) {
    const key = nodeOf(pair.key, reading);
    const problem = problemOfKey(key, seen);
    if (problem !== undefined) problems.push({ message: problem, span: key.span });
    if (problem !== undefined || key.kind !== 'scalar') continue;
    seen.add(key.text);
    const value = pair.value === null ? nothingAt(key.span.end) : nodeOf(pair.value, reading);
    entries.push({
      key: key.text,
      keySpan: key.span,
      value: isEmpty(value) ? nothingAt(behindColon(key, reading)) : value,
    });
  }
  // A block's own range includes the comment after its last value.
  const last = map.flow === true ? undefined : entries.at(-1)?.value.span.end;
  return { kind: 'map', span: { start: start + base, end: last ?? end + base }, entries };
}

function problemOfKey(key: YamlNode, seen: ReadonlySet<string>): string | undefined {
  if (key.kind !== 'scalar') return 'a key is a list or a map; only plain words can be keys';
  if (key.text === '<<' && !key.quoted) return 'merge keys (`<<`) are not read';
  return seen.has(key.text) ? `the key \`${key.text}\` is there twice` : undefined;
}

/** Without the line ending that the ranges of block collections and block texts include. */
function ownRange(node: ParsedNode, text: string): [number, number] {
  const [start, valueEnd] = node.range;
  let end = valueEnd;
  while (end > start && /[\s]/.test(text[end - 1] ?? '')) end--;
  return [start, end];
}

type ParsedScalar = Extract<ParsedNode, { source: string }>;

function scalarOf(node: ParsedScalar & { value: unknown; type?: unknown }, source: string, span: Span): YamlScalar {
  const { value, type } = node;
  const quoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return { kind: 'scalar', span, source, text: typeof known === 'string' ? known : source, value: known, quoted };
}
