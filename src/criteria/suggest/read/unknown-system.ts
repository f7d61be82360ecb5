import type { Selector, SuggestContext } from '../suggest-context.ts';
import { isDistinctName, wordsIn } from '../words/metric-words.ts';
import { nameMentions } from './name-mentions.ts';
import { mentionAt } from './system-mentions.ts';
import type { SystemMention } from './system-mentions.ts';

/** A word, which may be a name. */
const NAME = /(?<![\p{L}\p{N}_-])\p{L}[\p{L}\p{N}.+/_-]*[\p{L}\p{N}+](?![\p{L}\p{N}_-])/gu;

/** Where no column names systems, a name is that of a row. */
const ROW: Selector = { written: '', shown: '', words: [], values: [], namesSystems: false, namesPart: false };

/**
 * A system that a sentence compares with and that no row names yet, as criteria do that are written before the first run:
 * `improves over BM25`. Undefined where the sentence has no such name, where it has several, and where more than one column
 * may take it.
 */
export function unknownSystem(sentence: string, context: SuggestContext): SystemMention | undefined {
  const columns = context.selectors.filter(({ namesSystems }) => namesSystems);
  if (columns.length > 1) return undefined;
  const metrics = [...nameMentions(sentence, { ...context, rows: [] }).values()];
  const isMetric = (start: number): boolean => metrics.some(({ span }) => span.start <= start && start < span.end);
  const found = [...sentence.matchAll(NAME)].flatMap(({ 0: value, index }) => {
    if (!isDistinctName(value) || isMetric(index)) return [];
    const system = { column: columns[0] ?? ROW, value, words: wordsIn(value).map(({ text }) => text), rows: [] };
    return mentionAt({ sentence, metrics }, { start: index, end: index + value.length }, [system]);
  });
  const [only, ...others] = found.filter(({ role }) => role === 'reference');
  return others.length > 0 ? undefined : only;
}
