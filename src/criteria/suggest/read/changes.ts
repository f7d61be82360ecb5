import type { SuggestContext } from '../suggest-context.ts';
import { wayOf } from '../words/change-words.ts';
import type { Comparison } from '../words/comparison-words.ts';
import { oppositeOf } from '../words/comparison-words.ts';
import { knownDirection } from '../../../values/metric-words.ts';
import { deltasOf, levelTexts, moved } from './amounts.ts';
import type { Delta } from './amounts.ts';
import { subjectOf } from './clause.ts';
import type { ClausePlace, ClauseReading } from './clause.ts';
import { unread } from './item.ts';
import type { Draft, Item, ItemOf } from './item.ts';
import { sidesOf } from './sides.ts';
import { partlyNamed, valueText } from './subject.ts';
import type { Subject } from './subject.ts';

/** Codes of the items in a sentence about a change. */
const SEGMENT = /^[mnolbracxz*]+/u;

/** Reads a change at the start of the items: `reduces WER by 5% over the baseline`, `no regression of accuracy`. */
export function readChange(place: ClausePlace, role: SuggestContext['role']): ClauseReading | undefined {
  const codes = place.items.map(({ code }) => code).join('');
  const length = segmentLength(place.items, SEGMENT.exec(codes)?.[0].length ?? 0);
  const items = place.items.slice(0, length);
  const parts = partsOf(items);
  if (parts === undefined) return undefined;
  if (typeof parts === 'string') return unread(parts);
  return changeOf({ ...place, role }, items, parts);
}

/** A link before an unknown word begins a selection, which is not part of the change. */
function segmentLength(items: readonly Item[], length: number): number {
  const asked = items.findIndex(({ code }) => code === 'n');
  const joint = items.findIndex(
    (item, at) => at > asked && asked >= 0 && item.code === 'l' && items[at + 1]?.code === 'o',
  );
  let end = joint < 0 ? length : Math.min(length, joint);
  if (items[end]?.code !== 'u') return end;
  while (end > 0 && items[end - 1]?.code === 'l') end--;
  return end;
}

type Parts = {
  readonly change: ItemOf<'c'>;
  readonly amount: ItemOf<'n'> | undefined;
  readonly comparison: Comparison | undefined;
  readonly isNegated: boolean;
  readonly hasBaseline: boolean;
  readonly hasLink: boolean;
};

/** The parts of a change; undefined if the items are not a change, or a reason if its parts cannot be told apart. */
function partsOf(items: readonly Item[]): Parts | string | undefined {
  const changes = items.filter((item): item is ItemOf<'c'> => item.code === 'c');
  const amounts = items.filter((item): item is ItemOf<'n'> => item.code === 'n');
  const comparisons = items.filter((item): item is ItemOf<'o'> => item.code === 'o');
  const [change] = changes;
  if (change === undefined) return undefined;
  const at = items.indexOf(change);
  if (comparisons[0]?.isPlace === true && items[at + 1] === comparisons[0]) return undefined;
  const negations = items.filter(({ code }) => code === 'x' || code === 'z').length;
  const metrics = items.filter(({ code }) => code === 'm').length;
  const others = items.filter(({ code }) => code === 'b' || code === 'r').length;
  if (changes.length > 1 || amounts.length > 1 || comparisons.length > 1 || negations > 1 || metrics > 2 || others > 1)
    return 'more is said of the change than can be told apart';
  const [comparison] = comparisons;
  const [amount] = amounts;
  const strange = strangeLink(items);
  if (strange !== undefined) return `what “${strange}” says of the change is not understood`;
  if (comparison !== undefined && (amount === undefined || items[items.indexOf(comparison) + 1] !== amount))
    return 'the comparison and the change do not go together';
  return {
    change,
    amount,
    comparison: comparison?.comparison,
    isNegated: negations === 1,
    hasBaseline: others > 0 || metrics > 1,
    hasLink: items.some((item) => item.code === 'l'),
  };
}

