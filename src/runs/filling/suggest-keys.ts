import { foldName } from '../../text/fold-name.ts';
import { saysRemark } from './header-forms.ts';
import { isOfOtherMeasure, placeAmongStatistics } from './statistic-words.ts';
import { isOfBest, splitOf } from './split-words.ts';
import { foldKey } from '../key-path.ts';

/** Short words of table headers and what outputs call them; only ever a suggestion. */
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

/** Up to three keys that a header might mean, the likeliest first; `part` is the part of the data, where the header does not say it. */
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

/** Whether a key speaks of another part of the data than the header does, or of a last point where that asks for the best one. */
function isAnother({ header, part }: Wanted, path: string, areSplit: boolean): boolean {
  const [wanted, split] = [splitOf(part), splitOf(path)];
  if ((isOfBest(header) && !isOfBest(path)) || isOfOtherMeasure(header, path)) return true;
  return wanted !== undefined && (split === undefined ? areSplit : split !== wanted);
}

/** `p(95)`, which k6 writes for what others call p95. */
const PERCENTILE = /\bp\((\d{1,2}(?:\.\d{1,3})?)\)$/;

/** Words that say nothing alone: the rate of one thing is none of another. */
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

/** Whether every word of `inner` stands in `outer`. */
function isWithin(inner: string, outer: string): boolean {
  const words = new Set(outer.split('_'));
  return inner.split('_').every((word) => word.length > 1 && words.has(word));
}

/** Whether one letter more, less or other (or two swapped) makes one of the other. */
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
