/** So many are named in one sentence; all of them stand in the data. */
const MOST_NAMED = 8;

/** What is said of documents of no known kind: `left out`, or read as they are. They are named, with the way out. */
export function kindlessWords(paths: readonly string[], what: 'left out' | 'read without a template'): string {
  const rest = paths.length - MOST_NAMED;
  const named = `${paths.slice(0, MOST_NAMED).join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''}`;
  const [documents, hint] =
    paths.length === 1
      ? ['1 document of no known kind is', kindHint('its path')]
      : [`${String(paths.length)} documents of no known kind are`, kindHint('their paths')];
  return `${documents} ${what}: ${named} (${hint})`;
}

/** The way out for a document that no kind recognises. */
export const kindHint = (paths: 'its path' | 'their paths'): string =>
  `give ${paths} to a kind under \`kinds:\` in expctl.yaml, or put ${paths.split(' ')[0] ?? ''} template into templates/`;

/** What is said beside experiments of those that are of no known kind; undefined where there is none. */
export function withoutKindWords(
  experiments: readonly { readonly path: string; readonly documentKind: string | undefined }[],
): string | undefined {
  const paths = new Set(experiments.filter(({ documentKind }) => documentKind === undefined).map(({ path }) => path));
  return paths.size === 0 ? undefined : kindlessWords([...paths], 'read without a template');
}
