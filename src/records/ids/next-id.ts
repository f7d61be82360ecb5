import { idKey } from './id-key.ts';
import { partsOf } from './id-pattern.ts';
import { forPattern } from '../../escape/for-pattern.ts';
import type { IdPart } from './id-pattern.ts';

/**
 * The values for the placeholders of an id pattern: `date` (2026-03-31), `year`, `slug`, or a name of the team's own.
 */
export type IdWords = ReadonlyMap<string, string>;

/**
 * The next id after all of `taken`: its number is one more than the highest, so that a number is never reused even if
 * an experiment was deleted. A pattern without a number gets `-2`, `-3`, … if its id is taken.
 */
export function nextId(pattern: string, taken: Iterable<string>, words: IdWords = new Map()): string {
  const parts = partsOf(pattern);
  const at = parts.findIndex((part) => part.kind === 'number');
  const number = parts[at];
  if (number?.kind !== 'number') return unnumbered(render(parts, words), taken);
  const before = parts.slice(0, at);
  const after = parts.slice(at + 1);
  const seen = new RegExp(`^${sourceOf(before, words)}(\\d{1,15})[a-z]?${sourceOf(after, words)}$`, 'iu');
  const digits = String(highest(taken, seen) + 1).padStart(number.width, '0');
  return render(before, words) + digits + render(after, words);
}

function highest(taken: Iterable<string>, seen: RegExp): number {
  let most = 0;
  for (const id of taken) most = Math.max(most, Number(seen.exec(id.slice(0, 256))?.[1] ?? 0));
  return most;
}

function unnumbered(id: string, taken: Iterable<string>): string {
  const all = [...taken];
  if (!all.some((other) => idKey(other) === idKey(id))) return id;
  const seen = new RegExp(`^${anyJoint(id)}[-_\\s](\\d{1,15})$`, 'iu');
  return `${id}-${Math.max(1, highest(all, seen)) + 1}`;
}

const render = (parts: readonly IdPart[], words: IdWords): string =>
  parts
    .map((part) => (part.kind === 'literal' ? part.text : part.kind === 'named' ? (words.get(part.name) ?? '') : ''))
    .join('');

const sourceOf = (parts: readonly IdPart[], words: IdWords): string =>
  parts
    .map((part) => {
      if (part.kind === 'literal') return anyJoint(part.text);
      if (part.kind === 'number') return '\\d{1,15}';
      return part.name === 'slug' ? '.*' : anyJoint(words.get(part.name) ?? '');
    })
    .join('');

/** A text in an id in which hyphens, underscores and blanks are interchangeable, as when ids are compared. */
const anyJoint = (text: string): string => forPattern(text).replace(/[-_\s]+/gu, '[-_\\s]+');
