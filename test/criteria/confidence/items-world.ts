import { decide } from '../../../src/criteria/decide.ts';
import type { Outcome } from '../../../src/criteria/outcome.ts';
import { readItems } from '../../../src/runs/items/read-items.ts';
import type { ItemsResolver } from '../../../src/runs/items/items-resolver.ts';
import type { RunItems } from '../../../src/runs/run-record.ts';
import { documentWith, recordOf, recordsOf, runRecord } from '../record-of.ts';

/** One item as it is written on a line: an id and any other fields. */
export type Line = Readonly<Record<string, string | number | boolean>>;

/** JSON lines of items. */
export const jsonl = (items: readonly Line[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join('');

/** Answers from texts in memory, by path. */
export const resolverOf =
  (files: Readonly<Record<string, string>>): ItemsResolver =>
  ({ path }) => {
    const text = files[path];
    if (text === undefined) return { kind: 'lacking', because: `the items ${path} are not there`, settle: 'them' };
    const reading = readItems(path, text);
    if (reading.kind === 'items') return reading;
    return { kind: 'lacking', because: `${path}: ${reading.message}`, settle: 'another file' };
  };

/** The name of a side in a run record. */
export const itemsAt = (path: string, side?: string): RunItems => ({
  ...(side === undefined ? {} : { side }),
  path,
  sha256: '0'.repeat(64),
  count: 1,
});

/** A run of a table `Run ID | Seed | Old WER | New WER`, with the items of both sides. */
export type ItemRun = {
  readonly id: string;
  readonly old: string;
  readonly now: string;
  readonly items: readonly RunItems[];
};

/** Decides one statement over these runs. */
export function decideItems(
  statement: string,
  runs: readonly ItemRun[],
  files: Readonly<Record<string, string>>,
): Outcome {
  const table = [
    '| Run ID | Seed | Old WER | New WER |',
    '| --- | --- | --- | --- |',
    ...runs.map(({ id, old, now }, at) => `| ${id} | ${at} | ${old} | ${now} |`),
  ];
  const directive = '<!-- expctl: metrics new_wer old_wer better=lower -->\n';
  const record = recordOf(documentWith([`- **Taste**: less. \`expect: ${statement}\``], table, directive));
  const [outcome] = decide(record, {
    runRecords: recordsOf(...runs.map(({ id, items }) => runRecord(id, { items }))),
    items: resolverOf(files),
  }).outcomes;
  if (outcome === undefined) throw new Error('nothing was decided');
  return outcome;
}
