/** The word of a number that is none; the infinities keep their sign. */
export type NotANumber = 'NaN' | 'Infinity' | '-Infinity';

/** What C (`-nan`, `nan(ind)`), Python (`inf`), JavaScript (`Infinity`) and Go (`+Inf`) print for it. */
const WORD = /^(?:([-−])|\+)?(?:nan(?:\([^()\s]{0,20}\))?|(inf(?:inity)?|∞))/iu;

/** What a whole text says in a number's place where it is not a number; undefined for everything else. */
export function notANumber(text: string): NotANumber | undefined {
  const found = notANumberAhead(text);
  return found?.length === text.length ? found.word : undefined;
}

/** The same for the beginning of a text, a unit being glued to it or not: `nan%`, `inf ms`. */
export function notANumberAhead(text: string): { readonly word: NotANumber; readonly length: number } | undefined {
  const [whole, minus, infinite] = WORD.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const word = infinite === undefined ? 'NaN' : minus === undefined ? 'Infinity' : '-Infinity';
  return { word, length: whole.length };
}
