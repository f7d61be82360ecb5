import { cellText } from '../escape/cell-text.ts';

/** Emphasis or strikethrough around all of a cell: a winner's mark, or a row that was taken out. */
const AROUND = /^(\*{1,3}|_{1,3}|~~)(?=\S)(.*[^\s\\])\1$/su;

/** What a cell says to a reader, for a renderer to escape: `a|b`, a `<br>` as a line feed, no emphasis around all of it. */
export function shownCell(source: string): string {
  const [, marker, inside] = AROUND.exec(source.trim()) ?? [];
  if (marker === undefined || inside === undefined || inside.includes(marker.charAt(0))) return cellText(source);
  return shownCell(inside);
}