/** `by` or `of` introduces an amount, `over`, `from` and the like a baseline; anything else has another meaning. */
function strangeLink(items: readonly Item[]): string | undefined {
  for (const [at, item] of items.entries()) {
    if (item.code !== 'l') continue;
    const next = items[at + 1]?.code;
    const isAmount = next === 'n' || next === 'o';
    if (isAmount && item.word === 'to') continue;
    if (isAmount ? !AMOUNT_LINKS.has(item.word) : item.word === 'to' || item.word === 'under') return item.word;
  }
  return undefined;
}

const AMOUNT_LINKS: ReadonlySet<string> = new Set(['by', 'of']);

type ChangePlace = ClausePlace & { readonly role: SuggestContext['role'] };

function changeOf(place: ChangePlace, items: readonly Item[], parts: Parts): ClauseReading {
  const trend = trendOf(place, items, parts);
  const level = levelReached(place, items, parts);
  if (level !== undefined) return level;
  const sides = sidesOf(place, items);
  if ('reason' in sides) return trend ?? unread(sides.reason);
  const { subject, others } = sides.found;
  const left = valueText(subject.metric.written, subject.aggregate, place.step);
  const drafts: Draft[] = [];
  for (const other of others) {
    const right = valueText(other.written, subject.aggregate, place.step);
    const written = writeChange({ left, right, subject, parts, role: place.role });
    if (typeof written === 'string') return unread(written);
    const note = parts.hasBaseline && others.length === 1 ? [] : [`measured against ${other.shown}`];
    drafts.push(
      ...written.map(({ condition, notes }) => ({ condition, notes: [...subject.notes, ...notes, ...note] })),
    );
  }
  const both = trend?.kind === 'read' ? [...drafts, ...trend.drafts] : drafts;
  return { kind: 'read', drafts: both, items: items.length, subject };
}

/** `reduce step time to 80 ms` is about a level. */
function levelReached(place: ChangePlace, items: readonly Item[], parts: Parts): ClauseReading | undefined {
  if (!reachesLevel(items)) return undefined;
  const subject = subjectOf(place, items);
  if ('reason' in subject) return unread(subject.reason);
  const { metric, aggregate } = subject.found;
  const better = metric.better ?? knownDirection(metric.words);
  const way = wayOf(parts.change.way, better);
  const { amount, comparison, isNegated, hasBaseline } = parts;
  if (way === undefined) return unread(`which way ${metric.shown} is better is not declared`);
  if (amount === undefined || isNegated || hasBaseline) return unread('what level is asked for is not understood');
  const symbol = comparison ?? (way === 'down' ? '<=' : '>=');
  const levels = levelTexts(amount.amount, metric);
  if ('reason' in levels) return unread(levels.reason);
  if (!/^[<>]/u.test(symbol)) return unread('what level is asked for is not understood');
  const left = valueText(metric.written, aggregate, place.step);
  const taken = comparison === undefined ? [`“to ${amount.amount.text}” is read as ${symbol}`] : [];
  const drafts = levels.ways.map(({ text, note }) => ({
    condition: `${left} ${symbol} ${text}`,
    notes: [...subject.found.notes, ...taken, ...(note === undefined ? [] : [note])],
  }));
  return { kind: 'read', drafts, items: items.length, subject: subject.found };
}

const reachesLevel = (items: readonly Item[]): boolean =>
  items.some((item, at) => item.code === 'l' && item.word === 'to' && /^[no]$/u.test(items[at + 1]?.code ?? ''));

/** `training loss decreases`, compared with nothing in particular: over the steps of each run. */
function trendOf({ sentence }: ChangePlace, items: readonly Item[], parts: Parts): ClauseReading | undefined {
  const codes = items.map(({ code }) => code).join('');
  const [metric] = items;
  if (codes !== 'mc' || metric?.code !== 'm' || parts.change.way !== 'down' || !parts.change.isVerb) return undefined;
  const [name, ...others] = metric.names;
  if (name === undefined || others.length > 0 || name.kind === 'field') return undefined;
  const notes = [...partlyNamed(metric, name, sentence), 'over the steps of each run, from its history'];
  const subject = { metric: name, aggregate: undefined, notes };
  return { kind: 'read', drafts: [{ condition: `decreases(${name.written})`, notes }], items: items.length, subject };
}

type Change = {
  readonly left: string;
  readonly right: string;
  readonly subject: Subject;
  readonly parts: Parts;
  readonly role: SuggestContext['role'];
};

