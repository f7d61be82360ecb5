import { rememberFor } from '../document/remember.ts';
import { hasLetter, mayHoldWideLetters } from '../text/letters.ts';
import { numberedId } from './reading/numbered-id.ts';
import type { Kind } from './kind.ts';

/** What stands in brackets in a title, links aside. */
export const TITLE_PLACES = /\[[^[\]]*\](?!\()|<[^<>]*>|\{[^{}]*\}|【[^【】]*】|［[^［］]*］/gu;

/** `[ML-EXP]:` and `[EXP] ` are tags that stay; `[Experiment Title]` is there to be replaced, and so is `[Title] (EXP-000)`. */
export const isTitleTag = (title: string, index: number, text: string): boolean =>
  index === 0 &&
  isTagged(title) &&
  title.length > text.length &&
  !/^\s*[([（【]\s*(?:\{id\}|[\p{L}\p{N}_-]+)\s*[)\]）】]\s*$/u.test(title.slice(text.length));

/** Whether a heading says nothing but that a title goes there: `Title`, `"Experiment title"`, `%TITLE%`, `_titre_`. */
export const isTitleWord = (heading: string): boolean =>
  /^[^\p{L}\p{N}]*(?:(?:your |the )?(?:(?:experiment|study|project|document)(?:'s)? )?(?:title|name)(?: of (?:the |this )?(?:experiment|study))?|untitled|titel|titre|título|titulo|título|标题|名称|实验名称|タイトル|실험명|제목)[^\p{L}\p{N}]*$/iu.test(
    heading,
  );

/** `【实验】` before other words is a tag without a sign behind it, too. */
const isTagged = (title: string): boolean =>
  mayHoldWideLetters(title)
    ? /^[【［][^【】［］]{1,20}[】］]/u.test(title) || /^\[[\p{L}\p{N} _-]{1,20}\][:\s]/u.test(title)
    : /^\[[A-Za-z0-9 _-]{1,20}\][:\s]/.test(title);

/** What a template's title has there to be replaced, as written, and the line it stands on; `words`: the whole title is, and is in no brackets. */
export type TitlePlaces = {
  readonly places: readonly string[];
  readonly words: string | undefined;
  readonly line: number;
};

/** The phrases in brackets of a template's title: `[Experiment Title]`, `<base model>`; tags and numbers are none. */
export const titlePlaces = rememberFor((kind: Kind): TitlePlaces => {
  const { text, at } = titleOf(kind);
  const places = [...text.matchAll(TITLE_PLACES)].filter(
    ({ 0: place, index }) => hasLetter(place) && !NUMBER.test(place) && !isTitleTag(text, index, place),
  );
  const words = places.length === 0 ? wordsAtTitle(text, kind.identity.titlePattern ?? '') : undefined;
  return { places: places.map(([place]) => place), words, line: kind.text.slice(0, at).split('\n').length };
});

/** What the template itself has where the title goes: `Title` of `EXP-000: Title`. */
function wordsAtTitle(text: string, pattern: string): string | undefined {
  const id = numberedId(text);
  const open = id === undefined ? text : `${text.slice(0, id.index)}{id}${text.slice(id.index + id.text.length)}`;
  const [before = '', after] = pattern.split('{title}');
  if (after === undefined || !open.startsWith(before) || !open.endsWith(after)) return undefined;
  return open.slice(before.length, open.length - after.length).trim() || undefined;
}

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
