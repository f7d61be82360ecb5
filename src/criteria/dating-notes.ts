import { lineAt } from '../text/line-index.ts';
import type { Outcome } from './outcome.ts';
import type { World } from './world/world.ts';

/**
 * Notes that rows typed by hand have no date at which the criteria are known to have been the same, and no record that
 * confirms their numbers.
 */
export function datingNotes(worlds: readonly World[], outcomes: readonly Outcome[]): readonly string[] {
  const runs = worlds[0]?.runs ?? [];
  if (outcomes.length === 0 || runs.length === 0) return [];
  const undated = runs.filter(({ record }) => record === undefined).length;
  if (undated === 0) return comparedByHand(worlds, outcomes);
  return [datingWords({ undated, rows: runs.length })];
}

/** The number of rows, and how many of them have no run record. */
export type Dated = { readonly undated: number; readonly rows: number };

/** The note on them, for one experiment or for several together. */
export const datingWords = ({ undated, rows }: Dated): string =>
  `${NOT_VERIFIED}${undated} of ${rows} ${rows === 1 ? 'row has' : 'rows have'} no run record (expctl check --history asks git)`;

/** Parses such a note; undefined for any other note. */
export function datingIn(note: string): Dated | undefined {
  const [undated, rows] = note.startsWith(NOT_VERIFIED) ? note.slice(NOT_VERIFIED.length).split(/ of | row/u) : [];
  return undated === undefined || rows === undefined ? undefined : { undated: Number(undated), rows: Number(rows) };
}

const NOT_VERIFIED = 'dating not verified: ';

/** The rows typed by hand that logged runs are compared with: whoever changes such a row changes the limit. */
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
