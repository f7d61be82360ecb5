/** A letter of Latin script, as far as the word lists use them: V8 needs half a millisecond for all of them. */
const LATIN = /[a-z\u00c0-\u024f]/;

type Lists = {
  /** Words that must match whole words, with the index of the first list that has them. */
  readonly whole: ReadonlyMap<string, number>;
  /** The number of parts in the longest such word. */
  readonly longest: number;
  /** Words that may match a part of a word, in the order of the lists. */
  readonly parts: readonly { readonly isIn: (name: string) => boolean; readonly place: number }[];
};

/**
 * Looks a folded name up in lists of words that are read from top to bottom: returns the index of the first list with a
 * word that the name contains; undefined if there is none. Words in Latin script must match whole words (`stop_rules`
 * in `our_stop_rules`), those with a leading hyphen the end of a longer word (`-ergebnisse` in `versuchsergebnisse`);
 * in other scripts any part may match, since they write words without spaces.
 */
export function firstList(lists: readonly (readonly string[])[]): (name: string) => number | undefined {
  let read: Lists | undefined;
  return (name) => {
    read ??= readLists(lists);
    const first = firstWhole(name, read);
    for (const { isIn, place } of read.parts) {
      if (first !== undefined && place >= first) break;
      if (isIn(name)) return place;
    }
    return first;
  };
}

function readLists(lists: readonly (readonly string[])[]): Lists {
  const whole = new Map<string, number>();
  const parts: Lists['parts'][number][] = [];
  let longest = 1;
  lists.forEach((words, place) => {
    for (const word of words)
      if (word.startsWith('-')) parts.push({ isIn: endOf(word.slice(1)), place });
      else if (!LATIN.test(word)) parts.push({ isIn: (name) => name.includes(word), place });
      else if (!whole.has(word)) {
        whole.set(word, place);
        longest = Math.max(longest, word.split('_').length);
      }
  });
  return { whole, longest, parts };
}

const endOf = (end: string) => (name: string) => `${name}_`.includes(`${end}_`);

/** Looks up every sequence of words in the name, up to the length of the longest known one. */
function firstWhole(name: string, { whole, longest }: Lists): number | undefined {
  const words = name.split('_');
  let first: number | undefined;
  for (let from = 0; from < words.length; from++) {
    let row = '';
    for (let to = from; to < words.length && to < from + longest; to++) {
      row = to === from ? (words[to] ?? '') : `${row}_${words[to]}`;
      const place = whole.get(row);
      if (place !== undefined && (first === undefined || place < first)) first = place;
    }
  }
  return first;
}
