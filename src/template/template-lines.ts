import { foldLine } from './fold-line.ts';
import type { Kind } from './kind.ts';

const known = new WeakMap<Kind, ReadonlySet<string>>();

/** The folded lines (`foldLine`) of the whole template, computed once for each kind. */
export function templateLines(kind: Kind): ReadonlySet<string> {
  const before = known.get(kind);
  if (before !== undefined) return before;
  const lines = new Set(kind.text.split(/\r\n|\r|\n/u).map(foldLine));
  known.set(kind, lines);
  return lines;
}
