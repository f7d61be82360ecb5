import type { SuggestContext } from '../suggest-context.ts';
import { CHANGES } from '../words/change-words.ts';
import { COMPARISON_SYMBOLS, COMPARISON_WORDS, oppositeOf } from '../words/comparison-words.ts';
import type { Comparison } from '../words/comparison-words.ts';
import {
  AGGREGATE_WORDS,
  BASELINE_WORDS,
  CONDITIONALS,
  FILLERS,
  LINKS,
  NUMBER_WORDS,
  numberOf,
  VAGUE,
} from '../words/other-words.ts';
import type { Item } from './item.ts';
import { nameMentions } from './name-mentions.ts';
import type { Mention } from './name-mentions.ts';
import { intervalAt, numberAt } from './number-at.ts';
import { groupsAt, quantifierAt } from './quantifier-at.ts';

type Bare<T> = T extends unknown ? Omit<T, 'span'> : never;
type Piece = { readonly item: Bare<Item> | readonly Bare<Item>[] | undefined; readonly end: number };

const PHRASES = COMPARISON_WORDS.map(
  ({ words, ...rest }) => [new RegExp(`${words.replaceAll(' ', '[ -]')}(?![\\p{L}\\p{N}])`, 'iuy'), rest] as const,
);
const WORD = /[\p{L}\p{M}\p{N}_#@$][\p{L}\p{M}\p{N}_#@$'’.:/%+-]{0,80}?(?![\p{L}\p{M}\p{N}_#@$])/uy;
const TO_BE = /(?:has |have )?to (?=(?:be|stay|remain|have|exceed)(?![\p{L}]))/iuy;
/** The subject of a sentence that is about the system which the whole document is about. */
const ACTOR =
  /(?:the |our )?(?:new |proposed |final )?(?:model|system|method|approach|candidate|pipeline|experiment)(?= (?:must|should|shall|will|has|have|achiev|show|keep|maintain|get|improv|reduc|increas|decreas|stay|beat|outperform|yield))/iuy;
const STEP = /(?:at|after) step (\d{1,9})(?![\p{L}\p{N}.])/iuy;
const ARTICLE_BASELINE = /(?:the |our |its )?(?:official |current |previous )?(?:best )?/iuy;
const NOT =
  /(?:cannot|can't|(?:do|does|must|should|shall|will|may|did|is|are)(?: not|n't|n’t)|never|not|without)(?![\p{L}\p{N}])/iuy;
const SAME_AS =
  /(?:relative to|compared (?:to|with)|in comparison (?:to|with)|vs\.?|versus|against|w\.?r\.?t\.?)(?![\p{L}\p{N}])/iuy;

/** A part of another value: `half that of the baseline`, `a third of the baseline`. */
const FRACTION =
  /(?:(?:a|one) )?(half|third|quarter|fifth|tenth|[1-9]\/[1-9]\d?|(?<!a )(?:two[- ]thirds|three[- ]quarters))(?= (?:of|that|the)(?![\p{L}]))/iuy;
const SPREAD = /(?:standard deviation|std\.? dev(?:iation)?\.?)(?![\p{L}\p{N}])/iuy;

/** The pieces of a sentence in order; words that change nothing are left out. */
export function itemsOf(sentence: string, context: SuggestContext): readonly Item[] {
  const mentions = nameMentions(sentence, context);
  const items: Item[] = [];
  for (let at = 0; at < sentence.length;) {
    const piece = pieceAt(sentence, at, { context, mentions });
    const span = { start: at, end: piece.end };
    const found = piece.item === undefined ? [] : Array.isArray(piece.item) ? piece.item : [piece.item];
    for (const item of found as readonly Bare<Item>[]) items.push({ ...item, span });
    at = Math.max(piece.end, at + 1);
  }
  return withoutNegation(items.filter((_, at) => !isSaidTwice(items.slice(at, at + 3))));
}

type Place = { readonly context: SuggestContext; readonly mentions: ReadonlyMap<number, Mention> };

function pieceAt(text: string, at: number, { context, mentions }: Place): Piece {
  if (/\s/u.test(text[at] ?? '')) return { item: undefined, end: at + 1 };
  const mention = mentions.get(at);
  const quantifier = quantifierAt(text, at);
  if (quantifier !== undefined) return { item: { code: 'q', quantifier: quantifier.quantifier }, end: quantifier.end };
  const groups = groupsAt(text, at, context.selectors);
  if (groups !== undefined) return groups;
  if (mention !== undefined) return mentionPiece(mention);
  const interval = intervalAt(text, at);
  if (interval !== undefined) return { item: { code: 'i', interval: interval.interval }, end: interval.end };
  return phraseAt(text, at, mentions) ?? numberPiece(text, at, mentions) ?? symbolAt(text, at) ?? wordAt(text, at);
}

