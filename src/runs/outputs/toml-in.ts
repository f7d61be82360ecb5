import { TomlError, parse } from 'smol-toml';
import { problemAt } from './refused.ts';
import { sourcesOfToml } from './toml-sources.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { Found } from './json-in.ts';
import type { RunTree } from './run-tree.ts';

const MOST_CHARACTERS = 1024 * 1024;
const DEEPEST = 100;
const MEND = 'write it as plain TOML or JSON, or give another file of the run';

/** The TOML value at a path of a run output, as JSON: numbers keep their digits, dates are text. */
export function tomlIn(tree: RunTree, path: string): Found<JsonValue> {
  const file = tree.readFile(path);
  if (file === undefined) return { kind: 'absent' };
  const refuse = (message: string, place: { readonly line?: number; readonly column?: number } = {}) =>
    ({ kind: 'refused', problem: { ...problemAt(file.path, message, MEND), ...place } }) as const;
  if (file.text.length > MOST_CHARACTERS) return refuse('is TOML of more than 1 MiB');
  try {
    parse(file.text, { integersAsBigInt: 'asNeeded' });
    const { text, sources } = sourcesOfToml(file.text);
    const value = valueOf(parse(text), { sources, level: 0 });
    if (value === undefined) return refuse(`is nested more than ${String(DEEPEST)} levels deep`);
    if (value instanceof Map && value.size === 0) return refuse('the file is empty');
    return { kind: 'found', value, file, notes: [] };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const why = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /u, '');
    return refuse(`this is not TOML: ${why}`, { line: error.line, column: error.column });
  }
}

type Place = { readonly sources: readonly string[]; readonly level: number };

/** A parsed value whose numbers are indices into `sources`; undefined if it is nested too deeply. */
function valueOf(value: unknown, { sources, level }: Place): JsonValue | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return scalarOf(sources[value] ?? '');
  if (level >= DEEPEST || typeof value !== 'object' || value === null) return undefined;
  const inner = { sources, level: level + 1 };
  if (Array.isArray(value)) {
    const items = value.map((item) => valueOf(item, inner));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  const object = new Map<string, JsonValue>();
  for (const [key, each] of Object.entries(value)) {
    const read = valueOf(each, inner);
    if (read === undefined) return undefined;
    object.set(key, read);
  }
  return object;
}

const DECIMAL = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** A bare value: a number with its digits, or a date, which stays text. */
function scalarOf(source: string): JsonValue {
  const plain = source.replace(/^\+/, '').replaceAll('_', '');
  if (DECIMAL.test(plain)) return { text: plain, number: Number(plain) };
  if (/^0[xob]/.test(plain)) return { text: String(BigInt(plain)), number: Number(plain) };
  if (/^-?inf$/.test(plain)) return infinite(plain.startsWith('-'));
  return plain === 'nan' || plain === '-nan' ? { text: 'NaN', number: Number.NaN } : source;
}

const infinite = (isNegative: boolean): JsonValue =>
  isNegative ? { text: '-Infinity', number: -Infinity } : { text: 'Infinity', number: Infinity };
