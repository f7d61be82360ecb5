import type { FieldSpec, SectionSpec } from '../kind.ts';

/** Whether a field applies to the whole experiment: a section that may be repeated is taken as a whole. */
export function standsOnce({ section }: FieldSpec, sections: readonly SectionSpec[]): boolean {
  return !sections.some(({ key, repeated }) => repeated && (section === key || section.startsWith(`${key}/`)));
}
