import type { Span } from '../../../text/span.ts';
import type { SuggestContext, System } from '../suggest-context.ts';
import { isJoined, wordsIn } from '../../../values/metric-words.ts';
import type { Word } from '../../../values/metric-words.ts';
import { isName } from '../systems-of.ts';
import { nameMentions } from './name-mentions.ts';
import type { Mention } from './name-mentions.ts';

/**
 * A place in a sentence that names a value of a column: the system whose metric it is about, the one it is compared
 * with, or where both are measured (`on wmt22`).
 */
export type SystemMention = {
  /** Includes the article, the possessive and words such as `that of`. */
  readonly span: Span;
  /** The name alone. */
  readonly said: string;
  readonly role: 'subject' | 'reference' | 'place';
  /** Several if more than one column has the value. */
  readonly systems: readonly System[];
  /** The metric named together with the system (`the MRR of BM25`), as written; empty if there is none. */
  readonly metric: string;
};

const ARTICLE = /(?:^|\s)(?:the|our|its|an?)?\s*$/iu;
/** Text that ends in words after which the other side of a comparison follows. */
const LEAD =
  /(?:[<>=≤≥]|(?<![\p{L}])(?:than|over|vs\.?|versus|against|relative to|compared (?:to|with)|in comparison (?:to|with)|beats?|beating|outperforms?|exceeds?|exceeding|surpass(?:es)?|above|below|from|as good as))$/iu;
/** Text that ends in a factor for another value, or in an amount by which two values may differ. */
const AMOUNT = /(?:\d|%|×|x|half|thirds?|quarters?|fifth|tenth|twice|double|percent|points?)$/iu;
const PLACE = /(?<![\p{L}])(?:on|in|for|at|across)$/iu;
const THAT = /(?<![\p{L}])(?:that|those)$/iu;
const OF = /(?<![\p{L}])of$/iu;
const SUMMED_UP = /\s(?:mean|average|median)$/iu;
const SOME_RUNS = /(?:seeds?|runs?)$/iu;
/** Words after a name that add nothing. */
const BEHIND =
  /^(?:['’]s?(?![\p{L}]))?(?:\s(?:baseline|model|system|variant|method|runs?|rows?|data|dataset|test set|set|split|corpus)(?![\p{L}\p{N}]))?/iu;

/** The systems that a sentence names, in its order; names at places that are not understood are left out. */
export function systemMentions(sentence: string, context: SuggestContext): readonly SystemMention[] {
  const metrics = [...nameMentions(sentence, { ...context, rows: [] }).values()];
  const words = wordsIn(sentence);
  const named = context.systems.filter(isName);
  const mentions: SystemMention[] = [];
  for (const [at, word] of words.entries()) {
    if (metrics.some(({ span }) => span.start < word.end && word.start < span.end)) continue;
    const { systems, length } = systemsAt(sentence, words.slice(at), named);
    const span = { start: word.start, end: words[at + length - 1]?.end ?? word.end };
    if (systems.length === 0) continue;
    const listed = listedBehind(sentence, mentions.at(-1), { span, systems });
    mentions.push(...(listed === undefined ? mentionAt({ sentence, metrics }, span, systems) : [listed]));
  }
  return mentions;
}

const AND = /^\s*(?:,\s*and|,|and|&)\s*(?:the\s+)?$/iu;

/** `on wmt22 and flores`: a further value of the same column as the place before it. */
function listedBehind(
  sentence: string,
  before: SystemMention | undefined,
  { span, systems }: { readonly span: Span; readonly systems: readonly System[] },
): SystemMention | undefined {
  if (before?.role !== 'place' || !AND.test(sentence.slice(before.span.end, span.start))) return undefined;
  const own = systems.filter(({ column }) => before.systems.some((other) => other.column === column));
  const end = span.end + behindName(sentence, span.end);
  if (own.length === 0) return undefined;
  return { ...before, span: { start: before.span.end, end }, said: sentence.slice(span.start, span.end), systems: own };
}

const behindName = (sentence: string, end: number): number => BEHIND.exec(sentence.slice(end))?.[0].length ?? 0;

/**
 * The systems with the longest name that begins here; names of one or two letters must be spelt exactly as in the
 * table.
 */
function systemsAt(
  sentence: string,
  words: readonly Word[],
  systems: readonly System[],
): { readonly systems: readonly System[]; readonly length: number } {
  const start = words[0]?.start ?? 0;
  const fitting = systems.filter(
    (system) =>
      system.words.every(
        (text, at) => words[at]?.text === text && (at === 0 || isJoined(sentence, words[at - 1], words[at])),
      ) &&
      (system.value.length > 2 || sentence.startsWith(system.value, start)),
  );
  const length = Math.max(0, ...fitting.map((system) => system.words.length));
  return { systems: fitting.filter((system) => system.words.length === length), length };
}

type Place = { readonly sentence: string; readonly metrics: readonly Mention[] };

/** The mention of a name, with the role that the words before it give it; empty if they give none. */
export function mentionAt(
  { sentence, metrics }: Place,
  { start, end }: Span,
  systems: readonly System[],
): readonly SystemMention[] {
  const said = sentence.slice(start, end);
  const whole = end + behindName(sentence, end);
  const mention = (role: SystemMention['role'], from: number, metric = ''): readonly SystemMention[] => [
    { span: { start: from, end: whole }, said, role, systems, metric },
  ];
  const before = withoutArticle(sentence.slice(0, start));
  if (before === '' || before.endsWith(',')) return mention('subject', before.length);
  if (LEAD.test(before)) return mention('reference', before.length);
  const place = PLACE.exec(before);
  if (place !== null) return mention('place', place.index);
  if (metrics.some(({ span }) => span.start === 0 && span.end === before.length))
    return mention('subject', before.length);
  if (!OF.test(before)) return [];
  const head = before.slice(0, -2).trimEnd();
  if (SOME_RUNS.test(head)) return mention('subject', head.length);
  const metric = metrics.find(({ kind, span }) => kind === 'metric' && span.end === head.length);
  if (metric !== undefined) {
    const lead = withoutArticle(withoutArticle(sentence.slice(0, metric.span.start)).replace(SUMMED_UP, ''));
    const isCompared = LEAD.test(lead) || (OF.test(lead) && AMOUNT.test(lead.slice(0, -2).trimEnd()));
    const name = sentence.slice(metric.span.start, metric.span.end);
    return isCompared ? mention('reference', lead.length, name) : mention('subject', head.length);
  }
  const that = THAT.exec(head);
  if (that === null) return AMOUNT.test(head) ? mention('reference', before.length) : [];
  const compared = head.slice(0, that.index).trimEnd();
  return AMOUNT.test(compared) || LEAD.test(compared) ? mention('reference', compared.length) : [];
}

/** The text before a name or a metric, without its article. */
const withoutArticle = (text: string): string => text.replace(ARTICLE, '').trimEnd();

/** The sentence with `the baseline` in place of the reference, and without the names of subject and places. */
export function withoutNames(sentence: string, mentions: readonly SystemMention[]): string {
  let text = sentence;
  for (const { span, role, metric } of mentions.toSorted((a, b) => b.span.start - a.span.start)) {
    const stands = role === 'reference' ? ` the baseline ${metric}` : '';
    text = text.slice(0, span.start) + stands + text.slice(span.end);
  }
  return text.replace(/\s+/gu, ' ').trim();
}
