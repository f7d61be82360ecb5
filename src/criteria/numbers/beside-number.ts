import { areOnePart, partIn } from '../../runs/filling/split-words.ts';
import { foldName } from '../../text/fold-name.ts';

/** Words in brackets beside a number, and the number: `train` beside `92%`. */
export type Beside = { readonly words: string; readonly number: string };

/** The words beside a cell's number: `train` in `92% (train)`. Undefined if there are only numbers and signs. */
export function wordsBeside(text: string): Beside | undefined {
  const last = text.at(-1);
  if (last !== ')' && last !== ']') return undefined;
  const at = text.lastIndexOf(last === ')' ? '(' : '[');
  const words = text.slice(at + 1, -1).trim();
  const number = text.slice(0, at).trim();
  return number === '' || !/\p{L}[\p{L}\d]/u.test(words) ? undefined : { words, number };
}

const ENDS_IN_SIGN = /[*†‡§¶⚠\ufe0f❌✗✘)\]]$/;
const SIGNS = /^(.*?[\w%)\]])\s*((?:\\?[*†‡§¶]|\[\^[^\]\s]{1,20}\]|\((?:\?|[*†‡])\)|⚠\ufe0f?|❌|✗|✘)+)$/;
const EMPHASIS = /(\*\*|__|\*|_|`)([^*_`]+)\1/g;
const LONGEST = 80;

/** Signs beside a cell's number: the mark of a footnote (`0.95*`, `0.95[^1]`), a doubt (`(?)`), a cross. */
export function signsBeside(raw: string): Beside | undefined {
  if (raw.length > LONGEST || !ENDS_IN_SIGN.test(raw.trimEnd())) return undefined;
  const text = raw.replaceAll(EMPHASIS, '$2').trim();
  const [, number = '', words = ''] = SIGNS.exec(text) ?? [];
  return words === '' ? undefined : { words: words.replaceAll('\\', ''), number };
}

const SPREAD =
  /[[(](?:\d\d\s?%\s*)?(?:CI\s*[:=]?\s*)?([-−+]?\d*\.?\d+)\s*%?\s*(?:,|;|–|—|-|to|\.\.)\s*([-−+]?\d*\.?\d+)\s*%?[\])]$/i;

/** How far the interval in brackets beside a number goes below and above it: `0.95 [0.85, 0.99]`. */
export function spreadBeside(text: string, number: number): readonly [below: number, above: number] | undefined {
  const last = text.at(-1);
  if (text.length > LONGEST || (last !== ')' && last !== ']')) return undefined;
  const [, low, high] = SPREAD.exec(text) ?? [];
  if (low === undefined || high === undefined) return undefined;
  const [below, above] = [low, high].map((end) => Number(end.replace('−', '-')) - number);
  return below === undefined || above === undefined || !(below <= 0 && above >= 0 && below < above)
    ? undefined
    : [below, above];
}

/**
 * Whether a number was measured on another part of the data than the name refers to: `92% (train)` for `test_accuracy`.
 */
export function isOfOtherPart(asked: string, { words }: Beside): boolean {
  const [one, other] = [partWord(asked), partWord(words)];
  return one !== undefined && other !== undefined && !areOnePart(one, other) && splitsDiffer(one, other);
}

/** Also in brackets: `F1 (test)`. */
const partWord = (name: string): string | undefined => partIn(unbracketed(name))?.word;

const unbracketed = (name: string): string => name.replace(/[()[\]]/gu, ' ');

/** `eval` and `test` may be the same part, `train` differs from all others. */
const splitsDiffer = (one: string, other: string): boolean =>
  isTraining(one) !== isTraining(other) || !(isLoose(one) || isLoose(other));

const isTraining = (word: string): boolean => word === 'train' || word === 'training';
const isLoose = (word: string): boolean => word === 'eval' || word === 'holdout';

/** Whether a label refers to the training data while the name refers to no part: `F1 (train)` for `f1`. */
export const isTrainingOnly = (asked: string, label: string): boolean =>
  isTraining(partWord(label) ?? '') && partWord(asked) === undefined;

/** The note on words beside a number. */
export const besideNote = ({ words, number }: Beside): string => `beside ${number} stands "${words}"`;

/** Words that make a number less than a proper measurement: no claim may be based on it without saying so. */
const DOUBTFUL: ReadonlySet<string> = new Set(
  (
    'train training estimate estimated estimation est expected projected predicted extrapolated hypothetical guess guessed target ' +
    'planned goal assumed preliminary provisional partial incomplete unfinished subset interim unverified simulated dummy placeholder ' +
    'cherry picked oracle best peak invalid void tbc tbd unconfirmed unreliable wrong buggy outdated obsolete superseded stale leak leaked ' +
    'leakage contaminated suspicious suspect questionable incorrect old previous prior published baseline'
  ).split(' '),
);

/** Whether a reader of the verdict should know the words, too: not if the name itself has them (`train_accuracy`). */
export function isDoubtful(asked: string | undefined, { words }: Beside): boolean {
  if (/[?⚠❌✗✘]/.test(words)) return true;
  const known = new Set(foldName(asked ?? '').split('_'));
  const isTrained = known.has('train') || known.has('training');
  return foldName(unbracketed(words))
    .split('_')
    .some((word) => DOUBTFUL.has(word) && !known.has(word) && !(isTrained && isTraining(word)));
}
