/** Said of a run record that git could not merge, behind its path and line. */
export const BOTH_SIDES = 'unresolved merge: both sides stand there';

/** Said of a second run record of one run. */
export const TWICE = 'is a second record of the run';

/** The path of a run record that a message says to be in conflict. */
export const conflictedPath = (message: string): string | undefined => {
  const end = message.endsWith(BOTH_SIDES) ? message.slice(0, -BOTH_SIDES.length) : undefined;
  return end?.replace(/:\d+: $/u, '');
};
