import type { MetricName, SuggestContext } from '../suggest-context.ts';
import { readChange } from './changes.ts';
import type { ClauseReading } from './clause.ts';
import { readComparison } from './comparisons.ts';
import { unread } from './item.ts';
import type { Draft, Item, ItemOf } from './item.ts';
import { itemsOf } from './items-of.ts';
import { selectionOf } from './selection.ts';
import type { Found, Subject } from './subject.ts';
import { whyUnread } from './why-unread.ts';

/** The statements that a sentence may mean, or why there is none. */
export type SentenceReading = { readonly drafts: readonly Draft[] } | { readonly reason: string };

/**
 * Reads one sentence, all of it: a word that is not understood is a reason to propose nothing. `chosen` are conditions on
 * the runs that were read already.
 */
export function readSentence(
  sentence: string,
  context: SuggestContext,
  chosen: readonly string[] = [],
): SentenceReading {
  const { rest, asides } = withoutAsides(withoutMovement(itemsOf(sentence, context)));
  const steps = new Set(asides.flatMap((item) => (item.code === '@' ? [item.step] : [])));
  if (steps.size > 1) return { reason: 'it speaks of several steps' };
  const start = { sentence, context, step: [...steps][0] };
  const head = headOf(start, rest);
  if ('reason' in head) return head;
  const clauses = readClauses(start, head.items, primaryOf(context));
  if ('reason' in clauses) return clauses;
  const selections = [...chosen, ...head.selections, ...clauses.selections];
  return assembled({ ...clauses, selections }, asides, (texts) => anyOf(texts, sentence, context.role));
}

type Start = { readonly sentence: string; readonly context: SuggestContext; readonly step: number | undefined };

type Aside = ItemOf<'q'> | ItemOf<'g'> | ItemOf<'@'>;
const isAside = (item: Item): item is Aside => item.code === 'q' || item.code === 'g' || item.code === '@';

/**
 * Removes phrases that may come anywhere: how many runs are meant, and where; an aggregate among them belongs to the
 * first metric.
 */
function withoutAsides(items: readonly Item[]): { readonly rest: readonly Item[]; readonly asides: readonly Aside[] } {
  const asides = items.filter(isAside);
  const rest = items.filter((item) => !isAside(item));
  const said = asides.find((item): item is ItemOf<'q'> => item.code === 'q' && item.quantifier.aggregate !== undefined);
  const at = rest.findIndex(({ code }) => code === 'm');
  const isSaidBefore = rest.some(({ code, span }) => code === 'a' && span.start < (said?.span.start ?? 0));
  if (said?.quantifier.aggregate === undefined || isSaidBefore) return { rest, asides };
  const item: Item = { code: 'a', aggregate: said.quantifier.aggregate, span: said.span };
  return { rest: [...rest.slice(0, Math.max(0, at)), item, ...rest.slice(Math.max(0, at))], asides };
}

/** In `drops below 0.5` the verb of movement adds nothing. */
function withoutMovement(items: readonly Item[]): readonly Item[] {
  const moved = items.filter((item, at) => {
    const behind = items.slice(at + 1, at + 4);
    const place = behind.findIndex(({ code }) => code === 'n') < 0 ? behind[0] : behind.find(isPlace);
    return !(item.code === 'c' && item.isVerb && place !== undefined && isPlace(place));
  });
  return moved.length === items.length ? items : turned(moved);
}

/** `below`, `above` and the like. */
const isPlace = (item: Item): boolean => item.code === 'o' && item.isPlace;

/** `does not drop below` means `not below`. */
function turned(items: readonly Item[]): readonly Item[] {
  return items.flatMap((item, at) => {
    const [before, next] = [items[at - 1], items[at + 1]];
    if (item.code === 'x' && next?.code === 'o' && (next.comparison === '<' || next.comparison === '>')) return [];
    if (before?.code === 'x' && item.code === 'o' && (item.comparison === '<' || item.comparison === '>'))
      return [{ ...item, comparison: item.comparison === '<' ? ('>=' as const) : ('<=' as const) }];
    return [item];
  });
}

/** If no metric is named, the primary one is meant, provided the kind declares exactly one. */
function primaryOf({ metrics }: SuggestContext): Subject | undefined {
  const [metric, ...others] = metrics.filter(({ isPrimary }): boolean => isPrimary);
  if (metric === undefined || others.length > 0) return undefined;
  return { metric, aggregate: undefined, notes: [`no metric is named: ${shown(metric)} is the primary one`] };
}

