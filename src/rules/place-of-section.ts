import { titleSection } from '../template/section-keys.ts';
import type { ExperimentRecord } from '../records/record.ts';
import type { Span } from '../text/span.ts';

/** Where something missing from a section is reported: at the section's heading, else at the title, else at the top. */
export function placeOfSection({ sections, root }: ExperimentRecord, key: string): Span {
  const section = key === '' ? undefined : sections.find((each) => each.key === key)?.section;
  return (section ?? titleSection(root))?.heading?.span ?? { start: root.span.start, end: root.span.start };
}
