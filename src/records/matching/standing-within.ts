import type { Span } from '../../text/span.ts';

/** Of things in document order, those that begin within a span; found by two binary searches. */
export function standingWithin<Thing>(
  things: readonly Thing[],
  { start, end }: Span,
  startOf: (thing: Thing) => number,
): readonly Thing[] {
  return things.slice(firstFrom(things, start, startOf), firstFrom(things, end, startOf));
}

function firstFrom<Thing>(things: readonly Thing[], offset: number, startOf: (thing: Thing) => number): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const thing = things[middle];
    if (thing !== undefined && startOf(thing) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
