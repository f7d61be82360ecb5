/** How documents of a kind are named: the pattern of their ids and of their files, as far as most of them agree. */
export type NamingScheme = { readonly id: string | undefined; readonly file: string | undefined };

/** A document's id and its file name; for a README with its folder's (`EXP-007/README.md`). */
export type NamedDocument = { readonly id: string; readonly fileName: string };

const MOST = 2 / 3;

/** Infers the scheme from documents; undefined where they do not agree. */
export function namingScheme(documents: readonly NamedDocument[]): NamingScheme {
  return { id: agreed(documents.map(({ id }) => idPatternOf(id))), file: agreed(documents.map(filePatternOf)) };
}

/** `EXP-007` gives `EXP-{number:3}`. */
function idPatternOf(id: string): string | undefined {
  const [, prefix, digits = ''] = /^([A-Za-z][A-Za-z_-]*)(\d+)$/u.exec(id) ?? [];
  return prefix === undefined ? undefined : `${prefix}{number:${digits.length}}`;
}

function filePatternOf({ id, fileName }: NamedDocument): string | undefined {
  if (!fileName.startsWith(id) || !fileName.endsWith('.md')) return undefined;
  const [named = '', ...within] = fileName.slice(id.length, -'.md'.length).split('/');
  const ending = `${within.map((part) => `/${part}`).join('')}.md`;
  if (named === '') return `{id}${ending}`;
  return /^[-_]./u.test(named) ? `{id}${named[0] ?? ''}{slug}${ending}` : undefined;
}

/** The most frequent value among those that are defined. */
function agreed(patterns: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const pattern of patterns) if (pattern !== undefined) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return first !== undefined && first[1] >= patterns.length * MOST ? first[0] : undefined;
}
