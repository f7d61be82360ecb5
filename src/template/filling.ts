import { remember, rememberText } from '../text/remember.ts';
import { matchChoice } from './choice.ts';
import { foldLine, foldText } from './fold-line.ts';
import { isOpenText } from './open-text.ts';
import { isPrompt } from './prompt.ts';
import { isAsciiDigit, isAsciiLetter } from '../text/letters.ts';
import type { ChecklistSpec, FieldSpec, TableSpec } from './kind.ts';

/** `unchosen`: the template's list of choices is still there. */
export type FieldFilling = 'filled' | 'blank' | 'placeholder' | 'unchosen';

const BLANK = /^(?:_+|\.{3}|…|TBD|\[\s*\])?$/iu;

/**
 * How far a field is filled in: found by comparison with the template's own text at that place (for a field filled by a
 * block, with the block's text), never by brackets alone.
 */
export function fillingOf(spec: FieldSpec, documentText: string): FieldFilling {
  const folded = foldText(documentText);
  if (BLANK.test(folded) || (isOpenText(folded) && !folded.includes('\n') && !isChoice(spec, folded))) return 'blank';
  if (spec.choices !== undefined && spec.alternatives === undefined) return choiceFilling(spec, documentText);
  if (spec.alternatives !== undefined) return alternativesFilling(spec.alternatives, documentText);
  if (!spec.placeholder) return 'filled';
  const isLeft =
    isOnlyTemplate(spec.sample, documentText, folded) ||
    (spec.type !== 'list' && isOtherPrompt(spec.sample, documentText));
  return isLeft ? 'placeholder' : 'filled';
}

/** `todo` where that is one of the words to choose from. */
const isChoice = ({ choices, alternatives }: FieldSpec, folded: string): boolean =>
  choices !== undefined && alternatives === undefined && matchChoice(choices, folded).kind === 'chosen';

/** The alternatives that are still in a text, in the order of the field's choices. */
export function standingAlternatives(spec: FieldSpec, documentText: string): readonly string[] {
  const values = spec.choices?.values ?? [];
  return values.filter((_, index) => lineWith(documentText, spec.alternatives?.[index] ?? '') !== undefined);
}

/** Whether a row is still one of the template's own: an example row, or a fixed row whose values are not filled in. */
export function isTemplateRow(spec: TableSpec, cells: readonly string[]): boolean {
  const folded = cells.map(foldText);
  const isKept = (cell: string, at: number): boolean =>
    spec.columns[at]?.kept === true && spec.samples.some((sample) => foldText(sample[at] ?? '') === cell);
  const isOwn = (cell: string, at: number): boolean => spec.rows === 'fixed' && (at === 0 || isKept(cell, at));
  if (folded.every((cell, index) => BLANK.test(cell) || isOwn(cell, index))) return true;
  return isSample(spec, cells);
}

/** Whether a row has the same cells as one that the template shows. */
export function isSample({ samples }: TableSpec, cells: readonly string[]): boolean {
  const folded = cells.map(foldText);
  return samples.some(
    (sample) => sample.length === folded.length && sample.every((cell, at) => foldText(cell) === folded[at]),
  );
}

/** Whether an item of a checklist is still one that the template only has as a placeholder. */
export function isPlaceholderItem(spec: ChecklistSpec, itemText: string): boolean {
  const folded = foldText(itemText);
  return spec.items.some(({ text, placeholder }) => placeholder && foldedSample(text) === folded);
}

function choiceFilling(spec: FieldSpec, text: string): FieldFilling {
  if (spec.choices === undefined) return 'filled';
  const match = matchChoice(spec.choices, text);
  if (match.kind === 'several' && match.values.length === spec.choices.values.length) return 'unchosen';
  if (match.kind === 'blank') return 'blank';
  if (match.kind === 'chosen') return 'filled';
  return isOnlyTemplate(spec.sample, text, foldText(text)) ? 'unchosen' : 'filled';
}

function alternativesFilling(alternatives: readonly string[], text: string): FieldFilling {
  const standing = alternatives.filter((line) => lineWith(text, line) !== undefined);
  return standing.length > 1 ? 'unchosen' : 'filled';
}

/** The line of a text that begins with an alternative's words (up to its colon). */
function lineWith(text: string, alternative: string): string | undefined {
  const head = knownHead(alternative);
  return head === '' ? undefined : text.split('\n').find((line) => alternativeHead(line) === head);
}

function alternativeHead(line: string): string {
  const folded = withoutLead(foldLine(line));
  const colon = folded.indexOf(':');
  return (colon < 0 ? folded : folded.slice(0, colon)).trim().toLowerCase();
}

/** The text from its first letter or digit on; signs and common emoji are skipped one by one. */
function withoutLead(text: string): string {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isPlainWord(unit)) return text.slice(at);
    if (unit > 127 && !isPicture(unit)) return text.slice(at).replace(/^[^\p{L}\p{N}]+/u, '');
  }
  return '';
}

const isPlainWord = (unit: number): boolean => isAsciiDigit(unit) || isAsciiLetter(unit);

/**
 * Whether a code unit belongs to `✅`, `❌`, `⚠` or the variation selector that makes them emoji; circled digits do not
 * count.
 */
const isPicture = (unit: number): boolean =>
  unit === 0xfe0f || (unit >= 0x2600 && unit < 0x2776) || (unit > 0x2793 && unit < 0x27c0);

const knownHead = rememberText(alternativeHead);

/** Whether a text is the template's own at that place, apart from blanks. */
export const isTemplateText = ({ sample }: FieldSpec, documentText: string): boolean =>
  isOnlyTemplate(sample, documentText, foldText(documentText));

/**
 * Whether a text is a bracketed phrase where the template has one too: the prompt of an older version, or of the
 * template it was made from.
 */
const isOtherPrompt = (sample: string, text: string): boolean =>
  sample.trimStart().startsWith('[') && text.split('\n').every((line) => line.trim() === '' || isPrompt(line));

const foldedSample = rememberText(foldText);
const foldedLines = remember((sample: string): ReadonlySet<string> => new Set(sample.split('\n').map(foldLine)));

/** `folded` is the whole text, folded. */
function isOnlyTemplate(sample: string, text: string, folded: string): boolean {
  if (foldedSample(sample) === folded) return true;
  const own = foldedLines(sample);
  const isOwn = (line: string): boolean => {
    const words = foldLine(line);
    return words === '' || own.has(words);
  };
  return text.includes('\n') ? text.split('\n').every(isOwn) : isOwn(text);
}
