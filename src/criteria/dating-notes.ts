import { lineAt } from '../text/line-index.ts';
import type { Outcome } from './outcome.ts';
import type { World } from './world/world.ts';

/** Rows typed by hand have no date at which the criteria stood as they do, and nothing holds their numbers. */
export function datingNotes(worlds: readonly World[], outcomes: readonly Outcome[]): readonly string[] {
  const runs = worlds[0]?.runs ?? [];
  if (outcomes.length === 0 || runs.length === 0) return [];
  const undated = runs.filter(({ record }) => record === undefined).length;
  if (undated === 0) return comparedByHand(worlds, outcomes);
  const rows = `${undated} of ${runs.length} ${runs.length === 1 ? 'row has' : 'rows have'} no run record`;
  return [`dating not verified: ${rows} (expctl check --history asks git)`];
}

/** The rows typed by hand that logged runs are compared with: whoever changes such a row moves the limit. */
function comparedByHand(worlds: readonly World[], outcomes: readonly Outcome[]): readonly string[] {
  const sources = outcomes.flatMap(({ statements }) => statements.flatMap(({ evidence }) => evidence.sources));
  const lines = new Set(sources.map(({ line }) => line));
  const names = worlds.flatMap(({ references, record: { document } }) =>
    references.flatMap(({ name, row, record }) => {
      const isRead = row !== undefined && lines.has(lineAt(document.lines, row.row.span.start));
      return isRead && record === undefined ? [name] : [];
    }),
  );
  if (names.length === 0) return [];
  const list = [...new Set(names)].join(', ');
  return [`no run record holds the numbers of ${list}, which the runs are compared with`];
}
