import type { CallOptions, CommandSpec, OptionSpec } from './command.ts';

type Found = string | boolean | readonly string[];

/** Parses the words of a call; undefined if only commander knows what to answer (help, a misspelt or missing word). */
export function readWords(
  spec: CommandSpec,
  argv: readonly string[],
): { readonly words: readonly string[]; readonly options: CallOptions } | undefined {
  const words: string[] = [];
  const found = new Map<string, Found>();
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '--') {
      words.push(...argv.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      words.push(word);
      continue;
    }
    const [name, attached] = splitOption(word);
    const option = spec.options.find((candidate) => isNamed(candidate, name));
    if (option === undefined) return undefined;
    if (option.value === undefined) {
      if (attached !== undefined) return undefined;
      found.set(option.name, name === `--${option.name}`);
      continue;
    }
    const value = attached ?? argv[++at];
    if (value === undefined || (attached === undefined && value.startsWith('-'))) return undefined;
    if (option.choices !== undefined && !option.choices.includes(value)) return undefined;
    found.set(option.name, joined(option, found.get(option.name), value));
  }
  return enough(spec, words.length) ? { words, options: callOptions(found) } : undefined;
}

/** The options of a call with the values found for each name. */
export function callOptions(found: ReadonlyMap<string, Found>): CallOptions {
  return {
    flag: (name) => {
      const value = found.get(name);
      return typeof value === 'boolean' ? value : undefined;
    },
    value: (name) => {
      const value = found.get(name);
      return typeof value === 'string' ? value : undefined;
    },
    values: (name) => {
      const value = found.get(name);
      return Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
    },
  };
}

const isNamed = ({ name, negatable }: OptionSpec, given: string): boolean =>
  given === `--${name}` || (negatable === true && given === `--no-${name}`);

function joined(option: OptionSpec, before: Found | undefined, value: string): Found {
  if (option.repeatable !== true) return value;
  return Array.isArray(before) ? [...before, value] : [value];
}

function splitOption(word: string): readonly [string, string | undefined] {
  const equals = word.indexOf('=');
  return equals === -1 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
}

function enough(spec: CommandSpec, given: number): boolean {
  const required = spec.arguments.filter(({ presence }) => presence.endsWith('required')).length;
  const most = spec.arguments.some(({ presence }) => presence.startsWith('variadic'))
    ? Number.POSITIVE_INFINITY
    : spec.arguments.length;
  return given >= required && given <= most;
}
