import type { MetricName, NamedRow, SuggestContext, System } from '../suggest-context.ts';
import { groupBy } from '../../../text/group-by.ts';
import { rowValue } from '../baselines-of.ts';
import type { Draft } from './item.ts';
import { itemsOf } from './items-of.ts';
import { nameMentions } from './name-mentions.ts';
import { readSentence } from './read-sentence.ts';
import type { SentenceReading } from './read-sentence.ts';
import { cellValue } from './selection.ts';
import { systemMentions, withoutNames } from './system-mentions.ts';
import type { SystemMention } from './system-mentions.ts';
import { unknownSystem } from './unknown-system.ts';

/** With more systems than this, the sentence has to say which one is meant. */
const MOST_SUBJECTS = 3;

const ONE_EACH = 'write one item, or one span, for each';

/**
 * Reads a sentence that names systems by values of a column: `the student beats BM25 in MRR`. The system on the right
 * becomes the baseline of the sentence, the one it is about becomes a selection of runs. If the sentence does not say
 * which system it is about, each of the remaining ones is a reading. Undefined if it names no system.
 */
export function readSystems(written: string, context: SuggestContext): SentenceReading | undefined {
  const sentence = withoutCalls(written, context);
  const known = systemMentions(sentence, context);
  const unknown = known.some(({ role }) => role === 'reference') ? undefined : unknownSystem(sentence, context);
  const mentions = (unknown === undefined ? known : [...known, unknown]).map((mention, _, all) => inRole(mention, all));
  const [subject, ...subjects] = mentions.filter(({ role }) => role === 'subject');
  const [reference, ...references] = mentions.filter(({ role }) => role === 'reference');
  if (mentions.length === 0) return undefined;
  if (subjects.length > 0 || references.length > 0)
    return { reason: `it ${references.length > 0 ? 'compares with' : 'speaks of'} several systems: ${ONE_EACH}` };
  const unclear = mentions.find(({ systems }) => systems.length > 1);
  if (unclear !== undefined)
    return { reason: `“${unclear.said}” may be ${unclear.systems.map(conditionOf).join(' or ')}` };
  const places = mentions.flatMap(({ role, systems }) => (role === 'place' ? systems : []));
  const lists = [...groupBy(places, ({ column }) => column.written).values()].filter(({ length }) => length > 1);
  const each = lists.map(([first]) => ` per ${first?.column.shown ?? ''}`).join('');
  const plain = withoutNames(sentence, mentions) + each;
  const about = subject?.systems ?? [];
  const [against] = reference?.systems ?? [];
  const reading =
    reference === undefined || against === undefined
      ? readSentence(plain, context, [...about.map(conditionOf), ...placeConditions(places)])
      : readAgainst({ plain, context, said: reference.said, against: { ...against, places }, about });
  return reading === undefined || isSaidOf(sentence, reading) ? reading : undefined;
}

/** Conditions for where it has to hold: one value of a column, or a list of values (it has to hold for each). */
const placeConditions = (places: readonly System[]): readonly string[] =>
  [...groupBy(places, ({ column }) => column.written).values()].flatMap((values) => {
    const [first] = values;
    if (first === undefined || (values.length > 1 && first.column.values.length === values.length)) return [];
    const names = values.map(({ value }) => cellValue(value)).join(', ');
    return values.length === 1 ? [conditionOf(first)] : [`${first.column.written} in {${names}}`];
  });

/** In a comparison with the teacher, `for the student` names the system that the sentence is about, not a place. */
function inRole(mention: SystemMention, all: readonly SystemMention[]): SystemMention {
  const isOfColumn = ({ role, systems }: SystemMention): boolean =>
    role === 'reference' && systems.some(({ column }) => column === mention.systems[0]?.column);
  return mention.role === 'place' && all.some(isOfColumn) ? { ...mention, role: 'subject' } : mention;
}

/** Whether a reason quotes only words of the sentence, and none of those that replaced its names. */
const isSaidOf = (sentence: string, reading: SentenceReading): boolean =>
  !('reason' in reading) ||
  [...reading.reason.matchAll(/“([^”]*)”/gu)].every(([, words = '']) => sentence.includes(words));

/** Rewrites `MRR(student)` as `MRR of student`. */
const withoutCalls = (sentence: string, { systems }: SuggestContext): string =>
  sentence.replace(/(?<=[\p{L}\p{N}])\(([^()]{1,60})\)/gu, (call, inside: string) =>
    systems.some(({ value }) => value.toLowerCase() === inside.trim().toLowerCase()) ? ` of ${inside}` : call,
  );

const conditionOf = ({ column, value }: System): string => `${column.written} == ${cellValue(value)}`;

type Comparison = {
  /** The sentence without names. */
  readonly plain: string;
  readonly context: SuggestContext;
  /** The name of what is compared with, in the sentence. */
  readonly said: string;
  readonly against: Placed;
  /** The system that the sentence is about; empty if it does not say. */
  readonly about: readonly System[];
};

/** A system, and the places where it was measured. */
type Placed = System & { readonly places: readonly System[] };

/** The rows of a system that were measured there. */
const rowsThere = ({ rows, places }: Placed): readonly NamedRow[] =>
  rows.filter(({ cells }) =>
    places.every(({ column }) =>
      places.some((place) => place.column === column && cells.get(column.written) === place.value),
    ),
  );

