import type { RunRecord } from '../../runs/run-record.ts';
import { TELLING_COLUMNS } from '../../template/words/column-words.ts';
import { SEED_COLUMNS } from '../../values/seed-names.ts';
import type { TableRecord } from '../../records/record.ts';
import { isRunKey } from '../../records/tables/key-column.ts';
import { wordsIn } from '../../values/metric-words.ts';
import type { LabelledCell } from './loose-fields.ts';

type Answers = ReadonlyMap<string, readonly LabelledCell[]>;

/**
 * The measured values that tables of criteria give for metrics no run has. A value with a similar name (`WER` beside
 * `Test WER`) may be the same one, measured again since.
 */
export function untoldAnswers(answers: Answers, tables: readonly TableRecord[], records: Iterable<RunRecord>): Answers {
  if (answers.size === 0 || tables.length === 0) return answers;
  const told = [...namesTold(tables, records)].map((name) => new Set(wordsOf(name)));
  return new Map(
    [...answers].filter(([, cells]) => !told.some((words) => cells.some(({ label }) => isAkin(words, wordsOf(label))))),
  );
}

function namesTold(tables: readonly TableRecord[], records: Iterable<RunRecord>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { columns } of tables)
    for (const column of columns)
      if (!isRunKey(column) && !TELLING_COLUMNS.has(column.name) && !SEED_COLUMNS.includes(column.name))
        names.add(column.header);
  for (const { metrics } of records) for (const name of metrics.keys()) names.add(name);
  return names;
}

const wordsOf = (name: string): readonly string[] => wordsIn(name).map(({ text }) => text);

/** Whether all words of one name are among those of the other. */
const isAkin = (told: ReadonlySet<string>, asked: readonly string[]): boolean => {
  const all = asked.every((word) => told.has(word));
  return asked.length > 0 && told.size > 0 && (all || [...told].every((word) => asked.includes(word)));
};
