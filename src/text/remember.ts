const LONGEST_KEY = 200;
const MOST_KEYS = 4096;

/**
 * Returns `compute` with a small bounded memory, since the same few hundred titles and labels occur in thousands of
 * documents. A key is copied before it is kept, so that no slice keeps a whole document in memory.
 */
export function remember<Result>(compute: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || text.length > LONGEST_KEY) return before ?? compute(text);
    if (known.size >= MOST_KEYS) known.clear();
    const key = copyOf(text);
    const result = compute(key);
    known.set(key, result);
    return result;
  };
}

/** The same for a computed text, which is itself kept as a copy, because names are looked up again and again. */
export const rememberText = (compute: (text: string) => string): ((text: string) => string) =>
  remember((text) => copyOf(compute(text)));

/**
 * The same for long-lived objects, with one result for each: a kind's specs, or the headers that are kept by their
 * text.
 */
export function rememberFor<Key extends object, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const known = new WeakMap<Key, { readonly result: Result }>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before.result;
    const result = compute(key);
    known.set(key, { result });
    return result;
  };
}

/** V8 keeps a slice or a concatenation as such only from this many units on; shorter texts are copied anyway. */
const SLICED = 13;

/** A flat copy of the text: V8 compares slices and concatenations three times as slowly. */
const copyOf = (text: string): string => (text.length < SLICED ? text : text.split('').join(''));
