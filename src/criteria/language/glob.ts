/**
 * Whether a whole text matches a pattern with `*` (any characters, including `/`) and `?` (one character). Costs at
 * most the pattern's length times the text's: only the last star is ever revisited.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const wanted = [...pattern];
  const given = [...text];
  let [at, place, star, mark] = [0, 0, -1, 0];
  while (at < given.length) {
    if (wanted[place] === '*') {
      star = place++;
      mark = at;
    } else if (place < wanted.length && (wanted[place] === '?' || wanted[place] === given[at])) {
      at++;
      place++;
    } else if (star >= 0) {
      place = star + 1;
      at = ++mark;
    } else return false;
  }
  while (wanted[place] === '*') place++;
  return place === wanted.length;
}
