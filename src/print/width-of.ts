import { lazy } from '../text/lazy.ts';

/**
 * The number of columns that a text takes in a terminal: two for wide characters and emoji, none for joiners and marks.
 */
export function widthOf(text: string): number {
  // oxlint-disable-next-line no-control-regex -- our own colours take no room
  const plain = text.replace(/\x1b\[[0-9;]*m/gu, '');
  if (ALL_SINGLE.test(plain)) return plain.length;
  let width = 0;
  for (const { segment } of segmenter().segment(plain)) width += segmentWidth(segment);
  return width;
}

/**
 * Characters that take one column each and do not join with others of this list: Latin, Greek, Cyrillic, dashes,
 * arrows, mathematical signs, box drawing, `✓ ✗ ✘`. Splitting a text into segments takes a hundred times as long.
 */
const ALL_SINGLE =
  /^[\x20-\x7e\xa0-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25fc\u2713\u2717\u2718]*$/;

/** Created only when needed: it costs as much time as a fifth of Node's own start. */
const segmenter = lazy(() => new Intl.Segmenter());

function segmentWidth(segment: string): number {
  if (/^\p{Mn}|^\u200b/u.test(segment)) return 0;
  if (/\p{Emoji_Presentation}|\ufe0f/u.test(segment)) return 2;
  return /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(
    segment,
  )
    ? 2
    : 1;
}
