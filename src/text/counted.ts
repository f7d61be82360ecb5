/** A count with its word: `1 cell`, `2 cells`. */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
