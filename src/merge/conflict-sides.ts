/** A text with conflict markers, taken apart: what it would be on either side, and on the base if that is shown. */
export type ConflictSides = {
  readonly ours: string;
  readonly theirs: string;
  /** What both sides have, with the base's lines where the conflicts show them. */
  readonly base: string;
  /** Whether every conflict shows its base. */
  readonly showsBase: boolean;
  readonly labels: { readonly ours: string; readonly base: string; readonly theirs: string };
  /** The number of signs in the first marker. */
  readonly size: number;
  readonly count: number;
  /** The number of lines between markers, on all sides. */
  readonly lines: number;
};

type Part = 'both' | 'ours' | 'base' | 'theirs';

const LINE = /[^\n]*\n|[^\n]+$/gu;
const FENCE = /^ {0,3}(?:`{3,}|~{3,})/u;

/**
 * Splits a text at git's conflict markers (fenced code is skipped); undefined if there are none, or they do not match.
 */
export function conflictSides(text: string): ConflictSides | undefined {
  if (!/^<{7}/mu.test(text)) return undefined;
  const parts: Parts = { ours: [], base: [], theirs: [] };
  const labels = { ours: '', base: '', theirs: '' };
  const state: State = { part: 'both', size: 0, fence: undefined };
  const seen = { size: 0, count: 0, bases: 0, lines: 0 };
  for (const line of text.match(LINE) ?? []) {
    const marker = markerAt(line, state);
    if (marker === undefined) {
      keep(line, state.part, parts);
      if (state.part !== 'both') seen.lines++;
      continue;
    }
    const next = nextPart(state.part, marker.sign);
    if (next === undefined) return undefined;
    if (marker.sign === '<') {
      state.size = marker.size;
      seen.size ||= marker.size;
      seen.count++;
      labels.ours ||= marker.label;
    } else if (marker.sign === '|') {
      seen.bases++;
      labels.base ||= marker.label;
    } else if (marker.sign === '>') labels.theirs ||= marker.label;
    state.part = next;
  }
  if (state.part !== 'both' || seen.count === 0) return undefined;
  const [ours, base, theirs] = [parts.ours.join(''), parts.base.join(''), parts.theirs.join('')];
  return {
    ours,
    base,
    theirs,
    showsBase: seen.bases === seen.count,
    labels,
    size: seen.size,
    count: seen.count,
    lines: seen.lines,
  };
}

type Parts = Readonly<Record<'ours' | 'base' | 'theirs', string[]>>;
type State = { part: Part; size: number; fence: string | undefined };

function keep(line: string, part: Part, { ours, base, theirs }: Parts): void {
  if (part === 'both' || part === 'ours') ours.push(line);
  if (part === 'both' || part === 'base') base.push(line);
  if (part === 'both' || part === 'theirs') theirs.push(line);
}

/** Outside a conflict a code fence may open or close; inside one only its own markers count. */
function markerAt(line: string, state: State): Marker | undefined {
  if (state.part !== 'both') return markerOf(line, state.size);
  const ticks = FENCE.exec(line)?.[0].trim();
  if (ticks !== undefined && state.fence === undefined) state.fence = ticks;
  else if (ticks !== undefined && line.trim() === ticks && ticks.startsWith(state.fence ?? ticks))
    state.fence = undefined;
  return state.fence === undefined ? markerOf(line, undefined) : undefined;
}

type Marker = { readonly sign: string; readonly size: number; readonly label: string };

/** Outside a conflict only its beginning is a marker; inside, a line with the same number of signs. */
function markerOf(line: string, size: number | undefined): Marker | undefined {
  const [, signs = '', label = ''] = /^(<{7,64}|={7,64}|>{7,64}|\|{7,64})(?: ([^\r\n]*))?\r?\n?$/u.exec(line) ?? [];
  const sign = signs[0];
  if (sign === undefined || (size === undefined ? sign !== '<' : signs.length !== size)) return undefined;
  return { sign, size: signs.length, label };
}

function nextPart(part: Part, sign: string): Part | undefined {
  if (part === 'both') return sign === '<' ? 'ours' : undefined;
  if (part === 'ours') return sign === '|' ? 'base' : sign === '=' ? 'theirs' : undefined;
  if (part === 'base') return sign === '=' ? 'theirs' : undefined;
  return sign === '>' ? 'both' : undefined;
}
