import type { LogProblem } from '../filling/log-problem.ts';
import type { LogRequest } from '../log-request.ts';
import type { RunItems, RunRecord } from '../run-record.ts';

type Request = Pick<LogRequest, 'items' | 'existing' | 'replace'>;

/** The items of the record to be written: the given ones, else those that it has, unless it is replaced. */
export function itemsFor({ items, existing, replace }: Request): RunRecord['items'] {
  if (items !== undefined && items.length > 0) return items;
  return replace === true ? undefined : existing?.items;
}

/** Whether a run that is logged already gets items that its record does not name. */
export const hasNewItems = ({ items, existing }: Request): boolean =>
  items !== undefined && items.length > 0 && textOf(items) !== textOf(existing?.items ?? []);

/** Why other items are not taken for a run that has some. */
export function otherItems(request: Request, runId: string): LogProblem | undefined {
  const { existing, replace } = request;
  if (replace === true || (existing?.items ?? []).length === 0 || !hasNewItems(request)) return undefined;
  return {
    message: `the run ${runId} has other items: ${(existing?.items ?? []).map(({ path }) => path).join(', ')}`,
    hint: '`--replace` rewrites the run record',
  };
}

const textOf = (items: readonly RunItems[]): string =>
  JSON.stringify(items.map(({ side = '', path, sha256 }) => [side, path, sha256]).toSorted());
