import { labelAt } from '../../document/label-at.ts';
import { labelName } from '../../document/label-name.ts';
import { isPlaceholderItem } from '../../template/filling.ts';
import { foldLine } from '../../template/fold-line.ts';
import { replacement } from '../../text/edit.ts';
import { sliceOf } from '../../text/span.ts';
import { issueItems } from './issue-items.ts';
import type { ChecklistRecord } from '../../records/record.ts';
import type { ChecklistSpec } from '../../template/kind.ts';
import type { Edit } from '../../text/edit.ts';
import type { IssueItem } from './issue-items.ts';

/**
 * Roles of lists whose ticks are carried over: in an issue a tick marks what is to be done or chosen; criteria are
 * ticked in the document.
 */
export const CARRIED: ReadonlySet<ChecklistSpec['role']> = new Set<ChecklistSpec['role']>([
  'options',
  'tasks',
  'prerequisites',
  'ready',
]);

/**
 * Makes a list of a new document equal to the issue's: the template's items with the issue's ticks, what was written in
 * place of its placeholders, and after them what was added.
 */
export function listEdits(
  text: string,
  { spec, span, items }: ChecklistRecord,
  given: readonly IssueItem[] | undefined,
): readonly Edit[] {
  if (spec === undefined || given === undefined) return [];
  const own = issueItems(text, items);
  const [first, second] = items.filter(({ depth }) => depth === 0).map(({ block }) => block.span);
  const gap = first && second ? sliceOf(text, { start: first.end, end: second.start }) : '\n';
  const written = mergedItems(spec, own, given).join(gap);
  return written === own.map((item) => item.text).join(gap) ? [] : [replacement(span, written)];
}

function mergedItems(spec: ChecklistSpec, own: readonly IssueItem[], given: readonly IssueItem[]): readonly string[] {
  const left = new Set(given);
  const take = (found: IssueItem | undefined): IssueItem | undefined => {
    if (found !== undefined) left.delete(found);
    return found;
  };
  const find = (fits: (item: IssueItem) => boolean): IssueItem | undefined => take([...left].find(fits));
  const same = own.map((item) => find(({ head, folded }) => folded === item.folded || head === item.folded));
  const labelled = own.map(
    (item, at) => same[at] ?? (labelOf(item) === '' ? undefined : find((other) => labelOf(other) === labelOf(item))),
  );
  const isOpen = (item: IssueItem): boolean => isPlaceholderItem(spec, item.folded);
  const hasOwn = given.some((item) => !isOpen(item));
  const merged = own.flatMap((item, at) => {
    const found = labelled[at] ?? (isOpen(item) && hasOwn ? take([...left][0]) : undefined);
    if (found !== undefined) return [found === same[at] ? ticked(spec, item, found) : carried(spec, item, found)];
    return isOpen(item) && hasOwn ? [] : [item.text];
  });
  return [...merged, ...[...left].map((item) => carried(spec, undefined, item))];
}

/** The words before an item's colon, folded. */
function labelOf({ text, folded }: IssueItem): string {
  const label = labelAt(folded, { start: 0, end: folded.length }, true);
  return label === undefined || text === '' ? '' : labelName(sliceOf(folded, label.span));
}

/** The template's item with the issue's tick; the issue's own item if it contains more than the template's. */
function ticked(spec: ChecklistSpec, own: IssueItem, found: IssueItem): string {
  const isMore = foldLine(found.text) !== foldLine(own.text) && (CARRIED.has(spec.role) || found.text.includes('\n'));
  if (isMore) return carried(spec, own, found);
  return CARRIED.has(spec.role) && found.hasBox ? marked(own, found.mark) : own.text;
}

/** The issue's item; a mark that only the document may have is removed, but not one that the template has there. */
function carried({ role }: ChecklistSpec, own: IssueItem | undefined, item: IssueItem): string {
  if (CARRIED.has(role) || item.mark === 'none' || (!item.hasBox && own?.mark === item.mark)) return item.text;
  if (item.hasBox || item.markAt === undefined) return marked(item, 'none');
  return item.text.slice(0, item.markAt) + item.text.slice(item.markAt + 1).replace(/^\u{FE0F}?[ \t]*/u, '');
}

const MARKS = { met: 'x', unmet: '-', none: ' ' } as const;

const marked = ({ text, markAt, hasBox }: IssueItem, mark: IssueItem['mark']): string =>
  markAt === undefined || !hasBox ? text : text.slice(0, markAt) + MARKS[mark] + text.slice(markAt + 1);
