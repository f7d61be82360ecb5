import type { Selector, SuggestContext } from '../suggest-context.ts';
import { isDistinctName, wordsIn } from '../../../values/metric-words.ts';
import { nameMentions } from './name-mentions.ts';
import { mentionAt } from './system-mentions.ts';
import type { SystemMention } from './system-mentions.ts';

/** A word that may be a name. */
const NAME = /(?<![\p{L}\p{N}_-])\p{L}[\p{L}\p{N}.+/_-]*[\p{L}\p{N}+](?![\p{L}\p{N}_-])/gu;

/** If no column names systems, a name refers to a row. */
const ROW: Selector = { written: '', shown: '', words: [], values: [], namesSystems: false, namesPart: false };

/**
 * A reference that no row names yet, in criteria written before the first run: `improves over BM25`. Undefined if the
 * sentence has no such name or several, or if more than one column could hold it.
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
