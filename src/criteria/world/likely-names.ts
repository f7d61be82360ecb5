import { isGeneric, wordsIn } from '../../values/metric-words.ts';

const MOST = 3;
/** `prec` of `precision`. */
const SHORTEST = 3;

/**
 * The names that an unknown one may mean, for a person to choose from: `val_acc` and `test_acc` for `accuracy`. None is
 * chosen automatically.
 */
export function likelyNames(asked: string, known: readonly string[]): readonly string[] {
  const wanted = partsOf(asked);
  if (wanted.every(isGeneric)) return [];
  const likely = known.filter((name) => {
    const parts = partsOf(name);
    return wanted.every((word) => parts.some((part) => isAlike(word, part)));
  });
  return [...new Set(likely)].slice(0, MOST);
}

const partsOf = (name: string): readonly string[] => wordsIn(name.replaceAll('_', ' ')).map(({ text }) => text);

function isAlike(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short === long || (short.length >= SHORTEST && long.startsWith(short));
}
