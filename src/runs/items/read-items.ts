import { foldName } from '../../text/fold-name.ts';
import { firstFew } from '../../text/first-few.ts';
import { itemRows } from './item-rows.ts';
import { ITEM_KEYS, keyNamed, measureKeys, numberOf, textOf } from './item-keys.ts';
import { lmEvalItems } from './lm-eval-items.ts';
import { refused } from './item-table.ts';
import { wordErrors } from './word-errors.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { ItemRows } from './item-rows.ts';
import type { ItemsReading, ItemTable, Measure } from './item-table.ts';

/**
 * Reads a file of per-item results: JSON lines, a JSON list, CSV or TSV with an id and a score (or errors and the
 * length of the reference), prediction manifests with `text` and `pred_text`, samples of lm-eval. Nothing is guessed:
 * an item without an id, or two with the same one, make the whole file invalid.
 */
export function readItems(path: string, text: string): ItemsReading {
  const read = itemRows(path, text);
  if (read.kind === 'refused') return read;
  const [first] = read.rows;
  if (first === undefined) return refused('holds no item');
  if (isLmEval(first.object)) return checked(lmEvalItems(read.rows));
  return checked(plainItems(read, first.object));
}

const isLmEval = (object: JsonObject): boolean =>
  object.has('doc_id') && (object.has('resps') || object.has('metrics'));

function checked(reading: ItemsReading): ItemsReading {
  if (reading.kind === 'refused') return reading;
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const id of reading.table.ids) {
    if (seen.has(id)) doubled.add(id);
    seen.add(id);
  }
  if (doubled.size === 0) return reading;
  return refused(
    `${doubled.size} ${doubled.size === 1 ? 'id stands' : 'ids stand'} more than once: ${firstFew([...doubled])}`,
    { hint: 'one line for each item' },
  );
}

function plainItems({ rows, format, notes }: ItemRows, first: JsonObject): ItemsReading {
  const idKey = keyNamed(first, ITEM_KEYS.id);
  if (idKey === undefined)
    return refused(`the items have no id (${[...first.keys()].slice(0, 8).join(', ')})`, {
      hint: 'pairs are found by an `id` on each line',
    });
  const ids = rows.map(({ object }) => textOf(object.get(idKey)));
  const nameless = ids.findIndex((id) => id === undefined);
  if (nameless >= 0) return refused(`this item has no ${idKey}`, { line: rows[nameless]?.line ?? 1 });
  const objects = rows.map(({ object }) => object);
  const clusters = clustersOf(objects, first);
  if (clusters !== undefined && 'kind' in clusters) return clusters;
  const weights = weightsOf(objects, keyNamed(first, ITEM_KEYS.weight));
  const unfit = weights.findIndex((weight) => !(weight > 0));
  if (unfit >= 0) return refused('a weight is a number above zero', { line: rows[unfit]?.line ?? 1 });
  const manifest = isManifest(first) ? manifestErrors(rows) : undefined;
  if (manifest !== undefined && 'message' in manifest) return manifest;
  const measures = new Map<string, Measure>(manifest === undefined ? [] : [['errors', manifest]]);
  const errors = errorsMeasure(objects, first);
  if (errors !== undefined && manifest === undefined) measures.set('errors', errors);
  const isRatio = measures.size > 0;
  for (const [name, measure] of scoreMeasures(objects, weights))
    if (!isRatio || !RATES_OF_ERRORS.has(name)) measures.set(name, measure);
  if (measures.size === 0)
    return refused('the items have no score, and no errors with a length', {
      hint: 'docs/items.md shows what is read',
    });
  const table: ItemTable = {
    format: manifest === undefined ? format : 'nemo',
    ids: ids.map((id) => id ?? ''),
    clusters,
    measures,
    notes,
  };
  return { kind: 'items', table };
}

/** Beside errors and lengths, a rate for each item is the same information in less precise form. */
const RATES_OF_ERRORS: ReadonlySet<string> = new Set(['wer', 'cer', 'ter', 'error_rate']);

type Refused = Extract<ItemsReading, { kind: 'refused' }>;

function clustersOf(objects: readonly JsonObject[], first: JsonObject): readonly string[] | Refused | undefined {
  const key = keyNamed(first, ITEM_KEYS.cluster);
  if (key === undefined) return undefined;
  const clusters = objects.map((object) => textOf(object.get(key)));
  const without = clusters.filter((cluster) => cluster === undefined).length;
  if (without > 0) return refused(`${without} of ${objects.length} items have no ${key}`);
  return clusters.map((cluster) => cluster ?? '');
}

const weightsOf = (objects: readonly JsonObject[], key: string | undefined): Float64Array =>
  Float64Array.from(objects, (object) => (key === undefined ? 1 : numberOf(object.get(key))));

const isManifest = (object: JsonObject): boolean =>
  typeof object.get('text') === 'string' && typeof object.get('pred_text') === 'string';

function manifestErrors(rows: ItemRows['rows']): Measure | Refused {
  const [above, below] = [new Float64Array(rows.length), new Float64Array(rows.length)];
  for (const [at, { line, object }] of rows.entries()) {
    const [text, predicted] = [object.get('text'), object.get('pred_text')];
    if (typeof text !== 'string' || typeof predicted !== 'string')
      return refused('this utterance has no text and pred_text', { line });
    const found = wordErrors(text, predicted);
    if (found === undefined) return refused('this utterance is too long to be compared word by word', { line });
    above[at] = found.errors;
    below[at] = found.length;
  }
  return { kind: 'ratio', above, below };
}

function errorsMeasure(objects: readonly JsonObject[], first: JsonObject): Measure | undefined {
  const [errors, length] = [keyNamed(first, ITEM_KEYS.errors), keyNamed(first, ITEM_KEYS.length)];
  if (errors === undefined || length === undefined) return undefined;
  return {
    kind: 'ratio',
    above: Float64Array.from(objects, (object) => numberOf(object.get(errors))),
    below: Float64Array.from(objects, (object) => numberOf(object.get(length))),
  };
}

/** Every other number of the items under its own name; those named score, or right, become `score`. */
function scoreMeasures(objects: readonly JsonObject[], weights: Float64Array): ReadonlyMap<string, Measure> {
  const keys = new Map<string, string>();
  for (const object of objects)
    for (const key of measureKeys(object)) if (!keys.has(foldName(key))) keys.set(foldName(key), key);
  const first = objects[0];
  const scored = first && keyNamed(first, ITEM_KEYS.score);
  if (scored !== undefined) keys.set('score', scored);
  return new Map(
    [...keys].map(([name, key]) => [
      name,
      {
        kind: 'score',
        above: Float64Array.from(objects, (object, at) => numberOf(object.get(key)) * (weights[at] ?? 1)),
        below: weights,
      },
    ]),
  );
}
