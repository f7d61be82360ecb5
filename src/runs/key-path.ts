/**
 * The path of a key in a run output: its keys joined by dots, a dot or a backslash inside a key escaped by a backslash
 * (`metrics.mAP@0\.5`). A list's items are told by their numbers.
 */
export function pathOf(keys: readonly string[]): string {
  const [only] = keys;
  return keys.length === 1 && only !== undefined ? escaped(only) : keys.map(escaped).join('.');
}

/** Most keys have nothing to escape, and are asked for in every row of a log. */
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

/** The form in which a key and a header are compared: case, blanks, `_`, `-`, `/` and dots do not count. */
export function foldKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-/.\\]+/gu, '');
}

/** A key of the language model evaluation harness without the filter that is called none: `acc,none`. */
export const withoutNoFilter = (key: string): string => key.replace(/,none$/, '');
