/** The greatest product of the lengths, in words, of two texts that are compared; a longer line is not an utterance. */
const MOST_CELLS = 25_000_000;

/** How many words differ from the reference, and how many the reference has. */
export type WordErrors = { readonly errors: number; readonly length: number };

/**
 * The word errors of a hypothesis: substitutions, deletions and insertions of the cheapest alignment (Levenshtein 1966,
 * by Wagner and Fischer's rows, Journal of the ACM 21, 1974). Words are separated by blanks and compared exactly: case
 * and punctuation count. Undefined if the texts are too long to be compared.
 */
export function wordErrors(reference: string, hypothesis: string): WordErrors | undefined {
  const [wanted, given] = [wordsOf(reference), wordsOf(hypothesis)];
  let [start, wantedEnd, givenEnd] = [0, wanted.length, given.length];
  while (start < wantedEnd && start < givenEnd && wanted[start] === given[start]) start += 1;
  while (wantedEnd > start && givenEnd > start && wanted[wantedEnd - 1] === given[givenEnd - 1]) {
    wantedEnd -= 1;
    givenEnd -= 1;
  }
  const [left, right] = [wanted.slice(start, wantedEnd), given.slice(start, givenEnd)];
  if (left.length * right.length > MOST_CELLS) return undefined;
  return { errors: distance(left, right), length: wanted.length };
}

const wordsOf = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '');

function distance(left: readonly string[], right: readonly string[]): number {
  let before = Int32Array.from({ length: right.length + 1 }, (_, at) => at);
  let row = new Int32Array(right.length + 1);
  left.forEach((word, at) => {
    row[0] = at + 1;
    for (let other = 1; other <= right.length; other += 1) {
      const substituted = (before[other - 1] ?? 0) + (word === right[other - 1] ? 0 : 1);
      row[other] = Math.min(substituted, (before[other] ?? 0) + 1, (row[other - 1] ?? 0) + 1);
    }
    [before, row] = [row, before];
  });
  return before[right.length] ?? 0;
}
