import { csv } from './csv.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import type { RunEntry, RunReader } from './reader.ts';

/** Every format that is read, in the order in which they are told. */
export const RUN_READERS: readonly RunReader[] = [json, jsonl, csv];

export type PickedReader =
  | { readonly kind: 'reader'; readonly reader: RunReader }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly names: readonly string[] };

/** The one reader that an entry is surely for, else the one that it may be for; or the one that was named. */
export function pickReader(entry: RunEntry, named?: string): PickedReader {
  const wanted = RUN_READERS.filter(({ name }) => named === undefined || name === named);
  const sure = wanted.filter((reader) => reader.detect(entry) === 'sure');
  const fitting =
    sure.length > 0 ? sure : wanted.filter((reader) => named !== undefined || reader.detect(entry) === 'maybe');
  const [reader] = fitting;
  if (reader === undefined) return { kind: 'none' };
  return fitting.length === 1
    ? { kind: 'reader', reader }
    : { kind: 'several', names: fitting.map(({ name }) => name) };
}
