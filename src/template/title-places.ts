import { rememberFor } from '../text/remember.ts';
import { hasLetter, mayHoldWideLetters } from '../text/letters.ts';
import { lazy } from '../text/lazy.ts';
import { numberedId } from './reading/numbered-id.ts';
import type { Kind } from './kind.ts';

/** The texts in brackets in a title, except links. */
export const TITLE_PLACES = /\[[^[\]]*\](?!\()|<[^<>]*>|\{[^{}]*\}|【[^【】]*】|［[^［］]*］/gu;

const DAY_WORDS = 'date|day|today|datum|fecha|日期|日付|날짜';
const DAY_FORMS = '[YJRA]{4}[-./]MM[-./](?:DD|TT)|(?:DD|TT)[-./]MM[-./][YJ]{4}';

/**
 * Where a title leaves its date open: `YYYY-MM-DD`, bare or in brackets, `[date]`, `{{date}}`. Compiled on demand,
 * because few titles have one.
 */
export const dayPlace = lazy(
  () =>
    new RegExp(
      `\\{{1,2}\\s?(?:${DAY_WORDS})(?::[^{}]{0,20})?\\s?\\}{1,2}|[[<【［]\\s?(?:${DAY_WORDS}|${DAY_FORMS})\\s?[\\]>】］]|(?<![\\p{L}\\p{N}])(?:${DAY_FORMS})(?![\\p{L}\\p{N}])`,
      'iu',
    ),
);

/** A date as `new` writes it. */
const DAY = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/gu;

/**
 * A title with `{date}` where the pattern has it: its first date if the pattern's is before the title, otherwise its
 * last.
 */
export function withDayOpen(title: string, pattern: string): string {
  const place = pattern.indexOf('{date}');
  if (place < 0) return title;
  const days = [...title.matchAll(DAY)];
  const day = place < pattern.indexOf('{title}') ? days[0] : days.at(-1);
  return day === undefined ? title : `${title.slice(0, day.index)}{date}${title.slice(day.index + day[0].length)}`;
}

/**
 * Whether brackets are a tag that stays, like `[ML-EXP]:` and `[EXP] `; `[Experiment Title]` is to be replaced, and so
 * is `[Title] (EXP-000)`.
 */
export const isTitleTag = (title: string, index: number, text: string): boolean =>
  index === 0 &&
  !isTitleWord(text) &&
  isTagged(title) &&
  title.length > text.length &&
  !isBracketed(title.slice(text.length));

/** Whether a text is just a word or an id in brackets. */
const isBracketed = (text: string): boolean =>
  /^\s*[([（【].*[)\]）】]\s*$/.test(text) && /^\s*[([（【]\s*(?:\{id\}|[\p{L}\p{N}_-]+)\s*[)\]）】]\s*$/u.test(text);

/** Whether a heading only says that a title goes there: `Title`, `"Experiment title"`, `%TITLE%`, `_titre_`. */
export const isTitleWord = (heading: string): boolean =>
  mayHoldWideLetters(heading)
    ? anyTitleWord().test(heading)
    : MAY_BE_TITLE_WORD.test(heading) && asciiTitleWord().test(heading);

/** What all such headings contain. */
const MAY_BE_TITLE_WORD = /tit|name/i;

const TITLE_WORDS =
  "(?:(?:your |the )?(?:(?:experiment|study|project|document)(?:'s)? )?(?:title|name)(?: of (?:the |this )?(?:experiment|study))?|untitled|titel|titre|titulo";
const asciiTitleWord = lazy(() => new RegExp(`^[^A-Za-z0-9]*${TITLE_WORDS})[^A-Za-z0-9]*$`, 'i'));
const anyTitleWord = lazy(
  () =>
    new RegExp(
      `^[^\\p{L}\\p{N}]*${TITLE_WORDS}|título|标题|名称|实验名称|タイトル|실험명|제목)[^\\p{L}\\p{N}]*$`,
      'iu',
    ),
);

/** `【实验】` before other words is a tag even without a sign after it. */
const isTagged = (title: string): boolean =>
  mayHoldWideLetters(title)
    ? /^[【［][^【】［］]{1,20}[】］]/u.test(title) || /^\[[\p{L}\p{N} _-]{1,20}\][:\s]/u.test(title)
    : /^\[[A-Za-z0-9 _-]{1,20}\][:\s]/.test(title);

/**
 * What is to be replaced in a template's title, as written, and its line; `words`: the whole title is to be replaced,
 * and is not in brackets.
 */
export type TitlePlaces = {
  readonly places: readonly string[];
  readonly words: string | undefined;
  readonly line: number;
};

/**
 * The phrases in brackets in a template's title: `[Experiment Title]`, `<base model>`; tags and numbers do not count.
 */
export const titlePlaces = rememberFor((kind: Kind): TitlePlaces => {
  const { text, at } = titleOf(kind);
  const pattern = kind.identity.titlePattern ?? '';
  const day = pattern.includes('{date}') ? dayPlace().exec(text)?.[0] : undefined;
  const places = [...text.matchAll(TITLE_PLACES)]
    .filter(({ 0: place, index }) => hasLetter(place) && !NUMBER.test(place) && !isTitleTag(text, index, place))
    .map(([place]) => place)
    .filter((place) => day?.includes(place) !== true);
  const words = places.length === 0 ? wordsAtTitle(text, pattern) : undefined;
  return {
    places: day === undefined ? places : [...places, day],
    words,
    line: kind.text.slice(0, at).split('\n').length,
  };
});

/** The template's own text at the place of the title: `Title` in `EXP-000: Title`. */
function wordsAtTitle(text: string, pattern: string): string | undefined {
  const id = numberedId(text);
  const numbered = id === undefined ? text : `${text.slice(0, id.index)}{id}${text.slice(id.index + id.text.length)}`;
  const open = pattern.includes('{date}') ? numbered.replace(dayPlace(), '{date}') : numbered;
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
