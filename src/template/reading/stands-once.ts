import type { FieldSpec, SectionSpec } from '../kind.ts';

/** Whether a field speaks of the whole experiment: no section around it is one of which there may be any number. */
export function standsOnce({ section }: FieldSpec, sections: readonly SectionSpec[]): boolean {
  return !sections.some(({ key, repeated }) => repeated && (section === key || section.startsWith(`${key}/`)));
}