function readAgainst(comparison: Comparison): SentenceReading | undefined {
  const { plain, context, against } = comparison;
  const metrics = context.metrics.map((metric) => ({ ...metric, baselines: [valueOf(against, metric)] }));
  const held = { ...context, metrics, rows: [] };
  if (nameMentions(plain, held).size === 0) return { reason: 'the sentence names no metric of the record' };
  const reading = readSentence(plain, held);
  if ('reason' in reading) return reading;
  const metric = metrics.find(({ baselines }) => isHeldAgainst(reading.drafts, baselines));
  if (metric === undefined) return undefined;
  const rows = rowsThere(against).filter(({ holds }) => holds.has(metric.written));
  if (rows.length === 0 && against.rows.length > 0)
    return { reason: `no row whose ${against.column.shown} is ${against.value} has a value of ${metric.shown}` };
  const summing =
    rows.length < 2 || reading.drafts.every(({ condition }) => isSummedUp(condition, metric))
      ? AS_SAID
      : summedUp(comparison, rows);
  if ('reason' in summing) return summing;
  const drafts = subjectsOf(comparison, metric).flatMap((chosen) => {
    const read = readSentence(summing.sentence(plain), held, chosen);
    return 'reason' in read ? [] : read.drafts;
  });
  const notes = [...summing.notes, noteOf(comparison)];
  return drafts.length === 0
    ? undefined
    : { drafts: drafts.map((draft) => ({ ...draft, notes: [...draft.notes, ...notes] })) };
}

/** How a sentence has to be read so that each value has exactly one value to compare with. */
type Summing = { readonly sentence: (plain: string) => string; readonly notes: readonly string[] };

const AS_SAID: Summing = { sentence: (plain) => plain, notes: [] };
const QUANTIFIED = /(?<![\p{L}])(?:all|every|each|any|some|latest)(?![\p{L}])|\bat least \S+ (?:of |runs|seeds)/iu;
const EVERY_SEED =
  /(?:(?:in|on|for|across|over|with) )?(?:all|every|each)(?: of the| the)?(?: \d{1,3})? seeds?(?![\p{L}])/iu;

/** For a reference with several rows: compares group by group if each group has one row, else by means. */
function summedUp(
  { plain, context, against }: Comparison,
  rows: readonly NamedRow[],
): Summing | { readonly reason: string } {
  const seed = context.selectors.find(({ words: [word, ...others] }) => word === 'seed' && others.length === 0);
  const grouped = seed === undefined ? plain : plain.replace(EVERY_SEED, `per ${seed.shown}`);
  const groups = itemsOf(grouped, context).flatMap((item) => (item.code === 'g' ? [item.selector] : []));
  const keys = rows.map(({ cells }) => groups.map(({ written }) => cells.get(written) ?? ''));
  if (keys.every((key) => !key.includes('')) && new Set(keys.map((key) => key.join('\n'))).size === rows.length)
    return {
      sentence: () => grouped,
      notes: [`${against.value} has one row for each ${groups.map(({ shown }) => shown).join(' and ')}`],
    };
  const count = rows.length;
  if (QUANTIFIED.test(plain))
    return {
      reason: `${against.value} has ${count} rows, so a run has no single value to be compared with: compare means, or one of the rows`,
    };
  return { sentence: (said) => `mean ${said}`, notes: [`${against.value} has ${count} rows: the means are compared`] };
}

const isHeldAgainst = (drafts: readonly Draft[], baselines: MetricName['baselines']): boolean =>
  baselines.some(({ written }) => drafts.some(({ condition }) => condition.includes(written)));

const isSummedUp = (condition: string, { baselines }: MetricName): boolean =>
  baselines.some(({ written }) => condition.includes(`(${written})`));

/**
 * The value of a metric for a system: in the row of that name, or else in the rows with that value in the system's
 * column.
 */
function valueOf(system: Placed, { written }: MetricName): MetricName['baselines'][number] {
  const { column, value, rows, places } = system;
  const [only, ...others] = rows;
  const isRow = column.written === '' || (only !== undefined && others.length === 0 && only.label === value);
  const where = [conditionOf(system), ...placeConditions(places)].join(' and ');
  return { written: isRow ? rowValue(value, written) : `row(where ${where}).${written}`, shown: value };
}

/** Says how the name was read. */
function noteOf({ said, against: { column, value, rows } }: Comparison): string {
  if (rows.length > 0) return `“${said}” is read as the rows whose ${column.shown} is ${value}`;
  return `no row says ${value}${column.written === '' ? '' : ` under ${column.shown}`} yet: write it there just so`;
}

/**
 * The selections of runs that the sentence may be about: if it names none, one for each other system with the metric.
 */
function subjectsOf({ context, against, about }: Comparison, metric: MetricName): readonly (readonly string[])[] {
  const others = context.systems.filter(
    ({ column, value, rows }) =>
      column.written === against.column.written &&
      value !== against.value &&
      rowsThere({ column, value, rows, words: [], places: against.places }).some(
        ({ holds, isReference }) => !isReference && holds.has(metric.written),
      ),
  );
  const isOpen = about.length === 0 && others.length > 0 && others.length <= MOST_SUBJECTS;
  const systems = isOpen ? others.map((other) => [other]) : [about];
  return systems.map((own) => [...own.map(conditionOf), ...placeConditions(against.places)]);
}
