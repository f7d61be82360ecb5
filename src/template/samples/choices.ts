import { boxedWords } from '../boxed-words.ts';
import { plainChoice } from '../choice.ts';
import { foldText } from '../fold-line.ts';
import { listedWords, slashedWords } from './unspaced-choices.ts';
import type { ChoiceSpec } from '../kind.ts';

/** Choices found in a template's value; `doubt` says what else it could mean. */
export type FoundChoices = { readonly spec: ChoiceSpec; readonly doubt: string | undefined };

const LEAD = /^(?:please\s+)?(?:select|choose|pick|mark|circle|one of|tick)\b[^:]{0,40}:\s*/iu;
const BRACKETED = /^(?:\[([^[\]]*)\]|<([^<>]*)>|【([^【】]*)】|［([^［］]*)］|「([^「」]*)」|（([^（）]*)）)$/u;
const MORE = /^(?:etc\.?|\.{3}|…|and so on)$/iu;
const OTHER = /^other\b/iu;
const PAIRS = [
  ['yes', 'no'],
  ['y', 'n'],
  ['true', 'false'],
  ['pass', 'fail'],
  ['success', 'failure'],
  ['ja', 'nein'],
  ['oui', 'non'],
  ['sí', 'no'],
  ['是', '否'],
  ['はい', 'いいえ'],
  ['예', '아니오'],
] as const satisfies readonly (readonly [string, string])[];

/**
 * The choices that a template's value lists (`[a | b]`, `[yes / no]`, bare `A | B`, `` [`x`/`y`] ``); undefined if it
 * lists none.
 */
export function readChoices(value: string): FoundChoices | undefined {
  const inner = BRACKETED.exec(value.trim());
  const bracketed = inner !== null;
  const whole = (inner?.slice(1).find((each) => each !== undefined) ?? value).trim();
  const text = whole.replace(LEAD, '');
  if (text.length > 600 || /^e\.?g\b/iu.test(text)) return undefined;
  if (text !== whole && /,\s|\sor\s/u.test(text)) return led(text);
  return piped(text) ?? ticked(text) ?? slashed(text, bracketed) ?? known(text) ?? unspaced(text, bracketed);
}

/** Makes choice values from the words as written in the template. */
export function choiceSpec(
  written: readonly string[],
  options: { readonly open?: boolean; readonly many?: boolean } = {},
): ChoiceSpec {
  const kept = written.map(foldTicks).filter((word) => !MORE.test(plainChoice(word)));
  const open = options.open ?? (kept.length < written.length || kept.some((word) => OTHER.test(plainChoice(word))));
  return { values: kept.map(plainChoice), written: kept, open, many: options.many ?? false };
}

function piped(text: string): FoundChoices | undefined {
  // In a table a pipe between choices must be escaped.
  const parts = text.split(/\s*(?:\\?\||｜)\s*/u).map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => isAlternative(part, 8)) ? certain(parts) : undefined;
}

function ticked(text: string): FoundChoices | undefined {
  if (!/^`[^`]+`(?:\s*[/,]\s*`[^`]+`)+$/u.test(text)) return undefined;
  return certain([...text.matchAll(/`([^`]+)`/gu)].map((match) => match[1] ?? ''));
}

function slashed(text: string, bracketed: boolean): FoundChoices | undefined {
  const parts = text.split(/\s+\/\s+|\s*／\s*/u);
  if (parts.length < 2 || !parts.every((part) => isAlternative(part, bracketed ? 4 : 2))) return undefined;
  if (parts.every((part) => /^[\d.,%]+$/u.test(part))) return undefined;
  const doubt = bracketed && parts.length === 2 ? undefined : 'alternatives between slashes: read as a choice';
  return { spec: choiceSpec(parts), doubt };
}

/** After `one of:` commas separate choices, too. */
function led(text: string): FoundChoices | undefined {
  const parts = text.split(/,?\s+or\s+|,\s*/u).map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => isAlternative(part, 3)) ? certain(parts) : undefined;
}

function unspaced(text: string, bracketed: boolean): FoundChoices | undefined {
  const boxed = openBoxes(text);
  if (boxed !== undefined) return certain(boxed);
  const found = slashedWords(text, bracketed) ?? (bracketed ? undefined : listedWords(text));
  if (found === undefined) return undefined;
  const spec = choiceSpec(found.words);
  const open = spec.open || !found.isClosed;
  return {
    spec: { ...spec, open },
    doubt: `"${text}" is read as a choice${open ? ', which takes other values, too' : ''}`,
  };
}

/** `☐ adopt ☐ reject`, `( ) yes ( ) no`, `Go ☐ No-Go ☐`, `☐ <30 ☐ ≥30`. */
function openBoxes(text: string): readonly string[] | undefined {
  const words = boxedWords(text)?.map(({ word }) => word);
  return words?.every((word) => /[\p{L}\p{N}]/u.test(word) && word.length <= 60) === true ? words : undefined;
}

function known(text: string): FoundChoices | undefined {
  const folded = foldText(text).toLowerCase().split(/[/／]/u);
  const pair = PAIRS.find(([yes, no]) => folded.length === 2 && folded[0] === yes && folded[1] === no);
  return pair && certain(text.split(/[/／]/u));
}

const certain = (parts: readonly string[]): FoundChoices => ({ spec: choiceSpec(parts), doubt: undefined });

const isAlternative = (part: string, words: number): boolean =>
  plainChoice(part) !== '' && part.length <= 60 && part.split(/\s+/u).length <= words && !/[?[\]]|\.\s/u.test(part);

const foldTicks = (word: string): string => word.replaceAll('`', '').trim();