const shown = ({ shown: name }: MetricName): string => name;

type Head = { readonly items: readonly Item[]; readonly selections: readonly string[] };

/**
 * `On the heldout set, …`, or a value of a column before the metric; in a stop rule the words before `if` are dropped.
 */
function headOf(start: Start, items: readonly Item[]): Head | { readonly reason: string } {
  const from = (start.context.role === 'kill' ? behindIf(items, start.sentence) : items).filter(
    ({ code }, at) => at > 0 || code !== ',',
  );
  const comma = from.findIndex(({ code }) => code === ',');
  if (from[0]?.code === 'l' && comma >= 2) {
    const said = selectionsOf(start, from.slice(0, comma));
    return 'reason' in said ? said : { items: from.slice(comma + 1), selections: said.found };
  }
  const known = from.findIndex(({ code }) => code !== 'u' && code !== 'l');
  if (from[0]?.code !== 'u' || known < 1) return { items: from, selections: [] };
  const said = selectionsOf(start, from.slice(0, known));
  return 'reason' in said ? { items: from, selections: [] } : { items: from.slice(known), selections: said.found };
}

/** `Stop if …`, `Any loss …`: in a list of stop rules these words add nothing. */
function behindIf(items: readonly Item[], sentence: string): readonly Item[] {
  const at = items.findIndex(({ code }) => code === 'y');
  const [first] = items;
  const isAny = first?.code === 'u' && /^any$/iu.test(sentence.slice(first.span.start, first.span.end));
  if (at < 0 && isAny) return items.slice(1);
  return at >= 0 && items.slice(0, at).every(({ code }) => code === 'u') ? items.slice(at + 1) : items;
}

type Clauses = {
  readonly drafts: readonly Draft[];
  readonly subjects: readonly Subject[];
  readonly selections: readonly string[];
};

function readClauses(
  start: Start,
  items: readonly Item[],
  inherited: Subject | undefined,
): Clauses | { readonly reason: string } {
  const reading = readClause(start, items, inherited);
  if (reading.kind === 'unread') return { reason: reading.reason };
  const subjects = reading.subject === undefined ? [] : [reading.subject];
  const tail = items.slice(reading.items);
  const selection = tailSelection(start, tail);
  if ('reason' in selection) return selection;
  const rest = tail.slice(selection.length);
  const done = { drafts: reading.drafts, subjects, selections: selection.conditions };
  const joint = jointOf(rest);
  if (rest.length === joint.length) return done;
  if (joint.word === undefined) return { reason: `“${slice(start.sentence, rest)}” is not understood` };
  const next = readClauses(start, rest.slice(joint.length), withoutNotes(reading.subject ?? inherited));
  if ('reason' in next) return next;
  return joined(done, next, joint.word);
}

const withoutNotes = (subject: Subject | undefined): Subject | undefined => subject && { ...subject, notes: [] };

function readClause(
  { sentence, context: { role }, context: held, step }: Start,
  items: readonly Item[],
  inherited: Subject | undefined,
): ClauseReading {
  const place = { sentence, items, inherited, step };
  const reading = readChange(place, role) ?? readComparison(place);
  return reading ?? unread(whyUnread(sentence, items, held));
}

type Joint = { readonly word: 'and' | 'or' | undefined; readonly length: number };

/** What connects two clauses: `and`, `or`, a comma, or `at` or `with` before another comparison. */
function jointOf(items: readonly Item[]): Joint {
  const codes = items.map(({ code }) => code).join('');
  const [first] = items;
  const link = first?.code === ',' ? 1 : 0;
  const tie = items[link];
  const next = items[link + 1]?.code;
  if (tie?.code === 'l' && (tie.word === 'at' || tie.word === 'with') && (next === 'o' || next === 'a'))
    return { word: 'and', length: link + 1 };
  const found = /^(?:,?([jk])|,)/u.exec(codes);
  if (found === null) return { word: undefined, length: 0 };
  return { word: found[1] === 'k' ? 'or' : 'and', length: found[0].length };
}

type TailSelection = { readonly conditions: readonly string[]; readonly length: number };

