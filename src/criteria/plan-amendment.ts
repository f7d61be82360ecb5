import type { Section } from '../document/section.ts';
import type { ExperimentRecord } from '../records/record.ts';
import { forCell } from '../escape/for-cell.ts';
import { insertion } from '../text/edit.ts';
import type { Edit } from '../text/edit.ts';
import { criterionText } from './criterion-text.ts';
import type { Criterion } from './outcome.ts';
import type { MovedCriterion } from './moved-criteria.ts';

export type AmendmentOptions = {
  /** Why, in the person's words. */
  readonly why: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly criteria: readonly Criterion[];
  readonly sha256: (text: string) => string;
};

/** The edits of `expctl amend`: an item for each criterion that changed or vanished unsaid, in the Amendments section, which is added where there is none. */
export function planAmendment(
  record: ExperimentRecord,
  moved: readonly MovedCriterion[],
  options: AmendmentOptions,
): readonly Edit[] {
  const open = moved.filter(({ change, amended }) => change !== 'added' && !amended);
  if (open.length === 0) return [];
  const { text } = record.document.source;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const section = amendmentsOf(record);
  const at = lastFilled(text, section?.span ?? record.root.span);
  const items = open.map((each) => itemOf(each, options)).join(end);
  const isList = section?.body.at(-1)?.kind === 'list';
  const heading = section === undefined ? `${end}${end}## Amendments` : '';
  const closing = at === text.length ? end : '';
  return [insertion(at, `${heading}${isList ? end : `${end}${end}`}${items}${closing}`)];
}

const amendmentsOf = ({ sections }: ExperimentRecord): Section | undefined =>
  sections.find(({ spec, section }) => spec?.role === 'amendments' || /^amendments?$/u.test(section.name))?.section;

/** Behind the section's last character that is no blank. */
function lastFilled(text: string, { start, end }: Section['span']): number {
  return start + text.slice(start, end).trimEnd().length;
}

function itemOf({ key, change, results }: MovedCriterion, { why, date, criteria, sha256 }: AmendmentOptions): string {
  const criterion = criteria.find((each) => each.key === key);
  const to = criterion === undefined ? 'none' : sha256(criterionText(criterion)).slice(0, 16);
  const seen = `${results} ${results === 1 ? 'result' : 'results'} seen`;
  return `- ${date}: ${forCell(criterion?.label ?? key)} ${change} with ${seen}: ${forCell(why)} <!-- expctl: amended "${key}" to=${to} -->`;
}
