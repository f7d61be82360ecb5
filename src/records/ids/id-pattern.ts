import { mayHoldWideLetters } from '../../text/letters.ts';
import { forPattern } from '../../escape/for-pattern.ts';

/**
 * An id pattern such as `EXP-{number:3}` or `{date}_{slug}`, prepared for searching a text and for testing a whole id.
 * `whole` captures `prefix`, `number`, `suffix` if the pattern has a number.
 */
export type IdPattern = { readonly parts: readonly IdPart[]; readonly search: IdSearch; readonly whole: RegExp };

/** A literal, or a placeholder: `{number:3}` is at least three digits wide. */
export type IdPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'number'; readonly width: number }
  | { readonly kind: 'named'; readonly name: string };

/** The expression to search a text with. */
export type IdSearch = (text: string) => RegExp;

/**
 * A search for all matches of an expression. V8 takes several milliseconds to compile the letters and digits of every
 * script, and twice that if case is ignored; a text in ASCII, as nearly all are, needs only sixty-two of them. `source`
 * may use `\p{L}` and `\p{N}` only in character classes.
 */
export function searchFor(source: string, flags: 'g' | 'gi'): IdSearch {
  const plain = new RegExp(source.replaceAll('\\p{L}', 'A-Za-z').replaceAll('\\p{N}', '0-9'), flags);
  let full: RegExp | undefined;
  return (text) => (mayHoldWideLetters(text) ? (full ??= new RegExp(source, `${flags}u`)) : plain);
}

const NAMED = new Map([
  ['date', '\\d{4}-\\d{2}-\\d{2}'],
  ['day', '\\d{8}'],
  ['year', '(?:19|20)\\d{2}'],
  ['month', '\\d{2}'],
  ['time', '\\d{4,6}'],
  ['slug', '[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,99}'],
]);

const compiled = new Map<string, IdPattern>();

/** Parses an id pattern; each pattern is parsed only once. */
export function idPatternOf(pattern: string): IdPattern {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const parts = partsOf(pattern);
  const body = parts.map(sourceOf).join('');
  const read: IdPattern = {
    parts,
    search: searchFor(`(?<![\\p{L}\\p{N}_.-])${body}(?![\\p{L}\\p{N}])`, 'gi'),
    whole: new RegExp(`^${body}$`, 'iu'),
  };
  compiled.set(pattern, read);
  return read;
}

/** The literals and placeholders of a pattern, in order. */
export function partsOf(pattern: string): readonly IdPart[] {
  return pattern
    .split(/(\{[a-z]{1,20}(?::\d{1,2})?\})/u)
    .filter((text) => text !== '')
    .map(partOf);
}

function partOf(text: string): IdPart {
  const placeholder = /^\{([a-z]+)(?::(\d+))?\}$/u.exec(text);
  if (placeholder === null) return { kind: 'literal', text };
  const [, name = '', width = '1'] = placeholder;
  return name === 'number' ? { kind: 'number', width: Number(width) } : { kind: 'named', name };
}

function sourceOf(part: IdPart): string {
  if (part.kind === 'literal') return forPattern(part.text);
  if (part.kind === 'number') return '\\d{1,12}[a-z]?';
  return NAMED.get(part.name) ?? '[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,99}';
}
