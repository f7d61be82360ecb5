import { cellText } from '../escape/cell-text.ts';

/** Emphasis or strikethrough around a whole cell: the mark of a winner, or a row that was withdrawn. */
const AROUND = /^(\*{1,3}|_{1,3}|~~)(?=\S)(.*[^\s\\])\1$/su;

/**
 * A cell's text as a reader sees it, for a renderer to escape: `a|b`, a `<br>` as a line feed, without emphasis around
 * the whole.
 */
export function shownCell(source: string): string {
  const [, marker, inside] = AROUND.exec(source.trim()) ?? [];
  if (marker === undefined || inside === undefined || inside.includes(marker.charAt(0))) return cellText(source);
  return shownCell(inside);
}
