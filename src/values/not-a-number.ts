/** The word for a value that is not a finite number; the infinities keep their sign. */
export type NotANumber = 'NaN' | 'Infinity' | '-Infinity';

/** How C (`-nan`, `nan(ind)`), Python (`inf`), JavaScript (`Infinity`) and Go (`+Inf`) print it. */
const WORD = /^(?:([-−])|\+)?(?:nan(?:\([^()\s]{0,20}\))?|(inf(?:inity)?|∞))/iu;

/** The word that a whole text stands for if it is one of these in a number's place; undefined for everything else. */
export function notANumber(text: string): NotANumber | undefined {
  const found = notANumberAhead(text);
  return found?.length === text.length ? found.word : undefined;
}

/** The same for the beginning of a text, with or without a blank before the unit: `nan%`, `inf ms`. */
export function notANumberAhead(text: string): { readonly word: NotANumber; readonly length: number } | undefined {
  const [whole, minus, infinite] = WORD.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const word = infinite === undefined ? 'NaN' : minus === undefined ? 'Infinity' : '-Infinity';
  return { word, length: whole.length };
}
