import type { Item } from '../../document/item.ts';
import { labelAt } from '../../document/label-at.ts';
import { plainText } from '../../document/plain-text.ts';
import { sliceOf } from '../../text/span.ts';
import type { Span } from '../../text/span.ts';
import { withoutSpans } from './expect-spans.ts';

/** An item's label and sentence. */
export type CriterionWords = { readonly label: string; readonly isNamed: boolean; readonly sentence: string };

const MOST_WORDS = 8;

/**
 * The label of a piece of text (`**Primary**:`), or the start of its sentence; statements and emphasis are left out.
 */
export function wordsOf(text: string, span: Span): CriterionWords {
  const sentence = sentenceOf(withoutSpans(text, span));
  const line = { start: span.start, end: Math.min(span.end, endOfLine(text, span.start)) };
  const label = labelAt(text, line, true);
  const name = label === undefined ? '' : plainText(sliceOf(text, label.span)).trim();
  if (name !== '' && name.length <= 80) return { label: name, isNamed: true, sentence };
  const words = sentence.split(' ');
  const start = words.slice(0, MOST_WORDS).join(' ');
  return { label: words.length > MOST_WORDS ? `${start} …` : start, isNamed: false, sentence };
}

/** The words of an item without box, mark and signature. */
export const itemWords = (text: string, item: Item): CriterionWords => wordsOf(text, item.text);

/** Plain words on one line, without comments. */
export const sentenceOf = (text: string): string =>
  plainText(text.replace(/<!--[\s\S]*?(?:-->|$)/gu, ' '))
    .replace(/\s+/gu, ' ')
    .trim();

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}
