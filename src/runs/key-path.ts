/**
 * The path of a key in a run output: its keys joined by dots, with a dot or a backslash inside a key escaped by a
 * backslash (`metrics.mAP@0\.5`). A list's items are numbered.
 */
export function pathOf(keys: readonly string[]): string {
  const [only] = keys;
  return keys.length === 1 && only !== undefined ? escaped(only) : keys.map(escaped).join('.');
}

/** Most keys have nothing to escape, and this is called for every row of a log. */
const escaped = (key: string): string =>
  key.includes('.') || key.includes('\\') ? key.replace(/[\\.]/g, '\\$&') : key;

/** The keys of a path; the inverse of `pathOf`. */
export function keysOf(path: string): readonly string[] {
  const keys: string[] = [];
  let key = '';
  for (let at = 0; at < path.length; at++) {
    const character = path[at] ?? '';
    if (character === '.') {
      keys.push(key);
      key = '';
    } else if (character === '\\' && at + 1 < path.length) key += path[++at] ?? '';
    else key += character;
  }
  return [...keys, key];
}

/** The form in which keys and headers are compared: case, blanks, `_`, `-`, `/` and dots are ignored. */
export function foldKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-/.\\]+/gu, '');
}

/** A key of the language model evaluation harness without the filter named none: `acc,none`. */
export const withoutNoFilter = (key: string): string => key.replace(/,none$/, '');
