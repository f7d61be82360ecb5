/**
 * A word in the form that a shell reads back unchanged: in single quotes if it contains more than letters, digits and
 * plain marks.
 */
export const forShell = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

/** Several words as one command line. */
export const shellLine = (words: readonly string[]): string => words.map(forShell).join(' ');
