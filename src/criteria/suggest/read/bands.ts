import type { SuggestContext } from '../suggest-context.ts';
import { symbolOf } from '../words/comparison-words.ts';
import { levelTexts } from './amounts.ts';
import { first } from './clause.ts';
import type { Item, ItemOf, SaidAmount } from './item.ts';
import { itemsOf } from './items-of.ts';
import type { SentenceReading } from './read-sentence.ts';
import { metricOf } from './subject.ts';

const VERDICT = /(?<![\p{L}-])(CONDITIONAL(?: GO)?|NO[- ]GO|GO|INCONCLUSIVE)(?![\p{L}])/u;
const SEPARATOR = /[,;]\s+/u;

type Segment = { readonly text: string; readonly verdict: string };
type Band = {
  readonly low: SaidAmount | undefined;
  readonly high: SaidAmount | undefined;
  readonly symbol: string;
  readonly verdict: string;
};

/** Reads `< 5% overhead (GO), 5-10% (CONDITIONAL), > 10% (NO-GO)`; undefined if the sentence is not such a list. */
export function readBands(sentence: string, context: SuggestContext): SentenceReading | undefined {
  const segments = sentence.split(SEPARATOR).flatMap((text) => segmentOf(text));
  if (segments.length < 2 || segments.length > 4 || segments.length < sentence.split(SEPARATOR).length)
    return undefined;
  const items = segments.map(({ text }) => itemsOf(text.replace(/^[^:<>]{0,30}:\s+/u, ''), context));
  const metrics = items.flat().filter((item): item is ItemOf<'m'> => item.code === 'm');
  const [metric] = metrics;
  if (metric === undefined) return undefined;
  const named = metricOf(metric, sentence);
  if ('reason' in named) return named;
  const bands = segments.map(({ verdict }, at) => bandOf(items[at] ?? [], verdict));
  if (bands.some((band) => band === undefined)) return { reason: 'the bands are not understood' };
  return written(
    bands.filter((band) => band !== undefined),
    named.found,
  );
}

const segmentOf = (text: string): readonly Segment[] => {
  const verdict = VERDICT.exec(text);
  if (verdict === null) return [];
  const word = verdict[1] ?? '';
  const rest = text.replace(/\([^()]*\)|→.*$/gu, ' ').replace(VERDICT, ' ');
  return [{ text: rest, verdict: word.startsWith('CONDITIONAL') ? 'CONDITIONAL GO' : word.replace(' ', '-') }];
};

/** A band: one comparison, or one interval, and perhaps the metric. */
function bandOf(items: readonly Item[], verdict: string): Band | undefined {
  const codes = items.map(({ code }) => code).join('');
  const interval = first(items, 'i')?.interval;
  if (interval !== undefined && /^m?l?im?$/u.test(codes))
    return { low: interval.low, high: interval.high, symbol: '<=', verdict };
  const [comparison, amount] = [first(items, 'o')?.comparison, first(items, 'n')?.amount];
  if (!/^(?:m?l?on|onm)$/u.test(codes) || comparison === undefined || amount === undefined) return undefined;
  const symbol = symbolOf(comparison, undefined);
  if (symbol === undefined || symbol === '==' || symbol === '!=') return undefined;
  return symbol.startsWith('<')
    ? { low: undefined, high: amount, symbol, verdict }
    : { low: amount, high: undefined, symbol, verdict };
}

/** Writes bands that follow one another without a gap, the last one open-ended. */
function written(bands: readonly Band[], metric: Parameters<typeof levelTexts>[1]): SentenceReading {
  const isRising = bands[0]?.high !== undefined;
  const last = bands.at(-1);
  if (last === undefined || (isRising ? last.high : last.low) !== undefined)
    return { reason: 'the last band is not open' };
  const parts: string[] = [];
  for (const [at, band] of bands.slice(0, -1).entries()) {
    const next = bands[at + 1];
    const [edge, other] = isRising ? [band.high, next?.low] : [band.low, next?.high];
    if (edge === undefined || other === undefined || edge.number !== other.number)
      return { reason: 'the bands do not follow one another' };
    const level = levelTexts(edge, metric);
    if ('reason' in level) return level;
    if (level.ways.length !== 1)
      return { reason: `whether ${metric.shown} is given as a ratio or in per cent is not declared` };
    const symbol = isRising ? band.symbol : band.symbol === '<=' ? '>=' : band.symbol;
    parts.push(`${symbol} ${level.ways[0]?.text ?? ''} ${band.verdict}`);
  }
  return { drafts: [{ condition: `bands(${metric.written}): ${parts.join(', ')}, else ${last.verdict}`, notes: [] }] };
}
