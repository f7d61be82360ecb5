import type { FieldSpec, SectionSpec } from '../kind.ts';

/** Whether a field applies to the whole experiment: no section around it may be repeated. */
export function standsOnce({ section }: FieldSpec, sections: readonly SectionSpec[]): boolean {
  return !sections.some(({ key, repeated }) => repeated && (section === key || section.startsWith(`${key}/`)));
}
