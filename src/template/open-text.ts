/** Words that keep a place open, alone or before what they wait for: `TBD`, `tbc: ask Jo`, `???`, `…`. */
const OPEN =
  /^[*_]{0,3}(?:(?:TBD|TBA|TBC|TODO)[*_]{0,3}(?:$|[.:!;,](?:\s|$)|\s*[(\u{2013}\u{2014}-])|\?{2,}\s*$|\.{3}\s*$|\u{2026}\s*$)/iu;

/** Whether a line says no more than that something is still to be written. */
export const isOpenText = (line: string): boolean => BEGINS.test(line) && OPEN.test(line.trim());

/** What a line that says so begins with; most begin otherwise, and so much is quickly told. */
const BEGINS = /^\s*[*_]{0,3}(?:t(?:b|od)|[?.\u2026])/i;
