/** A word as a shell reads it back: in single quotes where it holds more than letters, digits and plain marks. */
export const forShell = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

/** Several words as one command line. */
export const shellLine = (words: readonly string[]): string => words.map(forShell).join(' ');
