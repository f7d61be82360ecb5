import { isPartName, mayNameParts } from '../../values/data-parts.ts';
import type { JsonObject } from '../json/json-value.ts';

/** Whether a key with this text names a part of the data: `phase`, `val`. */
export const isPartSaid = (key: string, text: string): boolean => mayNameParts(key.toLowerCase()) && isPartName(text);

/** The key that names the part of the data in every row; undefined unless the rows are about several parts. */
export function partKeyOf(rows: readonly JsonObject[]): string | undefined {
  const [first = new Map()] = rows;
  return [...first.keys()].find((key) => {
    const texts = rows.map((row) => row.get(key));
    const areParts = texts.every((text) => typeof text === 'string' && isPartSaid(key, text));
    return areParts && new Set(texts).size > 1;
  });
}
