import { sliceOf } from '../text/span.ts';
import type { ExperimentRecord, SectionRecord } from '../records/record.ts';

const NOT_APPLICABLE =
  /^(?:[-*+]\s+)?[*_]*(?:n\/a|n\.a\.|not applicable|nicht zutreffend|entfällt|sans objet|no aplica|不适用|不適用|該当なし|해당 없음)(?![a-z0-9])/iu;

/**
 * Whether a section, or one that contains it, says that it does not apply (`n/a – not run`): then nothing more is due
 * in it.
 */
export const isNotApplicable = (record: ExperimentRecord, key: string): boolean =>
  record.sections.some(
    (section) =>
      section.key !== '' && (key === section.key || key.startsWith(`${section.key}/`)) && saysSo(record, section),
  );

/** The first words of a section are its answer; a comment before them is the template's. */
function saysSo({ document }: ExperimentRecord, { section }: SectionRecord): boolean {
  const first = section.body.find(({ kind }) => kind !== 'html');
  if (first?.kind !== 'paragraph' && first?.kind !== 'list') return false;
  return NOT_APPLICABLE.test(sliceOf(document.source.text, first.span).trimStart());
}
