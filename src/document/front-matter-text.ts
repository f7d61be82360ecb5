/** What a scalar of front matter says: without the quotes that YAML needs. */
export function frontMatterText(written: string): string {
  const quoted = /^(["'])([^]*)\1$/u.exec(written);
  if (quoted === null) return written;
  const [, quote, inner = ''] = quoted;
  return quote === "'" ? inner.replaceAll("''", "'") : inner.replace(/\\(["\\/])/gu, '$1');
}

/** The items of a list with one on a line (`- asr`), as written; undefined for anything else. */
export function frontMatterItems(written: string): readonly string[] | undefined {
  const lines = written.split(/\r?\n/u).filter((line) => line.trim() !== '');
  const items = lines.map((line) => /^[ \t]*-[ \t]+(.*)$/u.exec(line)?.[1]?.trim());
  return items.length > 0 && items.every((item) => item !== undefined)
    ? items.map((item) => frontMatterText(item))
    : undefined;
}
