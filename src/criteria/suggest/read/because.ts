import type { SuggestContext } from '../suggest-context.ts';
import type { Item } from './item.ts';
import { itemsOf } from './items-of.ts';

/** How the words of a sentence became a statement: `“word error rate” is WER, “at most” is <=`. */
export function becauseOf(sentence: string, statement: string, context: SuggestContext): string {
  const parts = itemsOf(sentence, context).flatMap((item) => partOf(item, sentence, statement));
  return parts.length === 0 ? 'read as it stands' : [...new Set(parts)].join(', ');
}

function partOf(item: Item, sentence: string, statement: string): readonly string[] {
  const words = sentence.slice(item.span.start, item.span.end);
  if (item.code === 'm') {
    const name = item.names.find(({ written }) => statement.includes(written));
    return name === undefined ? [] : [`“${words}” is ${KINDS[name.kind]} ${name.shown}`];
  }
  if (item.code === 'o' && /\p{L}/u.test(words) && /^[<>=!]/u.test(item.comparison))
    return [`“${words}” is ${item.comparison}`];
  return item.code === 'a' ? [`“${words}” is ${item.aggregate}, over the selected runs`] : [];
}

const KINDS = { column: 'the column', metric: 'the metric', parameter: 'the parameter', field: 'the field' } as const;
