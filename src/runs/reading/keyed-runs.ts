import { foldName } from '../../text/fold-name.ts';
import { runOfJson } from './run-of-json.ts';
import { scalarText } from '../json/scalar-text.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Run } from '../run.ts';

/** An id up to this length can be read in a row. */
const LONGEST_ID = 64;
const MOST_OFFERED = 5;

/** The runs of a ledger by the keys that a person named, or why these keys do not distinguish them. */
export type KeyedReading =
  | { readonly kind: 'runs'; readonly runs: readonly Run[] }
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string };

/** One run for each row, named by the values under these keys, joined by `-`; each row must get an id of its own. */
export function keyedRuns(rows: readonly JsonObject[], asked: readonly string[]): KeyedReading {
  const known = [...(rows[0]?.keys() ?? [])];
  const keys: string[] = [];
  for (const name of asked) {
    const key = known.find((one) => one === name) ?? known.find((one) => foldName(one) === foldName(name));
    if (key === undefined)
      return { kind: 'refused', message: `has no key "${name}"`, hint: `it has ${known.slice(0, 20).join(', ')}` };
    keys.push(key);
  }
  const runs: Run[] = [];
  const seen = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    const parts = keys.map((key) => scalarText(row.get(key))?.trim() ?? '');
    const id = parts.join('-');
    const earlier = seen.get(id);
    const problem = parts.includes('')
      ? `row ${String(index + 1)} has nothing under ${keys.join(', ')}`
      : earlier !== undefined && `rows ${String(earlier)} and ${String(index + 1)} are both called ${id}`;
    if (problem !== false) return { kind: 'refused', message: problem, hint: 'name one more key: --run-key A,B' };
    seen.set(id, index + 1);
    runs.push({ ...runOfJson(row, '', ''), id });
  }
  return { kind: 'runs', runs };
}

/** Names of keys that number rows: `number` in an Optuna study. */
const NUMBERS: ReadonlySet<string> = new Set(['number', 'nr', 'index', 'job', 'job_id', 'trial_id']);
const TIME = /^\d{4}-\d\d-\d\d[ T]\d\d:/;

/**
 * Keys under which each row has a text of its own, short enough to be an id, or a number that counts it: suitable for
 * `--run-key`. A time is used only if nothing else identifies the runs.
 */
export function keysThatTell(rows: readonly JsonObject[]): readonly string[] {
  const keys = [...(rows[0]?.keys() ?? [])];
  const textsOf = (key: string): readonly (string | undefined)[] => rows.map((row) => scalarText(row.get(key)));
  const tells = keys.filter((key) => {
    const isNumber = NUMBERS.has(foldName(key));
    const texts = textsOf(key);
    const isId = rows.every((row) => isNumber || typeof row.get(key) === 'string');
    if (!isId || !texts.every((text) => text !== undefined && text.trim() !== '' && text.length <= LONGEST_ID))
      return false;
    return new Set(texts).size === rows.length;
  });
  const times = tells.filter((key) => textsOf(key).every((text) => TIME.test(text ?? '')));
  return [...tells.filter((key) => !times.includes(key)), ...times].slice(0, MOST_OFFERED);
}
