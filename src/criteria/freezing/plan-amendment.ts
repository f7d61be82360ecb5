import type { BlockKind } from '../../document/block.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import { forCell } from '../../escape/for-cell.ts';
import { forCode } from '../../escape/for-code.ts';
import { insertion } from '../../text/edit.ts';
import type { Edit } from '../../text/edit.ts';
import { amendmentPlace } from './amendment-place.ts';
import { criterionText, writtenStatements } from './criterion-text.ts';
import type { Criterion } from '../outcome.ts';
import { isUnsaid } from './moved-criteria.ts';
import type { MovedCriterion } from './moved-criteria.ts';

export type AmendmentOptions = {
  /** The reason, in the person's words. */
  readonly why: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly criteria: readonly Criterion[];
  /** The earlier criteria, by key, as far as they are known. */
  readonly earlier?: ReadonlyMap<string, Criterion>;
  readonly sha256: (text: string) => string;
};

/** The edits of an amendment, and the blocks that they add to the document. */
export type AmendmentPlan = { readonly edits: readonly Edit[]; readonly added: readonly BlockKind[] };

/**
 * The edits of `expctl amend`: an item for each criterion that changed or was removed without an amendment, in the
 * Amendments section, which is added if there is none.
 */
export function planAmendment(
  record: ExperimentRecord,
  moved: readonly MovedCriterion[],
  options: AmendmentOptions,
): AmendmentPlan {
  const open = moved.filter(isUnsaid);
  if (open.length === 0) return { edits: [], added: [] };
  const { at, lead, tail, marker, added } = amendmentPlace(record);
  const end = record.document.source.text.includes('\r\n') ? '\r\n' : '\n';
  const items = open.map((each, index) => `${marker(index)} ${itemText(each, options)}`).join(end);
  return { edits: [insertion(at, `${lead}${items}${tail}`)], added };
}

function itemText(
  { key, label, change, results }: MovedCriterion,
  { why, date, criteria, earlier, sha256 }: AmendmentOptions,
): string {
  const criterion = criteria.find((each) => each.key === key);
  const to = criterion === undefined ? 'none' : sha256(criterionText(criterion)).slice(0, 16);
  const seen = `${results} ${results === 1 ? 'result' : 'results'} seen`;
  const was = wasText(earlier?.get(key), criterion);
  return `${date}: ${forCell(label)} ${change} with ${seen}: ${forCell(why)}${was} <!-- expctl: amended "${key}" to=${to} seen=${results} -->`;
}

/**
 * ` (was "…", `…`)`: the sentence and the statements that are different now. A statement is given without `expect:`.
 */
function wasText(before: Criterion | undefined, now: Criterion | undefined): string {
  if (before === undefined) return '';
  const words = sentenceOf(before) === (now && sentenceOf(now)) ? [] : [`"${forCell(sentenceOf(before))}"`];
  const written = writtenStatements(before);
  const isSame = written.join('\n') === (now && writtenStatements(now))?.join('\n');
  const statements = isSame ? [] : written.map(forCode);
  const parts = [...words, ...statements, ...(before.gate === now?.gate ? [] : [`a ${before.gate}`])];
  return parts.length === 0 ? '' : ` (was ${parts.join(', ')})`;
}

/** Without the label, which precedes it anyway. */
const sentenceOf = ({ label, sentence }: Criterion): string =>
  sentence.startsWith(`${label}:`) ? sentence.slice(label.length + 1).trim() : sentence;
