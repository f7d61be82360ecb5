import { remember } from '../text/remember.ts';
import { nearest } from '../text/nearest.ts';
import { standingText } from '../values/plain-text.ts';
import { boxedWords } from './boxed-words.ts';
import { fillingOfChoice } from './fillable-choice.ts';
import { foldText, withoutPictures } from './fold-line.ts';
import type { ChoiceSpec, FieldSpec } from './kind.ts';

/** How a text answers a choice: `several` means more than may be chosen (all of them: nobody has chosen yet). */
export type ChoiceMatch =
  | { readonly kind: 'blank' }
  | { readonly kind: 'chosen'; readonly values: readonly string[]; readonly note: string | undefined }
  | { readonly kind: 'several'; readonly values: readonly string[] }
  | { readonly kind: 'unknown'; readonly got: string; readonly nearest: string | undefined };

/** What may come between a choice and a note; `ViT-B/16` and `v1.5` are words of their own. */
const BOUNDARY = /^(?:\s|[();!\u{2013}\u{2014}]|[,:.](?!\d)|-(?=\s|$))/u;
/** The same for a choice that accepts other values: `ResNet 50` is one of those. */
const STRONG_BOUNDARY = /^\s*(?:[();!\u{2013}\u{2014}]|[,:.](?:\s|$)|-(?:\s|$))/u;
/** Words that take a choice back: after `GO pending privacy` or `done soon`, nothing is chosen yet. */
const TAKEN_BACK = /^\s+(?:pending|awaiting|soon|tomorrow|if|unless|once|provided|subject to|not|tbd|\?)(?![a-z0-9])/i;
/** Tried one after the other, because a choice may itself contain a comma or an `&`. */
const SEPARATORS = [/\s*(?:\\?\||\u{FF5C})\s*/u, /\s+\/\s+/u, /\s*[,;\u{3001}]\s*/u, /\s*\+\s*|\s+(?:and|&)\s+/u];

/** Longer texts are people's own words and do not occur elsewhere. */
const LONGEST_REMEMBERED = 24;
const matchers = new WeakMap<ChoiceSpec, (text: string) => ChoiceMatch>();

/**
 * Reads a choice from a text: emoji, ticks and brackets are ignored, and so is case unless it distinguishes two
 * choices. A note may follow (`PASSED (second attempt)`), and where the template leaves a place in a choice open
 * (`superseded by ABL-XXXX`) anything may be there. Results are remembered, because the same few words are chosen in
 * document after document.
 */
export function matchChoice(choices: ChoiceSpec, text: string): ChoiceMatch {
  if (text.length > LONGEST_REMEMBERED) return readChoice(choices, text);
  const known = matchers.get(choices) ?? remember((words: string) => readChoice(choices, words));
  matchers.set(choices, known);
  return known(text);
}

function readChoice(choices: ChoiceSpec, text: string): ChoiceMatch {
  const own = oneOf(choices.values, plainChoice(text));
  const plain = own ?? plainChoice(tickedChoice(standingChoice(text)));
  if (plain === '') return { kind: 'blank' };
  const whole = oneOf(choices.values, plain);
  if (whole !== undefined) return { kind: 'chosen', values: [whole], note: undefined };
  const several = severalOf(choices.values, plain);
  if (several !== undefined)
    return choices.many && several.length < choices.values.length
      ? { kind: 'chosen', values: several, note: undefined }
      : { kind: 'several', values: several };
  const filled = choices.open ? undefined : withFilling(choices.values, plain);
  if (filled !== undefined) return { kind: 'chosen', values: [filled.value], note: filled.note };
  const noted = withNote(choices, plain);
  if (noted !== undefined) return { kind: 'chosen', values: [noted.value], note: noted.note };
  return { kind: 'unknown', got: plain, nearest: nearest(plain, choices.values) };
}

/**
 * What remains of a choice where the others are struck through (`~~PENDING~~ RUNNING`, `~~PENDING~~ | RUNNING |
 * ~~PASSED~~`), and the last of a sequence (`planned → running`).
 */
export function standingChoice(text: string): string {
  const standing = text.includes('~~') ? standingText(text).replace(/^[\s|/,;]+|[\s|/,;]+$/gu, '') : text;
  if (!ARROW.test(standing)) return standing;
  const parts = standing.split(ARROW).map((part) => part.trim());
  return parts.findLast((part) => part !== '') ?? standing;
}

const ARROW = /[\u{2192}\u{21D2}\u{279C}]|(?<=\s)[-=]>(?=\s)/u;

/** Of boxes in a row (`☐ adopt ☒ reject`, `Go ☑ No-Go ☐`) what is ticked; where none is, all of them. */
function tickedChoice(text: string): string {
  const boxes = MAY_BE_BOXED.test(text) ? boxedWords(text) : undefined;
  if (boxes === undefined) return text.replace(/^[☑☒]\s*(?=\S)/u, '');
  const ticked = boxes.filter((box) => box.ticked);
  return (ticked.length > 0 ? ticked : boxes).map(({ word }) => word).join(' | ');
}

const MAY_BE_BOXED = /[☐□◻☑☒■]|[([].[)\]]/u;

/**
 * A choice's words in the form in which they are compared: without emoji, code ticks, emphasis and surrounding
 * brackets.
 */
export function plainChoice(text: string): string {
  const plain = withoutPictures(foldText(text));
  return /^(?:\[[^[\]]*\]|【[^【】]*】|［[^［］]*］)$/u.test(plain) ? plain.slice(1, -1).trim() : plain;
}

/** Whether a text selects the alternative at this index of a field's choices. */
export function standsFor({ choices }: Pick<FieldSpec, 'choices'>, index: number, text: string): boolean {
  const match = choices && matchChoice(choices, text);
  return match?.kind === 'chosen' && match.values.includes(choices?.values[index] ?? '');
}

function oneOf(values: readonly string[], text: string): string | undefined {
  if (values.includes(text)) return text;
  const folded = values.filter((value) => value.toLowerCase() === text.toLowerCase());
  return folded.length === 1 ? folded[0] : undefined;
}

function severalOf(values: readonly string[], text: string): readonly string[] | undefined {
  if (text.length > 2000) return undefined;
  for (const separator of SEPARATORS) {
    const parts = text.split(separator).map((part) => oneOf(values, plainChoice(part)));
    const found = parts.filter((value) => value !== undefined);
    if (found.length > 1 && found.length === parts.length) return [...new Set(found)];
  }
  return undefined;
}

type Noted = { readonly value: string; readonly note: string };

/** The choice in which the template leaves a place open, and the text at that place. */
function withFilling(values: readonly string[], text: string): Noted | undefined {
  for (const value of values) {
    const note = fillingOfChoice(value, text);
    if (note !== undefined) return { value, note };
  }
  return undefined;
}

function withNote({ values, open }: ChoiceSpec, text: string): Noted | undefined {
  const boundary = open ? STRONG_BOUNDARY : BOUNDARY;
  const longestFirst = values.toSorted((a, b) => b.length - a.length);
  for (const value of longestFirst) {
    const head = text.slice(0, value.length);
    const note = text.slice(value.length);
    if (oneOf(values, head) === value && boundary.test(note))
      return TAKEN_BACK.test(note) ? undefined : { value, note: trimNote(note) };
  }
  return undefined;
}

/** The text after a choice, without the brackets or the dash before it. */
function trimNote(note: string): string {
  const bare = note.replace(/^[\s,;:.!\u{2013}\u{2014}-]+/u, '').trim();
  return /^\([^()]*\)$/u.test(bare) ? bare.slice(1, -1).trim() : bare;
}
