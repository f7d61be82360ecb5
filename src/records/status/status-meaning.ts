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

/** What a status text says; every part is undefined where nothing known was said of it. */
export type StatusMeaning = {
  readonly stage: Stage | undefined;
  readonly result: Result | undefined;
  /** The kind's own word that was recognised, in its spelling. */
  readonly word: string | undefined;
  /** What stands behind the recognised words, or in brackets. */
  readonly note: string | undefined;
};

const NOTHING: StatusMeaning = { stage: undefined, result: undefined, word: undefined, note: undefined };
const LONGEST_TEXT = 400;
/** Behind so many words a sentence is no status any more. */
const MOST_WORDS = 6;

/**
 * Reads `completed, **no-go** (naive wrapper)`, `✅ PASSED`, `进行中`: the stage, the result and the note. The kind's
 * words come first; a list of several stages to choose from (`planned | running | done`) says nothing.
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

/** Whether every word of a text (dates and signs apart) is one of the known ones. */
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

/** The words up to a bracket, a dash, a semicolon or a full stop, and the note behind them. */
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

/** The kind's word that stands first in the text and is not negated; of two at one place the longer. */
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

/** The index of the first word of a phrase in a text; -1 where it is not in it. */
const placeOf = (phrase: readonly string[], words: readonly string[]): number =>
  phrase.length === 0 ? -1 : words.findIndex((_, at) => phrase.every((word, index) => words[at + index] === word));

type PhrasePlace = { readonly from: number; readonly at: number; readonly length: number };

/** Whether a phrase is negated by a word since `from`, or is not so yet: `almost done`, `completed soon`. */
const isTakenBack = (words: readonly string[], { from, at, length }: PhrasePlace): boolean =>
  isNegated(words.slice(from, at)) || NOT_YET.has(words[at - 1] ?? '') || words[at + length] === 'soon';

const NOT_YET: ReadonlySet<string> = new Set(['almost', 'nearly', 'half', 'be']);

/** Stage and result from all known words: of each the first that is no aside; a word of the lifecycle outranks a result's. */
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

/** `实验进行中`: a known word inside others, where a script has no blanks between them. */
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

/** What the known phrases say; of one that is negated (`not passed`) nothing is known but that it is not so. */
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

/** A note gives the result where one of its first pieces begins with it, or is short: `(FAILED)`, `— strong GO decision`. */
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

/** Signs of status that stand before its words, and hold neither letter nor figure. */
const PICTURES = /[✅❌⚠⏳🔄🚧🛑🚫🔬\uFE0F]/gu;

/** Lower case, letters and digits only, `didn't` in two words; scripts without blanks are looked up whole. */
function wordsOf(text: string): readonly string[] {
  const lower = text.toLowerCase().replace(/n['’]t\b/g, ' not');
  return mayHoldWideLetters(lower.replace(PICTURES, ' '))
    ? (lower.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    : (lower.match(/[a-z0-9]+/g) ?? []);
}
