import type { MetricName, SuggestContext, System } from '../suggest-context.ts';
import { rowValue } from '../baselines-of.ts';
import type { Draft } from './item.ts';
import { nameMentions } from './name-mentions.ts';
import { readSentence } from './read-sentence.ts';
import type { SentenceReading } from './read-sentence.ts';
import { cellValue } from './selection.ts';
import { systemMentions, withoutNames } from './system-mentions.ts';
import { unknownSystem } from './unknown-system.ts';

/** Of more systems than these a person says which one is meant. */
const MOST_SUBJECTS = 3;

/**
 * Reads a sentence that names systems by the values of a column: `the student beats BM25 in MRR`. The one that is compared
 * with becomes the baseline of the sentence, the one that it is about a choice of runs; where the sentence does not say
 * whom it is about, each of the others is a reading. Undefined where it names none, or more than two.
 */
export function readSystems(written: string, context: SuggestContext): SentenceReading | undefined {
  const sentence = withoutCalls(written, context);
  const known = systemMentions(sentence, context);
  const unknown = known.some(({ role }) => role === 'reference') ? undefined : unknownSystem(sentence, context);
  const mentions = unknown === undefined ? known : [...known, unknown];
  const [subject, ...subjects] = mentions.filter(({ role }) => role === 'subject');
  const [reference, ...references] = mentions.filter(({ role }) => role === 'reference');
  if (mentions.length === 0 || subjects.length > 0 || references.length > 0) return undefined;
  const unclear = mentions.find(({ systems }) => systems.length > 1);
  if (unclear !== undefined)
    return { reason: `“${unclear.said}” may be ${unclear.systems.map(conditionOf).join(' or ')}` };
  const plain = withoutNames(sentence, mentions);
  const chosen = subject?.systems.map(conditionOf) ?? [];
  const [against] = reference?.systems ?? [];
  if (reference === undefined || against === undefined) return understood(readSentence(plain, context, chosen));
  return readAgainst({ plain, context, said: reference.said, against, chosen });
}

/** `MRR(student)` is the MRR of the student. */
const withoutCalls = (sentence: string, { systems }: SuggestContext): string =>
  sentence.replace(/(?<=[\p{L}\p{N}])\(([^()]{1,60})\)/gu, (call, inside: string) =>
    systems.some(({ value }) => value.toLowerCase() === inside.trim().toLowerCase()) ? ` of ${inside}` : call,
  );

/** A sentence that is not understood to its end says so in its own words, and not in those that were put into it. */
const understood = (reading: SentenceReading): SentenceReading | undefined =>
  'reason' in reading ? undefined : reading;

const conditionOf = ({ column, value }: System): string => `${column.written} == ${cellValue(value)}`;

type Comparison = {
  /** The sentence without names. */
  readonly plain: string;
  readonly context: SuggestContext;
  /** The name of what is compared with, in the sentence. */
  readonly said: string;
  readonly against: System;
  /** Conditions on the runs that the sentence is about. */
  readonly chosen: readonly string[];
};

function readAgainst(comparison: Comparison): SentenceReading | undefined {
  const { plain, context, against } = comparison;
  const metrics = context.metrics.map((metric) => ({ ...metric, baselines: [valueOf(against, metric)] }));
  const held = { ...context, metrics, rows: [] };
  if (nameMentions(plain, held).size === 0) return { reason: 'the sentence names no metric of the record' };
  const reading = readSentence(plain, held);
  if ('reason' in reading) return undefined;
  const metric = metrics.find(({ baselines }) => isHeldAgainst(reading.drafts, baselines));
  if (metric === undefined) return undefined;
  const count = against.rows.filter(({ holds }) => holds.has(metric.written)).length;
  if (count === 0 && against.rows.length > 0)
    return { reason: `no row whose ${against.column.shown} is ${against.value} has a value of ${metric.shown}` };
  const summing =
    count < 2 || reading.drafts.every(({ condition }) => isSummedUp(condition, metric))
      ? AS_SAID
      : summedUp(comparison, count);
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

/** How a sentence has to be read so that each value has one to be compared with. */
type Summing = { readonly sentence: (plain: string) => string; readonly notes: readonly string[] };

const AS_SAID: Summing = { sentence: (plain) => plain, notes: [] };
const QUANTIFIED = /(?<![\p{L}])(?:all|every|each|any|some|latest)(?![\p{L}])|\bat least \S+ (?:of |runs|seeds)/iu;
const EVERY_SEED =
  /(?:(?:in|on|for|across|over|with) )?(?:all|every|each)(?: of the| the)?(?: \d{1,3})? seeds?(?![\p{L}])/iu;

/** What is compared with has several rows: every seed has its own, or they are summed up. */
function summedUp({ plain, context, against }: Comparison, count: number): Summing | { readonly reason: string } {
  const seed = context.selectors.find(({ words: [word, ...others] }) => word === 'seed' && others.length === 0);
  if (seed !== undefined && EVERY_SEED.test(plain)) {
    const seeds = against.rows.map((row) => row.cells.get(seed.written) ?? '');
    if (!seeds.includes('') && new Set(seeds).size === seeds.length)
      return {
        sentence: (said) => said.replace(EVERY_SEED, `per ${seed.shown}`),
        notes: [`${against.value} has a row for each seed`],
      };
  }
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

/** The value of a metric that a system has: of the row that is called so, else of the rows with that value in its column. */
function valueOf({ column, value, rows }: System, { written }: MetricName): MetricName['baselines'][number] {
  const [only, ...others] = rows;
  const isRow = column.written === '' || (only !== undefined && others.length === 0 && only.label === value);
  const text = isRow
    ? rowValue(value, written)
    : `row(where ${conditionOf({ column, value, rows, words: [] })}).${written}`;
  return { written: text, shown: value };
}

/** What the name was taken for. */
function noteOf({ said, against: { column, value, rows } }: Comparison): string {
  if (rows.length > 0) return `“${said}” is read as the rows whose ${column.shown} is ${value}`;
  return `no row says ${value}${column.written === '' ? '' : ` under ${column.shown}`} yet: write it there just so`;
}

/** The choices of runs that the sentence may be about: where it names nobody, each other system that has the metric. */
function subjectsOf({ context, against, chosen }: Comparison, metric: MetricName): readonly (readonly string[])[] {
  const others = context.systems.filter(
    ({ column, value, rows }) =>
      column.written === against.column.written &&
      value !== against.value &&
      rows.some(({ holds, isReference }) => !isReference && holds.has(metric.written)),
  );
  if (chosen.length > 0 || others.length === 0 || others.length > MOST_SUBJECTS) return [chosen];
  return others.map((other) => [conditionOf(other)]);
}
