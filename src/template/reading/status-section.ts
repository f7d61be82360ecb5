import { sectionField } from '../../document/fields-of.ts';
import { sliceOf } from '../../text/span.ts';
import { withoutComments } from '../fold-line.ts';
import { readSample } from '../samples/sample.ts';
import { DECISION_LABELS, tellVerdicts } from './verdict-spec.ts';
import { STATUS_NAMES, statusWord } from '../words/status-words.ts';
import type { Field } from '../../document/field.ts';
import type { Section } from '../../document/section.ts';

/**
 * Reads a section as the template's status: a heading of that name with nothing below it but the choices, or one of its
 * words.
 */
export function statusSection(text: string, section: Section): Field | undefined {
  const field = STATUS_NAMES.has(section.name) ? sectionField(section) : undefined;
  if (field === undefined) return undefined;
  const value = withoutComments(sliceOf(text, field.value));
  return readSample(value).kind === 'choice' || statusWord(value) !== undefined ? field : undefined;
}

/** A section that is the template's decision: a heading of that name over nothing but a choice between GO and NO-GO. */
export function verdictSection(text: string, section: Section): Field | undefined {
  const field = DECISION_LABELS.test(section.name) ? sectionField(section) : undefined;
  if (field === undefined) return undefined;
  const sample = readSample(withoutComments(sliceOf(text, field.value)));
  return sample.kind === 'choice' && tellVerdicts(sample.choices.values) ? field : undefined;
}
