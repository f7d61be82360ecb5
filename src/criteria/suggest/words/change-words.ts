/** The direction of a change: for the better, for the worse, downward, upward. */
export type Way = 'better' | 'worse' | 'down' | 'up';

const WORDS: readonly (readonly [Way, string])[] = [
  ['better', 'improve improves improved improving improvement improvements'],
  [
    'down',
    'reduce reduces reduced reducing reduction reductions decrease decreases decreased decreasing drop drops dropped ' +
      'dropping fall falls falling lowers lowered cut cuts shrink shrinks',
  ],
  [
    'up',
    'increase increases increased increasing rise rises rising gain gains grow grows lift lifts raises raised uplift',
  ],
  [
    'worse',
    'degrade degrades degraded degrading degradation regress regresses regressed regression regressions worsen worsens ' +
      'worsened worsening deteriorate deteriorates deterioration',
  ],
];

/** Each word for a change. */
export const CHANGES: ReadonlyMap<string, Way> = new Map(
  WORDS.flatMap(([way, list]) => list.split(' ').map((word) => [word, way] as const)),
);

/**
 * Whether a change is up or down, for a metric with this direction; undefined if it is not known which direction is
 * better.
 */
export function wayOf(way: Way, better: 'lower' | 'higher' | undefined): 'down' | 'up' | undefined {
  if (way === 'down' || way === 'up') return way;
  if (better === undefined) return undefined;
  return (way === 'better') === (better === 'lower') ? 'down' : 'up';
}
