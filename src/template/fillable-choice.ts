import { hasLetter } from '../text/letters.ts';

/**
 * What a template puts into a choice for the author to replace: `ABL-XXXX`, `[id]`, `<ticket>`, `YYYY-MM-DD`, `___`,
 * `…`.
 */
const PLACE =
  /[^\s[<]*(?:\[[^[\]]+\]|<[^<>]+>|(?<![A-Za-z])(?:X{2,}|N{2,}|#{2,}|YYYY-MM-DD)(?![A-Za-z])|_{2,}|…|\.{3})[^\s[<]*/u;

/**
 * The text at the place that a choice leaves open (`superseded by ABL-0002` for the template's `superseded by
 * ABL-XXXX`); undefined if the words around the place differ, or there are none.
 */
export function fillingOfChoice(value: string, text: string): string | undefined {
  const place = PLACE.exec(value);
  if (place === null) return undefined;
  const head = value.slice(0, place.index).toLowerCase();
  const tail = value.slice(place.index + place[0].length).toLowerCase();
  if (!hasLetter(head + tail)) return undefined;
  const folded = text.toLowerCase();
  if (folded.length < head.length + tail.length || !folded.startsWith(head) || !folded.endsWith(tail)) return undefined;
  const filling = text.slice(head.length, text.length - tail.length).trim();
  return hasLetter(filling) || /\d/.test(filling) ? filling : undefined;
}

/** Whether a choice leaves a place open. */
export const hasPlace = (value: string): boolean => PLACE.test(value);
