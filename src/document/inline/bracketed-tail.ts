const OPENERS = new Map([
  [')', '('],
  [']', '['],
  ['）', '（'],
  ['】', '【'],
]);

/** A bracketed remark at the end of some words: the offset of its bracket, and the text inside. */
export type BracketedTail = { readonly start: number; readonly remark: string };

/** The remark that ends `words`, if its bracket follows a blank (or nothing): `name(s)` has none. */
export function bracketedTail(words: string): BracketedTail | undefined {
  const closer = words.at(-1) ?? '';
  const opener = OPENERS.get(closer);
  if (opener === undefined) return undefined;
  let depth = 0;
  for (let at = words.length - 1; at >= 0; at--) {
    if (words[at] === closer) depth++;
    else if (words[at] === opener) depth--;
    if (depth === 0) return tailAt(words, at, opener);
  }
  return undefined;
}

function tailAt(words: string, at: number, opener: string): BracketedTail | undefined {
  const apart = at === 0 || words[at - 1] === ' ' || words[at - 1] === '\t' || opener > '\u2fff';
  return apart ? { start: at, remark: words.slice(at + 1, -1).trim() } : undefined;
}
