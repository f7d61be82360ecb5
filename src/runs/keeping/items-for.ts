import { foldName } from '../../text/fold-name.ts';
import { nearest } from '../../text/nearest.ts';
import { isSideOf } from '../items/is-side-of.ts';
import { differencesToRecord } from './differences-to-record.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { LogProblem } from '../log-problem.ts';
import type { LogRequest } from '../log-request.ts';
import type { RunItems, RunRecord } from '../run-record.ts';

type Request = Pick<LogRequest, 'items' | 'existing' | 'replace'>;

/** The items for the record to be written, with remarks for people, one sentence each. */
export type KeptItems = { readonly items: RunRecord['items']; readonly notes: readonly string[] };

/**
 * The given items, else those in the record; if the run now has other values, those belong to another run, and are
 * dropped.
 */
export function itemsFor(request: Request & Pick<LogRequest, 'run' | 'record'>): KeptItems {
  const { items = [], existing, run, record } = request;
  if (items.length > 0) return { items, notes: sideNotes(items, [...columnNames(record), ...run.metrics.keys()]) };
  const before = existing?.items ?? [];
  if (existing === undefined || before.length === 0 || differencesToRecord(run, existing).length === 0)
    return { items: existing?.items, notes: [] };
  const note = `its items are gone with the values that they gave (${pathsOf(before)}): --items names those of the new ones`;
  return { items: undefined, notes: [note] };
}

/** Notes on items that no criterion can ever refer to, because nothing has the name of their side. */
const sideNotes = (items: readonly RunItems[], names: readonly string[]): readonly string[] =>
  items.flatMap(({ side, path }) => {
    if (side === undefined || names.some((name) => isSideOf(side, foldName(name)))) return [];
    const meant = nearest(side, names.flatMap(sidesOf));
    const hint = meant === undefined ? '' : `, did you mean ${meant}?`;
    return [`no column or metric begins or ends with ${side}, the side of ${path}${hint}`];
  });

/** The words with which a name begins and ends. */
function sidesOf(name: string): readonly string[] {
  const words = foldName(name).split('_');
  return words.length < 2 ? [] : [words[0] ?? '', words.at(-1) ?? ''];
}

const columnNames = ({ tables }: ExperimentRecord): readonly string[] =>
  tables.flatMap(({ columns }) => columns.map(({ name }) => name));

const pathsOf = (items: readonly RunItems[]): string => items.map(({ path }) => path).join(', ');

/** Whether a run that is already logged gets items that its record does not have. */
export const hasNewItems = ({ items, existing }: Request): boolean =>
  items !== undefined && items.length > 0 && textOf(items) !== textOf(existing?.items ?? []);

/** Why other items are not accepted for a run that already has some. */
export function otherItems(request: Request, runId: string): LogProblem | undefined {
  const { existing, replace } = request;
  if (replace === true || (existing?.items ?? []).length === 0 || !hasNewItems(request)) return undefined;
  return {
    message: `the run ${runId} has other items: ${pathsOf(existing?.items ?? [])}`,
    hint: '`--replace` rewrites the run record',
  };
}

const textOf = (items: readonly RunItems[]): string =>
  JSON.stringify(items.map(({ side = '', path, sha256 }) => [side, path, sha256]).toSorted());
