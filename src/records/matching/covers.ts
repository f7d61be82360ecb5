import type { Span } from '../../text/span.ts';

/**
 * Returns a function that says whether a span lies within one of `spans`, which may overlap. Each call does one search
 * in a sorted list.
 */
export function covers(spans: readonly Span[]): (inner: Span) => boolean {
  const merged = mergedSpans(spans);
  return ({ start, end }) => {
    const outer = merged[lastAtOrBefore(merged, start)];
    return outer !== undefined && end <= outer.end;
  };
}

function mergedSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || span.start >= last.end) merged.push(span);
    else if (span.end > last.end) merged[merged.length - 1] = { start: last.start, end: span.end };
  }
  return merged;
}

function lastAtOrBefore(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
