/** The UTF-16 units that have a meaning in block structure, by name. */
export const CHAR = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  bang: 33,
  doubleQuote: 34,
  hash: 35,
  singleQuote: 39,
  openParen: 40,
  closeParen: 41,
  star: 42,
  plus: 43,
  dash: 45,
  dot: 46,
  slash: 47,
  zero: 48,
  one: 49,
  nine: 57,
  colon: 58,
  less: 60,
  equals: 61,
  greater: 62,
  question: 63,
  upperX: 88,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  caret: 94,
  underscore: 95,
  backtick: 96,
  lowerX: 120,
  pipe: 124,
  tilde: 126,
  delete: 127,
  byteOrderMark: 0xfeff,
} as const;

/** Whether the unit is a space or a tab, the only padding that markdown has inside a line. */
export const isPadding = (unit: number): boolean => unit === CHAR.space || unit === CHAR.tab;

/** The first offset from `at` on that is not padding, or `end`. */
export function skipPadding(text: string, at: number, end: number): number {
  let here = at;
  while (here < end && isPadding(text.charCodeAt(here))) here++;
  return here;
}

/** Where the text before `end` ends without trailing padding; never less than `from`. */
export function trimPadding(text: string, from: number, end: number): number {
  let here = end;
  while (here > from && isPadding(text.charCodeAt(here - 1))) here--;
  return here;
}
