/** The message about a run record that git could not merge, after its path and line. */
export const BOTH_SIDES = 'unresolved merge: both sides are there';

/** The message about a second run record of one run. */
export const TWICE = 'is a second record of the run';

/**
 * The path of a run record that a message calls unreadable, and why; undefined if the record can be read but is one too
 * many.
 */
export function unreadableRecord(message: string): { readonly path: string; readonly because: string } | undefined {
  const end = message.includes(TWICE) ? -1 : message.search(/\.json(?::\d+)?: /u);
  if (end < 0) return undefined;
  const path = message.slice(0, end + '.json'.length);
  return { path, because: message.slice(message.indexOf(': ', end) + 2) };
}

/** The path of a run record that a message says is in conflict. */
export const conflictedPath = (message: string): string | undefined => {
  const end = message.endsWith(BOTH_SIDES) ? message.slice(0, -BOTH_SIDES.length) : undefined;
  return end?.replace(/:\d+: $/u, '');
};
