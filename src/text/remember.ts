const LONGEST_KEY = 200;
const MOST_KEYS = 4096;

/**
 * `compute` with a small bounded memory. The same few hundred titles and labels stand in thousands of documents; a
 * key is copied before it is kept, so that no slice holds a whole document in memory.
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

/** The same for a computed text, which is itself kept as a copy: names are looked up again and again. */
export const rememberText = (compute: (text: string) => string): ((text: string) => string) =>
  remember((text) => copyOf(compute(text)));

/** `compute` for things that live long, found once for each: a kind's specs, the headers that are kept by their text. */
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

/** What V8 keeps as a slice, or as what was put together, has so many units; shorter texts are copied anyhow. */
const SLICED = 13;

/** The text in a row of its own. V8 compares a slice, or what was put together, three times as slowly. */
const copyOf = (text: string): string => (text.length < SLICED ? text : text.split('').join(''));
