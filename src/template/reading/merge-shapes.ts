import { never } from '../statements/due.ts';
import type { FieldSpec, SectionSpec } from '../kind.ts';
import type { KeyedSection } from '../section-keys.ts';
import type { ReadField } from './field-specs.ts';
import type { Sections } from './section-specs.ts';

type Parts = {
  readonly sections: Sections;
  readonly fields: readonly ReadField[];
  readonly guidance: ReadonlyMap<KeyedSection, readonly string[]>;
};

/**
 * Merges all sections of one form (`H1`, `H2`, …) into one spec: the first one's, with the fields of all of them; a
 * field that one of them lacks is optional.
 */
export function mergeShapes({ sections, fields, guidance }: Parts): {
  readonly sections: readonly SectionSpec[];
  readonly fields: readonly FieldSpec[];
} {
  const byKey = new Map<string, SectionSpec>();
  const counts = new Map<string, number>();
  for (const { at, spec } of sections.values()) {
    const before = byKey.get(spec.key);
    const lines = [...(before?.guidance ?? []), ...(guidance.get(at) ?? [])];
    const isRoot = at.section.heading === undefined;
    byKey.set(spec.key, {
      ...(before === undefined || (spec.key === '' && before.title === '') ? spec : before),
      guidance: [...new Set(lines)],
    });
    if (!isRoot) counts.set(spec.key, (counts.get(spec.key) ?? 0) + 1);
  }
  return { sections: [...byKey.values()], fields: mergeFields(fields, counts) };
}

function mergeFields(fields: readonly ReadField[], counts: ReadonlyMap<string, number>): readonly FieldSpec[] {
  const merged = new Map<string, { readonly spec: FieldSpec; times: number }>();
  for (const { spec, repeated } of fields) {
    const key = repeated ? spec.key.replace(/#\d+$/u, '') : spec.key;
    const before = merged.get(key);
    if (before) before.times++;
    else merged.set(key, { spec: { ...spec, key }, times: 1 });
  }
  const shapes = new Set(fields.filter(({ repeated }) => repeated).map(({ spec }) => spec.section));
  return [...merged.values()].map(({ spec, times }) => {
    const lacking = shapes.has(spec.section) && times < (counts.get(spec.section) ?? 1);
    return lacking ? { ...spec, due: never('one of its kind lacks it') } : spec;
  });
}
