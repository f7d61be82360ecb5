import { criteriaOf } from '../criteria-of.ts';
import { isPlaceholderItem } from '../../template/filling.ts';
import { contains } from '../../text/span.ts';
import { criterionText, inPlainSigns, signedText, spelledText, textWithWays, waylessText } from './criterion-text.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { Criterion } from '../outcome.ts';

/** The hashes of the criteria that somebody has written, by key: they are kept with a result. */
export function criteriaHashes(
  record: ExperimentRecord,
  sha256: (text: string) => string,
): ReadonlyMap<string, string> {
  const written = criteriaOf(record).filter((criterion) => !isPlaceholder(record, criterion));
  return new Map(written.map((criterion) => [criterion.key, sha256(criterionText(criterion))]));
}

/** Whether a criterion is only the template's placeholder: writing it later retracts nothing. */
export function isPlaceholder(record: ExperimentRecord, { span, statements }: Criterion): boolean {
  if (record.kind === undefined || statements.length > 0) return false;
  const { text } = record.document.source;
  const isField = record.fields.some(({ field, filling }) => filling === 'placeholder' && contains(span, field.span));
  return (
    isField ||
    record.checklists.some(
      ({ spec, items }) =>
        spec !== undefined &&
        items.some(
          (item) => contains(span, item.text) && isPlaceholderItem(spec, text.slice(item.text.start, item.text.end)),
        ),
    )
  );
}

/** A criterion's hash, and those that earlier versions gave it, including that of its signs as typed. */
export const hashesOf = (criterion: Criterion, sha256: (text: string) => string): readonly string[] =>
  [inPlainSigns(criterion), criterion].flatMap((each) => typedHashes(each, sha256));

/**
 * The hashes of a criterion as typed. If nothing says any more which direction is better, it counts as unchanged
 * whichever it had been: a criterion that nobody can decide is not moved.
 */
function typedHashes(criterion: Criterion, sha256: (text: string) => string): readonly string[] {
  const isOpen = criterion.statements.every(({ way }) => way === undefined);
  const texts = [
    signedText(criterion),
    waylessText(criterion),
    spelledText(criterion),
    ...(isOpen ? WAYS.map((way) => textWithWays(criterion, [way])) : []),
  ];
  return [...new Set(texts)].map(sha256);
}

const WAYS = ['lower', 'higher'] as const;
