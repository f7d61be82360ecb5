import { versionsAt } from '../history/versions-at.ts';
import { conflictSides } from '../merge/conflict-sides.ts';
import { keyedTables } from '../merge/keyed-table.ts';
import { matchTables } from '../merge/match-tables.ts';
import { rowLosses } from '../merge/row-losses.ts';
import { sayingOf } from '../merge/row-keys.ts';
import type { Merge } from '../history/merges-of.ts';
import type { Repository } from '../history/repository-of.ts';
import type { Host } from '../host.ts';
import type { MergedRow } from '../lint/rule.ts';
import type { KeyedTable } from '../merge/keyed-table.ts';
import type { RowLoss } from '../merge/row-losses.ts';
import type { Kind } from '../template/kind.ts';

/** A document in its present state: its path from the top of the work tree, its text and kind. */
export type MergedText = { readonly path: string; readonly text: string; readonly kind: Kind | undefined };

/**
 * What a merge did to the rows of a document, as far as it still applies today; undefined if this clone lacks the
 * joined commits.
 */
export function mergedRowsOf(
  host: Host,
  repository: Repository,
  { merge, document }: { readonly merge: Merge; readonly document: MergedText },
): readonly MergedRow[] | undefined {
  const { commit, parents, bases } = merge;
  const commits = [...parents, ...bases, ...(commit === undefined ? [] : [commit])];
  const texts = versionsAt(host, repository, { path: document.path, commits });
  if (texts === undefined) return undefined;
  const [held, before] = [texts.slice(0, parents.length), texts.slice(parents.length, parents.length + bases.length)];
  const result = commit === undefined ? document.text : texts.at(-1);
  // If a side does not have the file under this name, it was moved, or deleted as a whole.
  if (result === undefined || held.includes(undefined)) return [];
  // Between markers nothing is decided yet.
  if (conflictSides(result) !== undefined) return [];
  const runs = (text: string | undefined): readonly KeyedTable[] =>
    text === undefined ? [] : keyedTables(text, document.kind).filter(({ isRuns }) => isRuns);
  const [tables, now] = [runs(result), runs(document.text)];
  const losses = rowLosses({ bases: before.map(runs), parents: held.map(runs), result: tables });
  const today = matchTables(tables, now);
  return losses.flatMap((loss) => {
    const place = placeToday(loss, { now, today });
    if (place === undefined || loss.kind === 'invented') return [];
    const parent = parents[loss.side] ?? '';
    return [
      {
        kind: loss.kind,
        id: loss.id,
        merge: commit === undefined ? 'the merge in progress' : `the merge ${commit.slice(0, SHORT)}`,
        parent: `its ${ORDINALS[loss.side] ?? `${loss.side + 1}th`} parent ${parent.slice(0, SHORT)}`,
        shownBy: `git show ${parent.slice(0, SHORT)}:${document.path}`,
        ...place,
      },
    ];
  });
}

const SHORT = 7;
const ORDINALS = ['first', 'second', 'third'] as const;

type Today = { readonly now: readonly KeyedTable[]; readonly today: ReadonlyMap<KeyedTable, KeyedTable> };

/** Where a loss can be seen today; undefined if somebody has fixed it since. */
function placeToday(
  { kind, id, table, row }: RowLoss,
  { now, today }: Today,
): Pick<MergedRow, 'header' | 'row'> | undefined {
  const own = table === undefined ? undefined : today.get(table);
  const rows = (own === undefined ? now : [own]).flatMap((each) =>
    each.rows.filter((candidate) => candidate.id === id),
  );
  const last = rows.at(-1);
  const isMended = {
    lost: now.some((each) => each.rows.some((candidate) => candidate.id === id)),
    doubled: rows.length < 2,
    resurrected: last === undefined,
    reverted: last === undefined || row === undefined || sayingOf(last) !== sayingOf(row),
    invented: true,
  };
  return isMended[kind] ? undefined : { header: own?.headerSpan ?? now[0]?.headerSpan, row: last?.span };
}
