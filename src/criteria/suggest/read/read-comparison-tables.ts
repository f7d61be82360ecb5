import { rowValue } from '../baselines-of.ts';
import type { ComparisonTable, MetricName, SuggestContext, System } from '../suggest-context.ts';
import type { Item } from './item.ts';
import { itemsOf } from './items-of.ts';
import { nameMentions } from './name-mentions.ts';
import { readSentence } from './read-sentence.ts';
import type { SentenceReading } from './read-sentence.ts';
import { systemMentions, withoutNames } from './system-mentions.ts';
import type { SystemMention } from './system-mentions.ts';

/** With more rows than this, the sentence has to say which one is meant. */
const MOST_ROWS = 3;

/**
 * Reads a sentence about a table with one row for each system: `the student beats BM25 in MRR` is
 * `row("student").mrr > row("BM25").mrr`. Undefined if no such table has everything that the sentence names.
 */
export function readComparisonTables(sentence: string, context: SuggestContext): SentenceReading | undefined {
  const readings = context.comparisons.flatMap((table) => readTable(sentence, table, context) ?? []);
  const [first] = readings;
  if (first === undefined || 'reason' in first) return first;
  return { drafts: readings.flatMap((reading) => ('reason' in reading ? [] : reading.drafts)) };
}

function readTable(sentence: string, table: ComparisonTable, context: SuggestContext): SentenceReading | undefined {
  const mentions = systemMentions(sentence, { ...context, metrics: table.metrics, systems: table.systems });
  const [subject, ...subjects] = mentions.filter(({ role }) => role === 'subject');
  const [reference, ...references] = mentions.filter(({ role }) => role === 'reference');
  if (subjects.length > 0 || references.length > 0 || mentions.some(({ systems }) => systems.length > 1))
    return undefined;
  const against = referenceOf(table, reference);
  const about = subject?.systems ?? table.systems.filter((system) => system !== against && !isReference(system));
  const held = { ...context, selectors: [], rows: [], systems: [] };
  const plain = withoutNames(sentence, mentions);
  if (itemsOf(plain, { ...held, metrics: table.metrics }).some(isOfRuns)) return undefined;
  const readings = about.map((system) =>
    readSentence(plain, { ...held, metrics: table.metrics.map((metric) => inRow(metric, system, against)) }),
  );
  const drafts = readings.flatMap((reading) => ('reason' in reading ? [] : reading.drafts));
  if (drafts.length === 0) return namesMetric(plain, table, context) ? readings[0] : undefined;
  if (subject === undefined && about.length > MOST_ROWS)
    return { reason: `the table has a row for each ${table.systems[0]?.column.shown ?? ''}: say whose value is meant` };
  return { drafts };
}

/** Words about several runs do not apply to a single row. */
const isOfRuns = ({ code }: Item): boolean => code === 'q' || code === 'g';

/** Whether the sentence names a column of the table: then the reason why it was not understood there is reported. */
const namesMetric = (text: string, { metrics }: ComparisonTable, context: SuggestContext): boolean =>
  context.metrics.length === 0 && nameMentions(text, { ...context, metrics, rows: [] }).size > 0;

/** The row that is named, or else the only baseline row. */
function referenceOf({ systems }: ComparisonTable, named: SystemMention | undefined): System | undefined {
  const [only, ...others] = named?.systems ?? systems.filter(isReference);
  return others.length === 0 ? only : undefined;
}

const isReference = ({ rows }: System): boolean => rows.some((row) => row.isReference);

/** A column, reduced to its value in one row. */
const inRow = (metric: MetricName, { value }: System, against: System | undefined): MetricName => ({
  ...metric,
  written: rowValue(value, metric.written),
  baselines:
    against === undefined
      ? []
      : [{ written: rowValue(against.value, metric.written), shown: `the row ${against.value}` }],
});
