import { foldName } from '../../text/fold-name.ts';
import { isJsonArray } from '../json/json-value.ts';
import { numberOf, textOf } from './item-keys.ts';
import { refused } from './item-table.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { ItemRows } from './item-rows.ts';
import type { ItemsReading, Measure } from './item-table.ts';

/**
 * Reads the samples of lm-eval (`samples_TASK_DATE.jsonl`): a question is identified by `doc_id` and `doc_hash`; if the
 * file has several filters, each is a measure of its own, `exact_match,strict-match`.
 */
export function lmEvalItems(rows: ItemRows['rows']): ItemsReading {
  const filters = new Set(rows.map(({ object }) => textOf(object.get('filter')) ?? ''));
  const places = new Map<string, number>();
  const found = new Map<string, Map<number, number>>();
  for (const { line, object } of rows) {
    const id = idOf(object);
    if (id === undefined) return refused('this sample has no doc_id', { line });
    const place = places.get(id) ?? places.size;
    places.set(id, place);
    for (const metric of metricsOf(object)) {
      const filter = textOf(object.get('filter')) ?? '';
      const name = foldName(filters.size > 1 && filter !== '' ? `${metric} ${filter}` : metric);
      const scores = found.get(name) ?? new Map<number, number>();
      if (scores.has(place)) return refused(`the sample ${id} is there twice`, { line });
      found.set(name, scores.set(place, numberOf(object.get(metric))));
    }
  }
  const scored = [...found].filter(([, scores]) => [...scores.values()].some((score) => !Number.isNaN(score)));
  if (scored.length === 0) return refused('the samples name no metric that is a number');
  const ids = [...places.keys()];
  const measures = new Map(scored.map(([name, scores]) => [name, measureOf(scores, ids.length)]));
  return { kind: 'items', table: { format: 'lm-eval', ids, clusters: undefined, measures, notes: [] } };
}

function idOf(object: JsonObject): string | undefined {
  const id = textOf(object.get('doc_id'));
  const hash = textOf(object.get('doc_hash'));
  return id === undefined || hash === undefined ? id : `${id} ${hash}`;
}

function metricsOf(object: JsonObject): readonly string[] {
  const named = object.get('metrics');
  return named === undefined || !isJsonArray(named) ? [] : named.flatMap((name) => textOf(name) ?? []);
}

const measureOf = (scores: ReadonlyMap<number, number>, count: number): Measure => ({
  kind: 'score',
  above: Float64Array.from({ length: count }, (_, place) => scores.get(place) ?? NaN),
  below: new Float64Array(count).fill(1),
});
