/**
 * A common spelling for texts that differ only in capitals, blanks, hyphens and underscores: `Test-Clean`,
 * `test_clean`.
 */
export const oneSpelling = (words: string): string => words.toLowerCase().replace(/[\s_-]/g, ' ');

/** Whether two different texts have the same common spelling. */
export function areAlike(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  return a.charAt(0).toLowerCase() === b.charAt(0).toLowerCase() && oneSpelling(a) === oneSpelling(b);
}
