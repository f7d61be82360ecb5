/** A document that was found and that a list or a report leaves out: why, and the way out. `message` names it. */
export type LeftOut = {
  readonly path: string;
  /** `kindless`: of no known kind, and an experiment by its looks; `another-configuration`: `path` is one with documents below it. */
  readonly reason: 'kindless' | 'unreadable' | 'unresolved-merge' | 'another-configuration';
  readonly message: string;
  readonly hint: string;
};

/** So many are named in one sentence; all of them stand in the data. */
const MOST_NAMED = 8;

/** What is said of the documents that were left out, the same words wherever it is said: a sentence with the way out. */
export function leftOutWords(leftOut: readonly LeftOut[]): readonly string[] {
  const kindless = leftOut.filter(({ reason }) => reason === 'kindless');
  const others = leftOut.filter(({ reason }) => reason !== 'kindless');
  return [
    ...(kindless.length === 0 ? [] : [kindlessWords(kindless.map(({ path }) => path))]),
    ...others.map(({ reason, message, hint }) =>
      reason === 'another-configuration' ? `${message} (${hint})` : `${message}; it is left out (${hint})`,
    ),
  ];
}

function kindlessWords(paths: readonly string[]): string {
  const rest = paths.length - MOST_NAMED;
  const named = `${paths.slice(0, MOST_NAMED).join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''}`;
  const [what, hint] =
    paths.length === 1
      ? ['1 document of no known kind is', kindHint('its path')]
      : [`${String(paths.length)} documents of no known kind are`, kindHint('their paths')];
  return `${what} left out: ${named} (${hint})`;
}

/** The way out for a document that no kind recognises. */
export const kindHint = (paths: 'its path' | 'their paths'): string =>
  `give ${paths} to a kind under \`kinds:\` in expctl.yaml, or put ${paths.split(' ')[0] ?? ''} template into templates/`;
