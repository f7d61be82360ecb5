import type { JsonObject } from '../json/json-value.ts';

/** Keys whose value names the part of the data that a line is about. */
const OF_PART: ReadonlySet<string> = new Set('phase split mode stage subset partition set'.split(' '));
const PART = /^(?:train(?:ing)?|val|valid(?:ation)?|dev|test(?:ing)?|eval(?:uation)?|holdout)$/i;

/** Whether a key with this text names a part of the data: `phase`, `val`. */
export const isPartSaid = (key: string, text: string): boolean => OF_PART.has(key.toLowerCase()) && PART.test(text);

/** Whether a text is just the name of a part of the data. */
export const isPartName = (text: string): boolean => PART.test(text.trim());

/** The key that names the part of the data in every row; undefined unless the rows are about several parts. */
export function partKeyOf(rows: readonly JsonObject[]): string | undefined {
  const [first = new Map()] = rows;
  return [...first.keys()].find((key) => {
    const texts = rows.map((row) => row.get(key));
    const areParts = texts.every((text) => typeof text === 'string' && isPartSaid(key, text));
    return areParts && new Set(texts).size > 1;
  });
}