/** Words after a clause that say which runs are meant, up to the next clause. */
function tailSelection(start: Start, items: readonly Item[]): TailSelection | { readonly reason: string } {
  if (items[0]?.code !== 'l' || jointOf(items).length > 0) return { conditions: [], length: 0 };
  const end = items.findIndex(({ code }, at) => at > 0 && (code === ',' || code === 'j' || code === 'k'));
  const phrase = end < 0 ? items : items.slice(0, end);
  const said = selectionsOf(start, phrase);
  if ('reason' in said) return said;
  const more = items[phrase.length]?.code === ',' ? selectionsOf(start, items.slice(phrase.length + 1)) : undefined;
  if (more === undefined || 'reason' in more) return { conditions: said.found, length: phrase.length };
  return { conditions: [...said.found, ...more.found], length: items.length };
}

/** The conditions for a phrase: for all of it, else for each of its parts. */
function selectionsOf(start: Start, phrase: readonly Item[]): Found<readonly string[]> {
  const { sentence } = start;
  const { selectors } = start.context;
  if (phrase.some(({ code }) => /[ocyjk,]/u.test(code)))
    return { reason: `“${slice(sentence, phrase)}” is not understood` };
  const whole = selectionOf(slice(sentence, phrase), selectors);
  if ('found' in whole) return { found: [whole.found] };
  const cut = phrase.findIndex(({ code }, at) => at > 0 && code === 'l');
  if (cut < 0) return whole;
  const one = selectionOf(slice(sentence, phrase.slice(0, cut)), selectors);
  const two = selectionsOf(start, phrase.slice(cut));
  if ('reason' in one) return whole;
  return 'reason' in two ? whole : { found: [one.found, ...two.found] };
}

const slice = (sentence: string, items: readonly Item[]): string =>
  sentence.slice(items[0]?.span.start ?? 0, items.at(-1)?.span.end ?? 0);

/** Two clauses joined into one. `and` together with `or` has more than one reading. */
function joined(one: Clauses, two: Clauses, word: 'and' | 'or'): Clauses | { readonly reason: string } {
  const other = word === 'and' ? ' or ' : ' and ';
  if (two.drafts.some(({ condition }) => condition.includes(other)))
    return { reason: '“and” beside “or” can be read in several ways' };
  if (one.selections.length > 0) return { reason: 'only a part of it is said of some runs: write two spans' };
  const drafts = one.drafts.flatMap((left) =>
    two.drafts.map((right) => ({
      condition: `${left.condition} ${word} ${right.condition}`,
      notes: [...left.notes, ...right.notes],
    })),
  );
  return { drafts, subjects: [...one.subjects, ...two.subjects], selections: two.selections };
}

/** `any run` means some run among stop rules and every run after a negation; elsewhere it may be either. */
function anyOf(texts: readonly string[], sentence: string, role: SuggestContext['role']): readonly string[] {
  if (texts.length < 2) return texts;
  if (role === 'kill') return ['some run'];
  return /(?<![\p{L}])(?:never|not|no|without|cannot)(?![\p{L}])/iu.test(sentence) ? ['every run'] : texts;
}

/** Assembles condition and clauses in the order of the grammar. */
function assembled(
  { drafts, subjects, selections }: Clauses,
  asides: readonly Aside[],
  choose: (texts: readonly string[]) => readonly string[],
): SentenceReading {
  const isWhole = subjects.some(({ aggregate }) => aggregate !== undefined);
  const quantifiers = asides.flatMap((item) => (item.code === 'q' ? [item.quantifier] : []));
  const said = quantifiers.map(({ texts }) => choose(texts).filter((text) => !(isWhole && text === 'every run')));
  const groups = asides.flatMap((item) => (item.code === 'g' ? [item] : []));
  const counts = said.filter((texts) => texts.some((text) => text !== ''));
  if (counts.length > 1) return { reason: 'it says twice how many runs are meant' };
  if (groups.filter(({ groups: count }) => count !== undefined).length > 1)
    return { reason: 'it speaks of several groups' };
  const least = groups.find(({ groups: count }) => count !== undefined)?.groups;
  const clauses = [
    selections.length === 0 ? '' : ` where ${[...new Set(selections)].join(' and ')}`,
    groups.length === 0 ? '' : ` per ${[...new Set(groups.map(({ selector }) => selector.written))].join(', ')}`,
    least === undefined ? '' : ` in at least ${least} groups`,
  ].join('');
  const notes = quantifiers.flatMap(({ note }) => note ?? []);
  const [texts = ['']] = counts;
  return {
    drafts: drafts.flatMap((draft) =>
      texts.map((text) => ({
        condition: `${draft.condition}${text === '' ? '' : `, ${text}`}${clauses}`,
        notes: [...draft.notes, ...notes, ...selections.map((condition) => `the runs are chosen by ${condition}`)],
      })),
    ),
  };
}
