import { TomlError, parse as parseToml } from 'smol-toml';
import { DEFAULT_CONFIG } from '../config.ts';
import { UserError } from '../errors.ts';
import { lineAt, indexLines } from '../text/line-index.ts';
import { readJson } from '../runs/json/read-json.ts';
import type { JsonNumber } from '../runs/json/json-value.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { toPlain } from '../yaml/to-plain.ts';
import { configPlaces } from './config-places.ts';
import { shapeProblem, unknownName } from './config-problem.ts';
import { configSchema } from './config-schema.ts';
import type { Config, KindConfig } from '../config.ts';
import type { ReadFrom } from './file-line.ts';
import type { WrittenConfig } from './config-schema.ts';

const MAX_BYTES = 64 * 1024;

/** What the configuration is checked against besides its own schema. */
export type ConfigWords = { readonly path: string; readonly rules: readonly string[] };

/** Reads a configuration: YAML, JSON or `[tool.expctl]` in a pyproject.toml. Throws `UserError` naming file and key. */
export function readConfig(text: string, { path, rules }: ConfigWords): Config {
  if (text.length > MAX_BYTES && !path.endsWith('.toml')) throw new UserError(`${path} is larger than 64 KiB`);
  const data = plainObjects(dataOf(text, path), path);
  const parsed = configSchema.safeParse(data ?? {});
  const from = { path, placeOf: configPlaces(text, path) };
  if (!parsed.success) throw shapeProblem(from, parsed.error.issues);
  const unknown = Object.keys(parsed.data.rules ?? {}).find((name) => !rules.includes(name));
  if (unknown !== undefined)
    throw unknownName(from, `rules.${unknown}`, {
      message: `there is no rule "${unknown}"`,
      names: rules,
      what: 'the rules',
    });
  return normalise(parsed.data, from);
}

function dataOf(text: string, path: string): unknown {
  if (path.endsWith('.toml')) return tomlData(text, path);
  if (path.endsWith('.json')) return jsonData(text, path);
  const { data, problems } = readYaml(text, 0);
  const [problem] = problems;
  if (problem !== undefined) {
    throw new UserError(`${path}:${lineAt(indexLines(text), problem.span.start)}: ${problem.message}`);
  }
  return data === undefined ? {} : toPlain(data);
}

function jsonData(text: string, path: string): unknown {
  const reading = readJson(text);
  if (reading.kind === 'broken')
    throw new UserError(`${path}:${reading.line}:${reading.column}: this is not JSON: ${reading.message}`);
  const [doubled] = reading.duplicates;
  if (doubled !== undefined) throw new UserError(`${path}:${doubled.line}: the key \`${doubled.key}\` is there twice`);
  return reading.value;
}

function tomlData(text: string, path: string): unknown {
  try {
    const tool = parseToml(text)['tool'];
    return typeof tool === 'object' && tool !== null && 'expctl' in tool ? tool.expctl : {};
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const why = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /u, '');
    throw new UserError(`${path}:${error.line}:${error.column}: this is not TOML: ${why}`);
  }
}

/** zod reads objects: maps become objects without a prototype, so that no key is special. */
function plainObjects(data: unknown, path: string): unknown {
  if (Array.isArray(data)) return data.map((item) => plainObjects(item, path));
  if (isNumber(data)) return data.number;
  const entries = data instanceof Map ? [...data] : isObject(data) ? Object.entries(data) : undefined;
  if (entries === undefined) return data;
  const made: Record<string, unknown> = Object.create(null);
  for (const [key, value] of entries) {
    // zod ignores this key without reporting it.
    if (key === '__proto__') throw new UserError(`${path}: nothing can be called "__proto__" here`);
    made[String(key)] = plainObjects(value, path);
  }
  return made;
}

const isNumber = (data: unknown): data is JsonNumber => isObject(data) && 'number' in data && 'text' in data;

const isObject = (data: unknown): data is object => typeof data === 'object' && data !== null;

function normalise(written: WrittenConfig, { path, placeOf }: ReadFrom): Config {
  return {
    path,
    placeOf,
    documents: written.documents === undefined ? undefined : listOf(written.documents),
    ignore: listOf(written.ignore),
    templates: written.templates === undefined ? DEFAULT_CONFIG.templates : listOf(written.templates),
    kinds: new Map(Object.entries(written.kinds ?? {}).map(([name, kind]) => [name, kindConfig(kind)])),
    rules: new Map(Object.entries(written.rules ?? {})),
    maxFileSize: written['max-file-size'] ?? DEFAULT_CONFIG.maxFileSize,
    columns: columnMap(written.columns),
    protocol: written.log?.protocol ?? DEFAULT_CONFIG.protocol,
  };
}

function kindConfig(written: NonNullable<WrittenConfig['kinds']>[string]): KindConfig {
  return {
    template: written.template,
    documents: listOf(written.documents),
    directory: written.directory,
    id: written.id,
    fileName: written.file,
    columns: columnMap(written.columns),
  };
}

const columnMap = (written: WrittenConfig['columns']): ReadonlyMap<string, readonly string[]> =>
  new Map(Object.entries(written ?? {}).map(([column, from]) => [column, listOf(from)]));

const listOf = (written: string | readonly string[] | undefined): readonly string[] =>
  written === undefined ? [] : typeof written === 'string' ? [written] : written;
