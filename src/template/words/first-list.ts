/** A letter of Latin script, as far as lists of words have some: V8 takes half a millisecond to read all of them. */
const LATIN = /[a-z\u00c0-\u024f]/;

type Lists = {
  /** The words that are held whole, with the place of the first list that has them. */
  readonly whole: ReadonlyMap<string, number>;
  /** Of how many words the longest of them is made. */
  readonly longest: number;
  /** What may be a part of a word, in the order of the lists. */
  readonly parts: readonly { readonly isIn: (name: string) => boolean; readonly place: number }[];
};

/**
 * Of lists of words that are read from top to bottom: the place of the first with a word that a folded name holds;
 * undefined where none has one. Words of Latin script are held whole (`stop_rules` in `our_stop_rules`), those behind a
 * hyphen at the end of a longer one (`-ergebnisse` in `versuchsergebnisse`); other scripts run words together.
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

/** Every row of words in the name is looked up, as long as the longest that is known. */
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