const mentionPiece = (mention: Mention): Piece => ({
  item:
    mention.kind === 'row'
      ? { code: 'r', row: mention.row }
      : { code: 'm', names: mention.names, isWhole: mention.isWhole },
  end: mention.span.end,
});

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** Phrases of several words. */
function phraseAt(text: string, at: number, mentions: ReadonlyMap<number, Mention>): Piece | undefined {
  if (/[\p{L}\p{N}_]/u.test(text[at - 1] ?? ' ')) return undefined;
  for (const [pattern, { comparison, isPlace }] of PHRASES) {
    const found = matchAt(pattern, text, at);
    if (found !== null) return { item: { code: 'o', comparison, isPlace }, end: at + found[0].length };
  }
  const actor = matchAt(ACTOR, text, at) ?? matchAt(TO_BE, text, at);
  if (actor !== null) return { item: undefined, end: at + actor[0].length };
  const step = matchAt(STEP, text, at);
  if (step !== null) return { item: { code: '@', step: Number(step[1]) }, end: at + step[0].length };
  const not = matchAt(NOT, text, at);
  if (not !== null) return { item: { code: 'x' }, end: at + not[0].length };
  const same = matchAt(SAME_AS, text, at);
  if (same !== null) return { item: { code: 'l', word: 'vs' }, end: at + same[0].length };
  const fraction = matchAt(FRACTION, text, at);
  if (fraction !== null) return { item: fractionItem(fraction[1] ?? ''), end: at + fraction[0].length };
  const spread = matchAt(SPREAD, text, at);
  if (spread !== null) return { item: { code: 'a', aggregate: 'sd' }, end: at + spread[0].length };
  const lead = matchAt(ARTICLE_BASELINE, text, at);
  const noun = lead === null ? null : matchAt(WORD, text, at + lead[0].length);
  const isBaseline = noun !== null && !mentions.has(noun.index) && BASELINE_WORDS.has(bareWord(noun[0]));
  return isBaseline && lead !== null && noun !== null
    ? { item: { code: 'b', word: bareWord(noun[0]) }, end: at + lead[0].length + noun[0].length }
    : undefined;
}

const FRACTIONS: ReadonlyMap<string, readonly [text: string, number: number]> = new Map([
  ['half', ['0.5', 0.5]],
  ['third', ['1 / 3', 1 / 3]],
  ['quarter', ['0.25', 0.25]],
  ['fifth', ['0.2', 0.2]],
  ['tenth', ['0.1', 0.1]],
  ['two-thirds', ['2 / 3', 2 / 3]],
  ['three-quarters', ['0.75', 0.75]],
]);

function fractionItem(word: string): Bare<Item> {
  const [over = 1, under = 1] = word.split('/').map(Number);
  const [text, number] = FRACTIONS.get(word.toLowerCase().replace(' ', '-')) ?? [`${over} / ${under}`, over / under];
  return { code: 'n', amount: { text, number, unit: '×', sense: undefined } };
}

