import { hasLetter } from '../text/letters.ts';

const LONGEST = 400;
const LEAST_WORDS = 3;

/**
 * Whether a text is just a phrase in brackets that asks for something: `[What do you expect?]`. Only to be used where
 * the template itself has such a phrase at that place: a list `[0.1, 0.2]`, a link, and one or two words never count.
 */
export function isPrompt(text: string): boolean {
  const phrase = text.trim().replace(/^(?:[-*+]|\d{1,9}[.)])[ \t]+/u, '');
  if (phrase.length > LONGEST || !phrase.startsWith('[') || !phrase.endsWith(']')) return false;
  const inner = phrase.slice(1, -1);
  if (/[[\]\n]/u.test(inner)) return false;
  return inner.split(',').some((part) => part.split(/\s+/u).filter(hasLetter).length >= LEAST_WORDS);
}
