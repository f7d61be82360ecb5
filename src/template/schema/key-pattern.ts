import { isNumbered } from '../section-keys.ts';
import type { Kind } from '../kind.ts';

/**
 * The parts of a key between which anything may stand: one part for a plain key; for one below headings of a shape
 * (`hypotheses/h1/success`) what stands before and behind the varying rest of the heading: `hypotheses/h`, `/success`.
 */
export function keyParts(kind: Kind, key: string): readonly string[] {
  const repeated = kind.sections.find(
    (section) => section.repeated && (key === section.key || key.startsWith(`${section.key}/`)),
  );
  if (repeated === undefined || !isNumbered(repeated.name)) return [key];
  return [repeated.key.replace(/\d+$/u, ''), key.slice(repeated.key.length)];
}
