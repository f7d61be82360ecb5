import type { BlockKind } from '../../document/block.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import { forCell } from '../../escape/for-cell.ts';
import { insertion } from '../../text/edit.ts';
import type { Edit } from '../../text/edit.ts';
import { amendmentPlace } from './amendment-place.ts';
import { criterionText } from './criterion-text.ts';
import type { Criterion } from '../outcome.ts';
import { isUnsaid } from './moved-criteria.ts';
import type { MovedCriterion } from './moved-criteria.ts';

export type AmendmentOptions = {
  /** Why, in the person's words. */
  readonly why: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly criteria: readonly Criterion[];
  readonly sha256: (text: string) => string;
};

/** The edits of an amendment, and the blocks that they add to the document. */
export type AmendmentPlan = { readonly edits: readonly Edit[]; readonly added: readonly BlockKind[] };

/** The edits of `expctl amend`: an item for each criterion that changed or vanished unsaid, in the Amendments section, which is added where there is none. */
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
  { why, date, criteria, sha256 }: AmendmentOptions,
): string {
  const criterion = criteria.find((each) => each.key === key);
  const to = criterion === undefined ? 'none' : sha256(criterionText(criterion)).slice(0, 16);
  const seen = `${results} ${results === 1 ? 'result' : 'results'} seen`;
  return `${date}: ${forCell(label)} ${change} with ${seen}: ${forCell(why)} <!-- expctl: amended "${key}" to=${to} seen=${results} -->`;
}
