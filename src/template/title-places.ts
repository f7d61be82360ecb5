import { rememberFor } from '../document/remember.ts';
import { hasLetter, mayHoldWideLetters } from '../text/letters.ts';
import type { Kind } from './kind.ts';

/** What stands in brackets in a title, links aside. */
export const TITLE_PLACES = /\[[^[\]]*\](?!\()|<[^<>]*>|\{[^{}]*\}/gu;

/** `[ML-EXP]:` and `[EXP] ` are tags that stay; `[Experiment Title]` is there to be replaced. */
export const isTitleTag = (title: string, index: number, text: string): boolean =>
  index === 0 && isTagged(title) && title.length > text.length;

const isTagged = (title: string): boolean =>
  mayHoldWideLetters(title)
    ? /^\[[\p{L}\p{N} _-]{1,20}\][:\s]/u.test(title)
    : /^\[[A-Za-z0-9 _-]{1,20}\][:\s]/.test(title);

/** What a template's title has there to be replaced, as written, and the line it stands on. */
export type TitlePlaces = { readonly places: readonly string[]; readonly line: number };

/** The phrases in brackets of a template's title: `[Experiment Title]`, `<base model>`; tags and numbers are none. */
export const titlePlaces = rememberFor((kind: Kind): TitlePlaces => {
  const { text, at } = titleOf(kind);
  const places = [...text.matchAll(TITLE_PLACES)].filter(
    ({ 0: place, index }) => hasLetter(place) && !NUMBER.test(place) && !isTitleTag(text, index, place),
  );
  return { places: places.map(([place]) => place), line: kind.text.slice(0, at).split('\n').length };
});

/** `EXP-[XXX]` is an id. */
const NUMBER = /^\[(?:X+|N+)\]$/u;

type Written = { readonly text: string; readonly at: number };

/** The title of the template, in its front matter or the heading of one record. */
function titleOf({ text, frontMatter, identity: { titlePlace, recordDepth } }: Kind): Written {
  if (titlePlace === 'front-matter') {
    const entry = frontMatter?.entries.find(({ key }) => key === 'title');
    return { text: entry?.text ?? '', at: entry?.valueSpan.start ?? 0 };
  }
  const heading = new RegExp(`^#{${recordDepth}}[ \\t]+(.*)$`, 'mu').exec(text);
  return { text: heading?.[1]?.trim() ?? '', at: heading?.index ?? 0 };
}
