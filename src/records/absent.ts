import type { Kind } from '../template/kind.ts';
import type { MatchedSection } from './matching/section-records.ts';
import type { Absent, ChecklistRecord, FieldRecord, TableRecord } from './record.ts';

type Present = {
  readonly kind: Kind | undefined;
  readonly matched: readonly MatchedSection[];
  readonly fields: readonly FieldRecord[];
  readonly tables: readonly TableRecord[];
  readonly checklists: readonly ChecklistRecord[];
};

/** What the kind requires and the record does not have. */
export const absentOf = ({ kind, matched, fields, tables, checklists }: Present): Absent => ({
  sections: missing(kind?.sections, matched),
  fields: missing(kind?.fields, fields),
  tables: missing(kind?.tables, tables),
  checklists: missing(kind?.checklists, checklists),
});

function missing<Spec>(
  specs: readonly Spec[] = [],
  present: readonly { readonly spec: Spec | undefined }[],
): readonly Spec[] {
  const found = new Set(present.map(({ spec }) => spec));
  return specs.filter((spec) => !found.has(spec));
}
