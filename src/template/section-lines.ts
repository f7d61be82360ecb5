import { rememberFor } from '../text/remember.ts';
import { foldLine } from './fold-line.ts';
import { hasPlaceToFill } from './place-to-fill.ts';
import type { Kind, SectionSpec } from './kind.ts';

/** What the template has in a section and below it: its folded lines, and whether some of its text is to stay. */
export type SectionLines = { readonly lines: ReadonlySet<string>; readonly constant: ReadonlySet<string> };

const known = new WeakMap<SectionSpec, SectionLines>();

/** The lines of a section of the template, computed once for each section. */
export function sectionLines(kind: Kind, spec: SectionSpec): SectionLines {
  const before = known.get(spec);
  if (before !== undefined) return before;
  const all = linesOf(kind);
  const at = kind.sections.indexOf(spec);
  const next = kind.sections.find((each, index) => index > at && each.depth <= spec.depth);
  const own = all.slice(spec.line - 1, next === undefined ? all.length : next.line - 1);
  const found = {
    lines: new Set(own.map(foldLine)),
    constant: own.some(hasPlaceToFill) ? NONE : constantIn(own, isStanding(spec)),
  };
  known.set(spec, found);
  return found;
}

const linesOf = rememberFor((kind: Kind): readonly string[] => kind.text.split(/\r\n|\r|\n/u));

const NONE: ReadonlySet<string> = new Set();
const FENCE = /^\s*(?:`{3,}|~{3,})/u;
const COMMENT = /^\s*(?:#|\/\/|--|%|<!--|$)/u;
/** A list item with a limit: a standing rule of the team. */
const RULE = /^\s*(?:[-*+]|\d{1,9}[.)])\s.*(?:<=|>=|[<>≤≥≠=])\s*[-+−]?[$€£]?\.?\d/u;

/**
 * Sections that a team writes once for all experiments: its rules, whom to ask. When to stop and what to decide must be
 * written each time.
 */
const STANDING: ReadonlySet<string> = new Set(
  'rules policy conventions contact contacts regeln kontakt kontakte'.split(' '),
);

const isStanding = ({ name, role }: SectionSpec): boolean =>
  name.split('_').some((word) => STANDING.has(word)) && role !== 'kill' && role !== 'decision' && role !== 'criteria';

/** Lines of code that are not comments, and rules with a limit: nobody needs to rewrite these for each document. */
function constantIn(lines: readonly string[], isWhole: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  let isCode = false;
  for (const line of lines) {
    if (FENCE.test(line)) isCode = !isCode;
    else if (isWhole && !/^\s*(?:#|<!--|$)|[?？]\s*$/u.test(line)) found.add(foldLine(line));
    else if (isCode || /^(?: {4}|\t)\s*\S/u.test(line) ? !COMMENT.test(line) : RULE.test(line))
      found.add(foldLine(line));
  }
  return found;
}
