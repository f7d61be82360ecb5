import { remarkOf } from '../../document/label-remark.ts';
import { foldKey } from '../key-path.ts';
import { partIn, splitOf, wordsOf } from './split-words.ts';
import { isSpread } from './statistic-words.ts';

const SIGNS = /[\s?？↑↓⬆⬇▲▼\u{FE0F}]+$/u;

/** A header without a question mark or direction arrow at its end: `Met?`, `Acc ↑`. */
export const withoutSigns = (header: string): string => header.replace(SIGNS, '');

/** A header without the brackets at its end. */
export const bareHeader = (header: string): string =>
  withoutSigns(withoutSigns(header).replace(/\s*[([][^()[\]]{0,40}[)\]]\s*$/u, ''));

/** The folded header as written, then without the sign, the unit in brackets and the remark at its end. */
export const headerForms = (header: string): readonly string[] =>
  [...new Set([header, ...labelsOf(header)].map(foldKey))].filter((form) => form !== '');

/** A header, then without the last brackets, then without the brackets before those: `F1 (macro) (%)`. */
function labelsOf(header: string): readonly [string, string, string] {
  const bare = bareHeader(header);
  return [withoutSigns(header), bare, bareHeader(bare)];
}

/** What a header measures, and the remark in its brackets that is not a unit; undefined if there is none. */
function remarked(header: string): { readonly measure: string; readonly remark: string } | undefined {
  const [whole, bare, barest] = labelsOf(header);
  const remarks = [...(bare === barest ? [] : [remarkOf(bare)]), ...(whole === bare ? [] : [remarkOf(whole)])];
  const remark = remarks.filter((each) => each !== '').join('_');
  return remark === '' ? undefined : { measure: barest, remark };
}

/** The folded keys that contain the remark of a header: `f1_macro` or `macro_f1` for `F1 (macro)`. */
export function remarkedForms(header: string, unit = ''): readonly string[] {
  const { measure, remark } = remarked(header) ?? {};
  if (measure === undefined || remark === undefined) return [];
  const forms = [foldKey(`${measure}_${remark}`), foldKey(`${remark}_${measure}`)];
  return unit === '' ? forms : [...forms, ...forms.map((form) => `${form}${foldKey(unit)}`)];
}

/** Returns a test for keys that contain both what the header measures and its remark in brackets. */
export function saysRemark(header: string): (path: string) => boolean {
  const said = remarked(header);
  if (said === undefined) return () => false;
  const [measure, remark] = [foldKey(said.measure), foldKey(said.remark)];
  return (path) => {
    const words = wordsOf(path);
    return holdsRun(words, measure) && holdsRun(words, remark);
  };
}

/** Whether consecutive words, joined, give this one: `top`, `5` give `top5`. */
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
 * Whether a bare key does not match a header with a remark in brackets: because another key contains the remark,
 * because the remark names a part of the data and the output measures the same of another part, or because it asks for
 * a spread.
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
