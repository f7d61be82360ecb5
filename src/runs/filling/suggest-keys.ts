import { foldName } from '../../text/fold-name.ts';
import { saysRemark } from './header-forms.ts';
import { isOfOtherMeasure, placeAmongStatistics } from './statistic-words.ts';
import { isOfBest, splitOf } from './split-words.ts';
import { foldKey } from '../key-path.ts';

/** Short words in table headers and their names in outputs; they only ever give a suggestion. */
const ABBREVIATIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['lr', ['learning_rate']],
  ['steps', ['max_steps', 'num_steps', 'train_steps', 'global_step', 'step']],
  ['bs', ['batch_size']],
  ['batch', ['batch_size']],
  ['acc', ['accuracy']],
  ['prec', ['precision']],
  ['rec', ['recall']],
  ['time', ['runtime', 'train_runtime', 'elapsed_seconds', 'duration']],
  ['mem', ['memory', 'peak_memory']],
  ['epochs', ['num_train_epochs', 'num_epochs', 'max_epochs', 'epoch']],
  ['params', ['parameters', 'num_parameters']],
  ['wd', ['weight_decay']],
  ['ckpt', ['checkpoint']],
  ['dataset', ['dataset_path', 'data_path', 'train_data']],
  ['manifest', ['manifest_path', 'eval_manifest']],
]);

const MOST = 3;
const LONGEST = 60;
const MOST_KEYS = 2000;

/**
 * Up to three keys that a header might mean, the likeliest first; `part` is the part of the data, if the header does
 * not say it.
 */
export function suggestKeys(header: string, paths: readonly string[], part = header): readonly string[] {
  const known = paths.slice(0, MOST_KEYS);
  const areSplit = known.some((path) => splitOf(path) !== undefined);
  const isSaid = saysRemark(header);
  const saying = known.filter(isSaid);
  const scored = (saying.length > 0 ? saying : known).flatMap((path) => {
    const score = isAnother({ header, part }, path, areSplit) ? 0 : scoreOf(foldName(header), path);
    return score > 0 ? [{ path, score }] : [];
  });
  return scored
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        placeAmongStatistics(a.path) - placeAmongStatistics(b.path) ||
        a.path.length - b.path.length,
    )
    .slice(0, MOST)
    .map(({ path }) => path);
}

type Wanted = { readonly header: string; readonly part: string };

/**
 * Whether a key is about another part of the data than the header, or about a last point where the header is about the
 * best one.
 */
function isAnother({ header, part }: Wanted, path: string, areSplit: boolean): boolean {
  const [wanted, split] = [splitOf(part), splitOf(path)];
  if ((isOfBest(header) && !isOfBest(path)) || isOfOtherMeasure(header, path)) return true;
  return wanted !== undefined && (split === undefined ? areSplit : split !== wanted);
}

/** `p(95)`: k6's form of what others write as p95. */
const PERCENTILE = /\bp\((\d{1,2}(?:\.\d{1,3})?)\)$/;

/** Words that mean nothing by themselves: the rate of one thing is not that of another. */
const HEADS: ReadonlySet<string> = new Set(['rate', 'value', 'score', 'count', 'number', 'total', 'ratio']);

function scoreOf(header: string, path: string): number {
  const plain = path.replaceAll('\\', '').replace(PERCENTILE, 'p$1');
  const key = foldName(plain);
  const last = foldName(plain.split('.').at(-1) ?? '');
  if (header === '' || last === '' || header.length > LONGEST || key.length > LONGEST * 3) return 0;
  if (foldKey(header) === foldKey(last)) return 10;
  const known = ABBREVIATIONS.get(header) ?? [];
  if (known.includes(last)) return 9 - known.indexOf(last);
  if (written(header) === last || written(last) === header) return 8;
  if (haveSameWords(header, last)) return 5;
  if (isWithin(header, key)) return 3;
  if (!HEADS.has(last) && isWithin(last, header)) return 2;
  return Math.min(header.length, last.length) > 4 && isOneSlip(foldKey(header), foldKey(last)) ? 4 : 0;
}

/** A name with its short words written out. */
const written = (name: string): string =>
  name
    .split('_')
    .map((word) => ABBREVIATIONS.get(word)?.[0] ?? word)
    .join('_');

const haveSameWords = (left: string, right: string): boolean =>
  left.split('_').toSorted().join() === right.split('_').toSorted().join();

/** Whether `outer` contains every word of `inner`. */
function isWithin(inner: string, outer: string): boolean {
  const words = new Set(outer.split('_'));
  return inner.split('_').every((word) => word.length > 1 && words.has(word));
}

/** Whether the two differ by one letter added, removed or replaced (or two swapped). */
function isOneSlip(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start++;
  let [a, b] = [left.length, right.length];
  while (a > start && b > start && left[a - 1] === right[b - 1]) {
    a--;
    b--;
  }
  const [one, other] = [left.slice(start, a), right.slice(start, b)];
  return (one.length <= 1 && other.length <= 1) || (one.length === 2 && one === `${other[1] ?? ''}${other[0] ?? ''}`);
}
