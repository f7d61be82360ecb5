import { plainScalar } from './plain-scalar.ts';
import type { YamlEntry, YamlList, YamlNode, YamlRead, YamlScalar } from './yaml-node.ts';

const LONGEST = 4096;
const KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** Characters without meaning to YAML inside a plain scalar, and at its start. */
const PLAIN = /^[A-Za-z0-9_./(+~\u00a1-\u1fff](?:[A-Za-z0-9_./()+~ %=;<>^$@|!*&?'"`-]|[\u00a1-\u1fff])*$/;
const NEGATIVE = /^-[0-9.]+(?:e-?[0-9]+)?$/;
const ITEM = /^[A-Za-z0-9_.][A-Za-z0-9_. /+-]*$/;
const QUOTED_ITEM = /^(["'])[A-Za-z0-9_. /+-]*\1$/;

/**
 * A fast path for nearly all front matter: lines of `key: value` with plain, simply quoted or simply listed values,
 * blank lines and comments. Undefined for anything more, which the full reader then reads; both give the same result.
 */
export function readPlainYaml(text: string, base: number): YamlRead | undefined {
  if (text.length > LONGEST) return undefined;
  const entries: YamlEntry[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < text.length;) {
    const feed = text.indexOf('\n', at);
    const next = feed === -1 ? text.length : feed + 1;
    const line = text.slice(at, feed === -1 ? next : feed).replace(/\r$/, '');
    if (line !== '' && !line.startsWith('#')) {
      const entry = entryOf(line, base + at);
      if (entry === undefined || seen.has(entry.key)) return undefined;
      seen.add(entry.key);
      entries.push(entry);
    }
    at = next;
  }
  const [first] = entries;
  const last = entries.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const span = { start: first.keySpan.start, end: last.value.span.end };
  return { data: { kind: 'map', span, entries }, problems: [] };
}

function entryOf(line: string, base: number): YamlEntry | undefined {
  const colon = line.indexOf(':');
  const key = line.slice(0, colon);
  if (colon === -1 || !KEY.test(key)) return undefined;
  const keySpan = { start: base, end: base + colon };
  let start = colon + 1;
  while (line[start] === ' ') start++;
  if (start === line.length) {
    const nothing = { start: base + colon + 1, end: base + colon + 1 };
    return { key, keySpan, value: { kind: 'scalar', span: nothing, source: '', text: '', value: null, quoted: false } };
  }
  if (start === colon + 1) return undefined;
  const value = valueOf(withoutComment(line.slice(start)), base + start);
  return value === undefined ? undefined : { key, keySpan, value };
}

/** A comment begins at ` #`; quotes are left to `valueOf`, which accepts none that contain a `#`. */
function withoutComment(rest: string): string {
  const hash = rest.indexOf(' #');
  const value = hash === -1 ? rest : rest.slice(0, hash);
  return value.replace(/(?<! ) +$/, '');
}

function valueOf(source: string, start: number): YamlNode | undefined {
  const [quote] = source;
  if (quote === '"' || quote === "'") {
    const isSimple = source.length > 1 && source.endsWith(quote) && !/["'\\#\t\r]/.test(source.slice(1, -1));
    return isSimple ? quotedOf(source, start) : undefined;
  }
  if (quote === '[') return listOf(source, start);
  return PLAIN.test(source) || NEGATIVE.test(source) ? scalarOf(source, start) : undefined;
}

function scalarOf(source: string, start: number): YamlScalar {
  const span = { start, end: start + source.length };
  return { kind: 'scalar', span, source, text: source, value: plainScalar(source), quoted: false };
}

function quotedOf(source: string, start: number): YamlScalar {
  const inner = source.slice(1, -1);
  const span = { start, end: start + source.length };
  return { kind: 'scalar', span, source, text: inner, value: inner, quoted: true };
}

function listOf(source: string, start: number): YamlList | undefined {
  if (!source.endsWith(']')) return undefined;
  const items: YamlScalar[] = [];
  let at = 1;
  for (const part of source.slice(1, -1).split(',')) {
    const item = part.trim();
    const place = start + at + part.indexOf(item);
    if (QUOTED_ITEM.test(item)) items.push(quotedOf(item, place));
    else if (ITEM.test(item)) items.push(scalarOf(item, place));
    else return undefined;
    at += part.length + 1;
  }
  return { kind: 'list', span: { start, end: start + source.length }, items };
}
