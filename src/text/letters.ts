/*
 * V8 takes a tenth of a millisecond to read a character class with the letters of all scripts and several times that to
 * compile it, as long as it takes to read many documents. So such classes are created inside the functions that need
 * them, after the quick checks.
 */

/** Whether the unit is an ASCII letter. */
export const isAsciiLetter = (unit: number): boolean => {
  const lower = unit | 32;
  return lower >= 97 && lower <= 122;
};

/** Whether the unit is an ASCII digit. */
export const isAsciiDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** Whether a text begins with a letter of any script. */
export function startsWithLetter(text: string): boolean {
  const unit = text.charCodeAt(0);
  if (unit < 128) return isAsciiLetter(unit);
  return !isSign(text, 0) && /^\p{L}/u.test(text);
}

/** Whether a text begins with a letter or a digit of any script. */
export function startsWithLetterOrDigit(text: string): boolean {
  const unit = text.charCodeAt(0);
  if (unit < 128) return isAsciiLetter(unit) || isAsciiDigit(unit);
  return !isSign(text, 0) && /^[\p{L}\p{N}]/u.test(text);
}

/** Whether a text contains a letter of any script. */
export const hasLetter = (text: string): boolean =>
  /[A-Za-z]/.test(text) || (mayHoldWideLetters(text) && /\p{L}/u.test(text));

/** Whether a text contains a letter or a digit of any script. */
export const hasLetterOrDigit = (text: string): boolean =>
  /[A-Za-z0-9]/.test(text) || (mayHoldWideLetters(text) && /[\p{L}\p{N}]/u.test(text));

/**
 * Whether a text contains a word, given in lower-case ASCII letters, in any case and with no letter directly before or
 * after it.
 */
export function hasWord(text: string, word: string): boolean {
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(word); at !== -1; at = lower.indexOf(word, at + 1))
    if (!endsWithLetter(lower.slice(0, at)) && !startsWithLetter(lower.slice(at + word.length))) return true;
  return false;
}

/** Whether a text ends with a letter of any script. */
function endsWithLetter(text: string): boolean {
  const unit = text.charCodeAt(text.length - 1);
  if (unit < 128) return isAsciiLetter(unit);
  return text !== '' && !isSign(text, text.length - 1) && /\p{L}$/u.test(text);
}

/**
 * Whether a text may contain letters or digits beyond ASCII. Most texts that are not ASCII only add dashes, arrows and
 * emoji: in those, an expression with ASCII letters finds the same as one for all scripts.
 */
export function mayHoldWideLetters(text: string): boolean {
  if (!/[^\0-\x7f]/.test(text)) return false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 128) continue;
    if (!isSign(text, at)) return true;
    if (unit >= 0xd800 && isLowSurrogate(text.charCodeAt(at + 1))) at++;
  }
  return false;
}

/**
 * Dashes, quotes, arrows, mathematical signs, shapes and most emoji: characters found in texts that are otherwise
 * ASCII.
 */
function isSign(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x2000) return LATIN_SIGNS.includes(unit);
  if (unit < 0xd800) return SIGNS.some(([first, last]) => unit >= first && unit <= last);
  return unit === VARIATION_SELECTOR || isPicture(unit, text.charCodeAt(at + 1));
}

/** No-break space, `°`, `±`, `·`, `×` and the like. */
const LATIN_SIGNS = [0xa0, 0xa1, 0xa3, 0xa4, 0xa5, 0xa7, 0xab, 0xac, 0xb0, 0xb1, 0xb6, 0xb7, 0xbb, 0xbf, 0xd7, 0xf7];
const SIGNS = [
  [0x200b, 0x2027],
  [0x20d0, 0x20f0],
  [0x2190, 0x23ff],
  [0x2500, 0x2775],
  [0x2794, 0x2bff],
] as const;
const VARIATION_SELECTOR = 0xfe0f;

/** An emoji's two surrogates; letters and digits in boxes are between U+1F100 and U+1F2FF, digits at U+1FBF0. */
function isPicture(high: number, low: number): boolean {
  if (high === 0xd83d) return true;
  if (!isLowSurrogate(low)) return false;
  return (high === 0xd83c && low >= 0xdf00) || (high === 0xd83e && low < 0xdf00);
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
