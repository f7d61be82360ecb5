import type { Field } from '../../document/field.ts';
import { fieldsOf } from '../../document/fields-of.ts';
import type { Section } from '../../document/section.ts';
import type { Kind, SectionSpec } from '../../template/kind.ts';
import { joinKey, keyedSections, numbering, shapeKey } from '../../template/section-keys.ts';
import { lazyView } from '../lazy-view.ts';
import { matchSections } from './match-sections.ts';

type SectionState = {
  readonly text: string;
  readonly section: Section;
  readonly key: string;
  readonly spec: SectionSpec | undefined;
};

/**
 * A section of a record with its key in the record, the matching section of the kind, and its own fields. The root and
 * the title have the key ''.
 */
export type MatchedSection = SectionState & { readonly own: readonly Field[] };

const sectionView = lazyView<SectionState, Pick<MatchedSection, 'own'>>({
  own: ({ text, section }) => fieldsOf(text, section),
});

/**
 * The sections of a record in document order, root and title first. A section of the kind has the kind's key, in any
 * place; repeated and unknown ones have the path of names that leads to them.
 */
export function matchedSections(text: string, root: Section, kind: Kind | undefined): readonly MatchedSection[] {
  const keyed = keyedSections(root);
  const matches = matchSections(keyed, kind?.sections ?? []);
  const number = numbering();
  const keys = new Map<string, string>([['', '']]);
  for (const section of keyed) {
    const spec = matches.get(section);
    if (section.key !== '' && spec !== undefined && !spec.repeated) keys.set(section.key, number(spec.key));
  }
  return keyed.map((section) => {
    const spec = matches.get(section);
    const path = joinKey(keys.get(section.parent) ?? section.parent, section.section.name || '_');
    const key = keys.get(section.key) ?? number(path);
    keys.set(section.key, key);
    return sectionView({ text, section: section.section, key, spec });
  });
}

/**
 * The key under which the kind's fields and tables of a section are found: a repeated section's own key is not the
 * kind's.
 */
export const specKeyOf = ({ key, spec }: Pick<MatchedSection, 'key' | 'spec'>): string => spec?.key ?? key;

/** A place in a record in the kind's terms: numbered names become the first of their series. */
export const specPlace: (key: string) => string = shapeKey;