function writeChange({ left, right, subject, parts, role }: Change): readonly Draft[] | string {
  const { metric } = subject;
  const { change, amount, isNegated } = parts;
  const better = metric.better ?? knownDirection(metric.words);
  const way = wayOf(change.way, better);
  if (way === undefined) return `which way ${metric.shown} is better is not declared`;
  const isTaken = metric.better === undefined && (change.way === 'better' || change.way === 'worse');
  const taken = isTaken ? [`${better ?? ''} is taken as better for ${metric.shown}`] : [];
  const isWorse = change.way === 'worse' || (better !== undefined && (way === 'down') === (better === 'higher'));
  const isBetter = change.way === 'better' || (better !== undefined && (way === 'down') === (better === 'lower'));
  const said: Said = { left, right, way, isWorse, isBetter, isDeclared: metric.better !== undefined };
  if (amount === undefined) {
    const bare = bareChange(said, change.way, isNegated);
    return bare === undefined ? 'what must not change is not clear' : [{ condition: bare, notes: taken }];
  }
  const limit = limitOf(parts, said, role);
  if (typeof limit === 'string') return limit;
  const deltas = deltasOf(amount.amount, metric);
  if ('reason' in deltas) return deltas.reason;
  return deltas.ways.map((delta) => ({
    condition: limit.isLeast ? atLeast(said, delta, limit.isStrict) : atMost(said, delta, limit.isStrict),
    notes: [
      ...taken,
      ...(limit.note === undefined ? [] : [limit.note]),
      ...(delta.note === undefined ? [] : [delta.note]),
    ],
  }));
}

type Said = {
  readonly left: string;
  readonly right: string;
  readonly way: 'down' | 'up';
  readonly isWorse: boolean;
  readonly isBetter: boolean;
  readonly isDeclared: boolean;
};

function bareChange({ left, right, way, isDeclared }: Said, said: string, isNegated: boolean): string | undefined {
  if (!isNegated) return `${left} ${way === 'down' ? '<' : '>'} ${right}`;
  if (said === 'better') return undefined;
  if (said === 'worse' && isDeclared) return `${left} no worse than ${right}`;
  return `${left} ${way === 'down' ? '>=' : '<='} ${right}`;
}

type Limit = { readonly isLeast: boolean; readonly isStrict: boolean; readonly note: string | undefined };

/**
 * Whether the amount is a lower or an upper bound of the change; outside stop rules nobody asks for a change for the
 * worse.
 */
function limitOf(
  { comparison, isNegated, change }: Parts,
  { isWorse, isBetter }: Said,
  role: SuggestContext['role'],
): Limit | string {
  const said = comparison ?? '>=';
  const turned = isNegated ? oppositeOf(said) : said;
  if (turned !== '>' && turned !== '>=' && turned !== '<' && turned !== '<=')
    return 'how much of a change is allowed is not clear';
  const isLeast = turned === '>' || turned === '>=';
  const isStop = role === 'kill';
  if (isLeast && isWorse && !isStop && change.way === 'worse')
    return 'it asks for a change for the worse: a stop rule?';
  if (!isLeast && isBetter && !isStop) return 'it bounds a change for the better from above';
  const note = comparison === undefined && !isNegated ? 'the amount is read as at least that much' : undefined;
  if (note !== undefined && isWorse && !isStop)
    return 'whether that much of a change is allowed or asked for is not said';
  return { isLeast, isStrict: turned === '>' || turned === '<', note };
}

function atLeast({ left, right, way }: Said, delta: Delta, isStrict: boolean): string {
  const symbol = way === 'down' ? '<' : '>';
  if (!isStrict) return `${left} ${symbol} ${right} by ${delta.by}`;
  return `${left} ${symbol} ${moved(right, way, delta)}`;
}

function atMost({ left, right, way, isWorse, isDeclared }: Said, delta: Delta, isStrict: boolean): string {
  if (isWorse && isDeclared && !isStrict) return `${left} no worse than ${right} by ${delta.by}`;
  const symbol = way === 'down' ? '>' : '<';
  return `${left} ${symbol}${isStrict ? '' : '='} ${moved(right, way, delta)}`;
}
