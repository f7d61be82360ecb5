import type { Stage, StatusSpec } from '../../template/kind.ts';
import { mayHoldWideLetters } from '../../text/letters.ts';
import { plainText } from '../../values/plain-text.ts';
import { withoutComments } from '../../template/fold-line.ts';
import { isNegated, isNegatedInside } from './negation.ts';
import {
  LONGEST_PHRASE,
  STATUS_SIGNS,
  statusPhrases,
  unspacedWords,
  WAITING_WORDS,
} from '../../template/words/status-phrases.ts';
import type { Result, WordMeaning } from '../../template/words/status-phrases.ts';

/** The meaning of a status text; every part is undefined if the text says nothing known about it. */
export type StatusMeaning = {
  readonly stage: Stage | undefined;
  readonly result: Result | undefined;
  /** The kind's word that was recognised, in the kind's spelling. */
  readonly word: string | undefined;
  /** The text after the recognised words, or in brackets. */
  readonly note: string | undefined;
};

const NOTHING: StatusMeaning = { stage: undefined, result: undefined, word: undefined, note: undefined };
const LONGEST_TEXT = 400;
/** A sentence with more words than this is not a status. */
const MOST_WORDS = 6;

/**
 * Reads `completed, **no-go** (naive wrapper)`, `✅ PASSED`, `进行中` into the stage, the result and the note. The kind's
 * words take precedence; a list of several stages to choose from (`planned | running | done`) means nothing.
 */
export function statusMeaning(text: string, spec?: StatusSpec): StatusMeaning {
  const plain = plainText(withoutComments(text.slice(0, LONGEST_TEXT)).replace(/\\\s*$/u, '')).trim();
  if (plain === '' || isUnchosen(plain)) return NOTHING;
  const { main, note } = splitNote(plain);
  const own = ownWord(main, spec);
  const said = own ?? meaningOf(main);
  const noted = said.result ?? resultInNote(note);
  const open = said.stage === 'planned' || said.stage === 'running';
  const decided = open && 'aside' in said && noted === 'failed';
  return {
    stage: decided ? 'concluded' : said.stage,
    result: open && !decided ? said.result : noted,
    word: own?.word,
    note: note === '' ? undefined : note,
  };
}

/** Whether every word of a text (except dates and signs) is a known status word. */
export function isStatusThroughout(text: string): boolean {
  const words = wordsOf(plainText(text).replace(/\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}/gu, ' '));
  if (words.length === 0) return signMeaning(text).stage !== undefined;
  let at = 0;
  while (at < words.length) {
    const phrase = phraseAt(words, at);
    if (phrase === undefined) return false;
    at += phrase.length;
  }
  return true;
}

/** Whether a text is a list of stages of which none was chosen. */
function isUnchosen(plain: string): boolean {
  const choices = plain.replace(/^\[|\]$/gu, '').split(/\s*\|\s*|\s+\/\s+/u);
  if (choices.length < 3) return false;
  return choices.filter((choice) => meaningOf(choice).stage !== undefined).length >= choices.length - 1;
}

