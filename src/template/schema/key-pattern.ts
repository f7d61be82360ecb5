import { isNumbered } from '../section-keys.ts';
import type { Kind } from '../kind.ts';

/**
 * The fixed parts of a key, between which any text may come: one part for a plain key; two for one below repeated
 * headings of one form (`hypotheses/h1/success`), before and after the varying rest of the heading: `hypotheses/h`,
 * `/success`.
 */
export function keyParts(kind: Kind, key: string): readonly string[] {
  const repeated = kind.sections.find(
    (section) => section.repeated && (key === section.key || key.startsWith(`${section.key}/`)),
  );
  if (repeated === undefined || !isNumbered(repeated.name)) return [key];
  return [repeated.key.replace(/\d+$/u, ''), key.slice(repeated.key.length)];
}
