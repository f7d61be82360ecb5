/** Words that keep a place open, alone or before what is awaited: `TBD`, `tbc: ask Jo`, `???`, `…`. */
const OPEN =
  /^[*_]{0,3}(?:(?:TBD|TBA|TBC|TODO)[*_]{0,3}(?:$|[.:!;,](?:\s|$)|\s*[(\u{2013}\u{2014}-])|\?{2,}\s*$|\.{3}\s*$|\u{2026}\s*$)/iu;

/** Whether a line only says that something is still to be written. */
export const isOpenText = (line: string): boolean => BEGINS.test(line) && OPEN.test(line.trim());

/** How such a line begins; most lines begin otherwise, which this quick check shows. */
const BEGINS = /^\s*[*_]{0,3}(?:t(?:b|od)|[?.\u2026])/i;
