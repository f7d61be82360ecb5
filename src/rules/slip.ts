import { statusMeaning } from '../records/status/status-meaning.ts';
import { editDistance } from '../text/nearest.ts';

const LEAST_LETTERS = 4;
/** In words of at least this many letters, two may be wrong. */
const LONG = 8;

/**
 * Whether a word is a misspelling of another, so that replacing it does not change the meaning: they differ in blanks
 * and hyphens, or by a letter or two inside one word of several. A word that is shorter at an end (`done` for
 * `undone`), begins differently, differs in digits or signs, or is itself a known status (`passed` for `paused`) may be
 * intended.
 */
export function isSlip(written: string, meant: string): boolean {
  const [word, other] = [written.toLowerCase(), meant.toLowerCase()];
  if (saysOtherwise(word, other)) return false;
  const [parts, others] = [partsOf(word), partsOf(other)];
  if (parts.join('') === others.join('')) return !/\d/.test(word);
  if (parts.length !== others.length) return false;
  const wrong = parts.flatMap((part, at) => (part === others[at] ? [] : [[part, others[at] ?? ''] as const]));
  return wrong.length === 1 && wrong.every(([part, right]) => isMisspelt(part, right));
}

const partsOf = (text: string): readonly string[] => text.split(/[\s_-]+/u).filter((part) => part !== '');

function isMisspelt(word: string, right: string): boolean {
  const shorter = Math.min(word.length, right.length);
  if (shorter < LEAST_LETTERS || word[0] !== right[0] || word.startsWith(right)) return false;
  return /^\p{L}+$/u.test(word + right) && editDistance(word, right) <= (shorter >= LONG ? 2 : 1);
}

/** Whether a word is itself a known status, with another stage or result than the choice has. */
function saysOtherwise(word: string, other: string): boolean {
  const [said, meant] = [statusMeaning(word), statusMeaning(other)];
  return (
    (said.stage !== undefined || said.result !== undefined) &&
    (said.stage !== meant.stage || said.result !== meant.result)
  );
}
