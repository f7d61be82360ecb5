import { remarkOf } from '../../document/label-remark.ts';
import { foldKey } from '../key-path.ts';
import { partIn, splitOf, wordsOf } from './split-words.ts';
import { isSpread } from './statistic-words.ts';

const SIGNS = /[\s?？↑↓⬆⬇▲▼\u{FE0F}]+$/u;

/** A header without a question mark or the arrow behind it that says which way is better: `Met?`, `Acc ↑`. */
export const withoutSigns = (header: string): string => header.replace(SIGNS, '');

/** A header without what stands in brackets at its end. */
export const bareHeader = (header: string): string =>
  withoutSigns(withoutSigns(header).replace(/\s*[([][^()[\]]{0,40}[)\]]\s*$/u, ''));

/** The header as it is, and without a sign, a unit in brackets and a remark before that at its end. */
export const headerForms = (header: string): readonly string[] =>
  [...new Set([header, ...labelsOf(header)].map(foldKey))].filter((form) => form !== '');

/** A header, then without what stands in brackets at its end, then without what stands so before that: `F1 (macro) (%)`. */
function labelsOf(header: string): readonly [string, string, string] {
  const bare = bareHeader(header);
  return [withoutSigns(header), bare, bareHeader(bare)];
}

/** What a header measures, and what it says of it in brackets that is no unit; undefined where it says nothing there. */
function remarked(header: string): { readonly measure: string; readonly remark: string } | undefined {
  const [whole, bare, barest] = labelsOf(header);
  const remarks = [...(bare === barest ? [] : [remarkOf(bare)]), ...(whole === bare ? [] : [remarkOf(whole)])];
  const remark = remarks.filter((each) => each !== '').join('_');
  return remark === '' ? undefined : { measure: barest, remark };
}

/** The folded keys that say in their own words what a header says in brackets: `f1_macro` or `macro_f1` for `F1 (macro)`. */
export function remarkedForms(header: string, unit = ''): readonly string[] {
  const { measure, remark } = remarked(header) ?? {};
  if (measure === undefined || remark === undefined) return [];
  const forms = [foldKey(`${measure}_${remark}`), foldKey(`${remark}_${measure}`)];
  return unit === '' ? forms : [...forms, ...forms.map((form) => `${form}${foldKey(unit)}`)];
}

/** Whether a key has the words of what a header measures and those of what stands in its brackets. */
export function saysRemark(header: string): (path: string) => boolean {
  const said = remarked(header);
  if (said === undefined) return () => false;
  const [measure, remark] = [foldKey(said.measure), foldKey(said.remark)];
  return (path) => {
    const words = wordsOf(path);
    return holdsRun(words, measure) && holdsRun(words, remark);
  };
}

/** Whether some words that follow each other are, joined, this one: `top`, `5` are `top5`. */
function holdsRun(words: readonly string[], joined: string): boolean {
  return words.some((_, from) => {
    let text = '';
    for (const word of words.slice(from)) {
      text += word;
      if (text.length >= joined.length) return text === joined;
    }
    return false;
  });
}

/**
 * Whether a bare key is not what a header with a remark in brackets means: another key says the remark, the same is
 * measured of a named part of the data while the remark names one, or the remark asks for the spread.
 */
export function isToldApart(header: string, path: string, paths: readonly string[]): boolean {
  const said = remarked(header);
  if (said === undefined || foldKey(path) === foldKey(withoutSigns(header))) return false;
  const isSaid = saysRemark(header);
  if (isSpread(said.remark) || paths.some((other) => other !== path && isSaid(other))) return true;
  const part = splitOf(said.remark);
  if (part === undefined || part === 'train' || splitOf(path) !== undefined) return false;
  return paths.some((other) => partIn(other)?.rest === foldKey(path));
}
