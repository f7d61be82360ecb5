import { forHtml } from './for-html.ts';

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const BETWEEN = /([\s,;:()"]+)/u;

/**
 * One of expctl's sentences as HTML, in which right-to-left names keep their places: none is displayed in exchange with
 * a number.
 */
export function isolatedHtml(sentence: string): string {
  if (!RIGHT_TO_LEFT.test(sentence)) return forHtml(sentence);
  // Words at even indices, the text between them at odd ones.
  const parts = sentence.split(BETWEEN);
  const html: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const end = endOfName(parts, at);
    const text = forHtml(parts.slice(at, Math.max(end, at + 1)).join(''));
    html.push(end > at ? `<bdi>${text}</bdi>` : text);
    at = Math.max(at, end - 1);
  }
  return html.join('');
}

/**
 * The end of the name that begins here: words and numbers separated by a blank, of which the first and the last are
 * right-to-left.
 */
function endOfName(parts: readonly string[], start: number): number {
  let end = start;
  for (let at = start; at < parts.length; at += 2) {
    const word = parts[at] ?? '';
    if (RIGHT_TO_LEFT.test(word)) end = at + 1;
    else if (at === start || /[a-z]/iu.test(word)) break;
    if (parts[at + 1] !== ' ') break;
  }
  return end;
}