const bareWord = (word: string): string =>
  word
    .toLowerCase()
    .replace(/['’]s?$/u, '')
    .replace(/[.:]$/u, '');

function numberPiece(text: string, at: number, mentions: ReadonlyMap<number, Mention>): Piece | undefined {
  const found = numberAt(text, at, (offset) => mentions.has(offset));
  if (found === undefined) return undefined;
  const { amount, end, limit } = found;
  if (limit === undefined) return { item: { code: 'n', amount }, end };
  return {
    item: [
      { code: 'o', comparison: limit, isPlace: false },
      { code: 'n', amount },
    ],
    end,
  };
}

function symbolAt(text: string, at: number): Piece | undefined {
  const comparison = COMPARISON_SYMBOLS.find(([symbol]) => text.startsWith(symbol, at));
  if (comparison !== undefined)
    return { item: { code: 'o', comparison: comparison[1], isPlace: false }, end: at + comparison[0].length };
  const char = text[at] ?? '';
  if (char === '±') return { item: { code: 'p' }, end: at + 1 };
  if (text.startsWith('+/-', at)) return { item: { code: 'p' }, end: at + 3 };
  if (char === '×' || char === '*') return { item: { code: '*' }, end: at + 1 };
  if (char === '+' || ((char === '-' || char === '−') && text[at - 1] === ' '))
    return { item: { code: 's', sign: char === '+' ? '+' : '-' }, end: at + 1 };
  if (char === ',') return { item: { code: ',' }, end: at + 1 };
  if (char === '&') return { item: { code: 'j' }, end: at + 1 };
  if (char === '~' || char === '≈') return { item: { code: 'v' }, end: at + 1 };
  if (/["'“”‘’`.!]/u.test(char)) return { item: undefined, end: at + 1 };
  return /[\p{L}\p{N}_#@$]/u.test(char) ? undefined : { item: { code: 'u' }, end: at + 1 };
}

function wordAt(text: string, at: number): Piece {
  const found = matchAt(WORD, text, at);
  const end = at + Math.max(1, found?.[0].length ?? 1);
  const word = bareWord(text.slice(at, end));
  return { item: wordItem(word), end };
}

function wordItem(word: string): Bare<Item> | readonly Bare<Item>[] | undefined {
  const change = CHANGES.get(word);
  const aggregate = AGGREGATE_WORDS.get(word);
  if (FILLERS.has(word)) return undefined;
  if (change !== undefined)
    return { code: 'c', way: change, isVerb: !/(?:ment|tion|ments|tions|lift|gain)$/u.test(word) };
  if (aggregate !== undefined) return { code: 'a', aggregate };
  const multiple = MULTIPLES.get(word);
  if (multiple !== undefined) return multiple;
  const sign = SIGNS.get(word);
  if (sign !== undefined) return [{ code: 'o', comparison: sign, isPlace: false }, zero];
  if (word === 'no' || word === 'zero') return { code: 'z' };
  if (word === 'and') return { code: 'j' };
  if (word === 'or') return { code: 'k' };
  if (word === 'within') return { code: 'w' };
  const adverb = ADVERBS.get(word);
  if (adverb !== undefined) return { code: 'o', comparison: adverb, isPlace: false };
  if (word === 'twice' || word === 'double')
    return { code: 'n', amount: { text: '2', number: 2, unit: '×', sense: undefined } };
  if (NUMBER_WORDS.has(word)) {
    const number = numberOf(word);
    return { code: 'n', amount: { text: String(number), number, unit: undefined, sense: undefined } };
  }
  if (CONDITIONALS.has(word)) return { code: 'y' };
  if (VAGUE.has(word)) return { code: 'v' };
  return LINKS.has(word) ? { code: 'l', word } : { code: 'u' };
}

const multiple = (words: string, comparison: Comparison, text: string) =>
  words.split(' ').map(
    (word) =>
      [
        word,
        [
          { code: 'o', comparison, isPlace: false },
          { code: 'n', amount: { text, number: Number(text), unit: '×', sense: 'relative' } },
        ] satisfies readonly Bare<Item>[],
      ] as const,
  );

/** Words that compare with a multiple of what was there before. */
const MULTIPLES: ReadonlyMap<string, readonly Bare<Item>[]> = new Map([
  ...multiple('halve halves halved halving', '<=', '0.5'),
  ...multiple('doubles doubled doubling', '>=', '2'),
]);

/** Words that qualify a number. */
const SIGNS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['negative', '<'],
  ['positive', '>'],
]);

const zero: Bare<Item> = { code: 'n', amount: { text: '0', number: 0, unit: undefined, sense: undefined } };

/** A comparison without its `than`: it stands behind the metric, or is missing. */
const ADVERBS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['lower', '<'],
  ['less', '<'],
  ['fewer', '<'],
  ['smaller', '<'],
  ['shorter', '<'],
  ['higher', '>'],
  ['greater', '>'],
  ['larger', '>'],
  ['more', '>'],
  ['better', 'better'],
  ['worse', 'worse'],
]);

/** `at least doubles`: the word says by itself that it is at least so much. */
const isSaidTwice = ([said, own, amount]: readonly Item[]): boolean =>
  said?.code === 'o' &&
  said.comparison === '>=' &&
  own?.code === 'o' &&
  amount?.code === 'n' &&
  amount.amount.unit === '×' &&
  amount.amount.sense === 'relative';

/** A `not` before a comparison reverses it; one before anything else stays. */
function withoutNegation(items: readonly Item[]): readonly Item[] {
  const turned: Item[] = [];
  for (const item of items) {
    const last = turned.at(-1);
    const opposite = item.code === 'o' ? oppositeOf(item.comparison) : undefined;
    if (last?.code === 'x' && item.code === 'o' && opposite !== undefined) {
      turned.pop();
      turned.push({
        ...item,
        comparison: opposite,
        isTurned: true,
        span: { start: last.span.start, end: item.span.end },
      });
    } else turned.push(item);
  }
  return turned;
}