/** The words up to a bracket, a dash, a semicolon or a full stop, and the note after them. */
function splitNote(plain: string): { readonly main: string; readonly note: string } {
  const at = plain.search(/[([（]|\s[-–—]{1,2}\s|[;:；]|[.。](?:\s|$)/u);
  if (at <= 0) return { main: plain, note: '' };
  const rest = plain
    .slice(at)
    .replace(/^[\s;:；.。–—-]+/u, '')
    .trim();
  const bracketed = /^[([（]([^()[\]（）]*)[)\]）]$/u.exec(rest);
  return { main: plain.slice(0, at), note: bracketed?.[1]?.trim() ?? rest };
}

type OwnWord = { readonly word: string; readonly stage: Stage; readonly result: Result | undefined };

/** The kind's word that comes first in the text and is not negated; of two at the same place the longer. */
function ownWord(main: string, spec: StatusSpec | undefined): OwnWord | undefined {
  if (spec === undefined) return undefined;
  const words = wordsOf(main);
  const found = spec.words
    .map((own) => {
      const phrase = wordsOf(own.word);
      return { own, at: placeOf(phrase, words), length: phrase.length };
    })
    .filter(({ at, length }) => at >= 0 && !isTakenBack(words, { from: 0, at, length }))
    .toSorted((a, b) => a.at - b.at || b.own.word.length - a.own.word.length);
  return found[0]?.own;
}

/** The index of the first word of a phrase in a text; -1 if the text does not contain it. */
const placeOf = (phrase: readonly string[], words: readonly string[]): number =>
  phrase.length === 0 ? -1 : words.findIndex((_, at) => phrase.every((word, index) => words[at + index] === word));

type PhrasePlace = { readonly from: number; readonly at: number; readonly length: number };

/** Whether a phrase is negated by a word since `from`, or is not true yet: `almost done`, `completed soon`. */
const isTakenBack = (words: readonly string[], { from, at, length }: PhrasePlace): boolean =>
  isNegated(words.slice(from, at)) || NOT_YET.has(words[at - 1] ?? '') || words[at + length] === 'soon';

const NOT_YET: ReadonlySet<string> = new Set(['almost', 'nearly', 'half', 'be']);

/**
 * Stage and result from all known words: for each, the first that is not an aside; a word for a stage outranks the
 * stage that a result implies.
 */
function meaningOf(text: string): WordMeaning {
  const words = wordsOf(text).slice(0, MOST_WORDS);
  if (WAITING_WORDS.has(words[0] ?? '')) return { stage: 'planned' };
  const meanings = knownMeanings(words);
  const firm = meanings.filter((meaning) => meaning.aside !== true);
  const result = firm.find((meaning) => meaning.result !== undefined);
  const first = firm.find((meaning) => meaning.result === undefined) ?? result ?? meanings[0];
  if (first === undefined) return unspacedMeaning(text) ?? signMeaning(text);
  return result?.result === undefined ? first : { ...first, result: result.result };
}

const WIDE = /[\u2e80-\u9fff\uac00-\ud7af]/u;

/** `实验进行中`: a known word inside others, in a script without blanks between words. */
function unspacedMeaning(text: string): WordMeaning | undefined {
  if (!WIDE.test(text)) return undefined;
  const found = unspacedWords().find(([word]) => text.includes(word));
  return found === undefined || isNegatedInside(text, found[0]) ? undefined : found[1];
}

function signMeaning(text: string): WordMeaning {
  for (const character of text) {
    const meaning = STATUS_SIGNS.get(character);
    if (meaning !== undefined) return meaning;
  }
  return {};
}

/** The meanings of the known phrases; a negated phrase (`not passed`) has none. */
function knownMeanings(words: readonly string[]): readonly WordMeaning[] {
  const found: WordMeaning[] = [];
  let before = 0;
  for (let at = 0; at < words.length;) {
    const phrase = phraseAt(words, at);
    const isBack = isTakenBack(words, { from: before, at, length: phrase?.length ?? 0 });
    if (phrase !== undefined && !isBack) found.push(phrase.meaning);
    at += phrase?.length ?? 1;
    if (phrase !== undefined) before = at;
  }
  return found;
}

function phraseAt(
  words: readonly string[],
  at: number,
): { readonly meaning: WordMeaning; readonly length: number } | undefined {
  for (let length = LONGEST_PHRASE; length > 0; length--) {
    const some = words.slice(at, at + length);
    if (some.length < length) continue;
    const meaning = statusPhrases().get(some.filter((word) => !/^\d+$/u.test(word)).join(' '));
    if (meaning !== undefined && !/^\d+$/u.test(some.at(-1) ?? '')) return { meaning, length };
  }
  return undefined;
}

/**
 * A note gives the result if one of its first pieces begins with it or is short: `(FAILED)`, `— strong GO decision`.
 */
function resultInNote(note: string): Result | undefined {
  for (const piece of note
    .slice(0, LONGEST_TEXT)
    .split(/[()[\]（）;；]|\s[-–—]{1,2}\s/u)
    .slice(0, 4)) {
    const words = wordsOf(piece);
    const found =
      words.length <= 3
        ? knownMeanings(words).find((meaning) => meaning.result !== undefined)
        : phraseAt(words, 0)?.meaning;
    if (found?.result !== undefined) return found.result;
  }
  return undefined;
}

/** Signs that precede status words and are neither letters nor digits. */
const PICTURES = /[✅❌⚠⏳🔄🚧🛑🚫🔬\uFE0F]/gu;

/**
 * Lower-case words of letters and digits only, with `didn't` split in two; in scripts without blanks a text is looked
 * up whole.
 */
function wordsOf(text: string): readonly string[] {
  const lower = text.toLowerCase().replace(/n['’]t\b/g, ' not');
  return mayHoldWideLetters(lower.replace(PICTURES, ' '))
    ? (lower.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    : (lower.match(/[a-z0-9]+/g) ?? []);
}
