/** A folded name (`key_findings`) with English plurals turned into singulars (`key_finding`): one key for both. */
export const singular = (name: string): string => name.split('_').map(singularWord).join('_');

function singularWord(word: string): string {
  if (word.length < SHORTEST || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:yses|theses)$/.test(word)) return `${word.slice(0, -2)}is`;
  return word.slice(0, -1);
}

/** Shorter words are not treated as plurals: `gas`. */
const SHORTEST = 4;
