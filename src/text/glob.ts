/** A parsed glob: `*` and `?` stay within a path segment, `**` crosses segments, `{a,b}` are alternatives. */
export type Glob = { readonly pattern: string; readonly matches: (text: string) => boolean };

const MAX_ALTERNATIVES = 64;

/**
 * Parses a glob; nothing in it is ever a regular expression, and matching costs at most pattern length times text
 * length.
 */
export function parseGlob(pattern: string): Glob {
  const alternatives = alternativesOf(pattern);
  return { pattern, matches: (text) => alternatives.some((alternative) => matchesPattern(alternative, text)) };
}

/** The patterns without braces that a pattern is short for. */
export const alternativesOf = (pattern: string): readonly string[] => expandBraces(pattern.replace(/^\.\//u, ''));

/** The folder that contains every match of the pattern: the segments before the first one with a wildcard. */
export function fixedFolderOf(pattern: string): string {
  const segments = pattern.replace(/^\.\//u, '').split('/');
  const wild = segments.findIndex((segment) => /[*?{]/u.test(segment));
  return segments.slice(0, wild === -1 ? segments.length - 1 : wild).join('/');
}

/**
 * What remains of a pattern (without braces) inside a folder; several patterns if `**` may end there, none if nothing
 * below can match.
 */
export function patternsBelow(pattern: string, folder: string): readonly string[] {
  const found = restsOf(pattern.split('/'), folder === '' ? [] : folder.split('/'));
  return [...new Set(found.map((rest) => rest.join('/')))];
}

function restsOf(segments: readonly string[], folders: readonly string[]): readonly (readonly string[])[] {
  const [segment, ...rest] = segments;
  const [folder, ...below] = folders;
  if (segment === undefined) return [];
  if (folder === undefined) return [segments];
  if (segment === '**') return [...restsOf(segments, below), ...restsOf(rest, folders)];
  return matchesPattern(segment, folder) ? restsOf(rest, below) : [];
}

function expandBraces(pattern: string): readonly string[] {
  const done: string[] = [];
  const open = [pattern];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const end = next.indexOf('}');
    const start = end === -1 ? -1 : next.lastIndexOf('{', end);
    if (start === -1 || done.length + open.length > MAX_ALTERNATIVES) {
      done.push(next);
      continue;
    }
    for (const option of next.slice(start + 1, end).split(','))
      open.push(next.slice(0, start) + option + next.slice(end + 1));
  }
  // The last option was opened first.
  return done.toReversed();
}

/** Tracks the set of pattern positions that the text read so far may have reached: no backtracking. */
function matchesPattern(pattern: string, text: string): boolean {
  let places = reach(pattern, new Set([0]));
  for (const character of text) {
    const next = new Set<number>();
    for (const place of places) for (const to of stepOver(pattern, place, character)) next.add(to);
    if (next.size === 0) return false;
    places = reach(pattern, next);
  }
  return places.has(pattern.length);
}

/** Adds the positions that cost no character: a star may match nothing, and so may `**` + `/`. */
function reach(pattern: string, places: Set<number>): Set<number> {
  for (const place of places) {
    if (pattern[place] !== '*') continue;
    const end = starsEnd(pattern, place);
    places.add(end);
    if (end - place > 1 && pattern[end] === '/') places.add(end + 1);
  }
  return places;
}

function* stepOver(pattern: string, place: number, character: string): Generator<number> {
  const wanted = pattern.codePointAt(place);
  if (wanted === undefined) return;
  if (pattern[place] === '*') {
    if (starsEnd(pattern, place) - place > 1 || character !== '/') yield place;
  } else if (pattern[place] === '?') {
    if (character !== '/') yield place + 1;
  } else if (wanted === character.codePointAt(0)) yield place + character.length;
}

function starsEnd(pattern: string, place: number): number {
  let end = place;
  while (pattern[end] === '*') end++;
  return end;
}
