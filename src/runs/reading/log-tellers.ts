import { foldName } from '../../text/fold-name.ts';
import { isJsonNumber } from '../json/json-value.ts';
import { scalarText } from '../json/scalar-text.ts';
import { pathOf } from '../key-path.ts';
import { isParameter } from './parameter-names.ts';
import { runValueOf } from './run-value.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { RunValue } from '../run.ts';
import type { LogRow } from './log-rows.ts';

/** Names for things with numbers of their own: lines with different ones are not about the same thing. */
const TELLERS: ReadonlySet<string> = new Set(
  (
    'run run_id run_name exp experiment trial seed random_seed fold cv_fold rank local_rank worker model method arm variant ' +
    'idx index sample sample_id item item_id image img doc doc_id utt query question example k threshold ' +
    'class label category task dataset language lang speaker case client client_id id name'
  ).split(' '),
);
/** Words that change from line to line and distinguish nothing. */
const CHANGING: ReadonlySet<string> = new Set(
  'status state event device eta elapsed remaining time best checkpoint ckpt saved path file'.split(' '),
);

/** The key whose values distinguish lines of a log that measure the same; undefined if all belong to one run. */
export function tellerOf(rows: readonly LogRow[]): string | undefined {
  const keys = new Set(rows.flatMap(({ values }) => [...values.keys()]));
  const uncounted = rows.filter(({ counts }) => counts.size === 0);
  return [...keys].find((key) => {
    const name = foldName(key);
    if (TELLERS.has(name)) return tellsApart(rows, key, () => true);
    if (CHANGING.has(name)) return false;
    return tellsApart(uncounted, key, isParameter([key], NUMBER) ? () => true : isWord);
  });
}

/** Whether one metric occurs with two values of a key. */
function tellsApart(rows: readonly LogRow[], key: string, isTelling: (value: JsonValue) => boolean): boolean {
  const told = new Map<string, string>();
  for (const { name, values } of rows) {
    const own = values.get(key)?.value;
    const text = scalarText(own)?.trim();
    if (own === undefined || text === undefined || !isTelling(own)) continue;
    for (const [other, { value }] of values) {
      if (other === key || !isJsonNumber(value) || isParameter([other], NUMBER)) continue;
      const path = pathOf([name, other]);
      if ((told.get(path) ?? text) !== text) return true;
      told.set(path, text);
    }
  }
  return false;
}

/** A word that is not a time, path or flag, which change from line to line. */
const isWord = (value: JsonValue): boolean =>
  typeof value === 'string' && runValueOf(value)?.kind === 'text' && !/[:/\\]|^(?:true|false|yes|no)$/i.test(value);

/** Any number: whether a number is a parameter depends on its key. */
const NUMBER: RunValue = { kind: 'number', text: '0' };
