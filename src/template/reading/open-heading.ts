import { sectionName } from '../../document/sections-of.ts';
import { hasLetter } from '../../text/letters.ts';
import { dayPlace, TITLE_PLACES } from '../title-places.ts';
import { isStandIn } from '../samples/sample.ts';
import type { OpenHeading } from '../kind.ts';

/**
 * A heading that a document completes in its own words, with the text before the place that the template leaves open.
 */
export type ReadHeading = OpenHeading & { readonly words: string };

/**
 * What a template's heading leaves open, wholly or at its end: `[Next variant]`, `YYYY-MM-DD`, `Variant A: [name]`,
 * `Run <name>`. Brackets directly after the words are a remark: `Hypothesis [one sentence]`.
 */
export function openHeading(title: string): ReadHeading | undefined {
  const place = placeAtEnd(title.trim());
  if (place === undefined) return undefined;
  const before = title.trim().slice(0, place.index).trimEnd();
  const words = before.replace(PARTING, '').trimEnd();
  if (place.text.startsWith('[') && !place.isDay && hasLetter(before) && words === before) return undefined;
  return { words, lead: hasLetter(words) ? sectionName(words) : '', isDay: place.isDay };
}

const PARTING = /[:：–—-]+$/u;

type Place = { readonly text: string; readonly index: number; readonly isDay: boolean };

/** The open place at the end of a heading. */
function placeAtEnd(title: string): Place | undefined {
  const day = dayPlace().exec(title);
  if (day !== null && day.index + day[0].length === title.length)
    return { text: day[0], index: day.index, isDay: true };
  const last = [...title.matchAll(TITLE_PLACES)].at(-1);
  if (last === undefined || last.index + last[0].length < title.replace(/\}$/u, '').length) return undefined;
  const index = title[last.index - 1] === '{' ? last.index - 1 : last.index;
  const text = title.slice(index);
  return isStandIn(text) ? { text, index, isDay: false } : undefined;
}
