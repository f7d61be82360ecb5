/** The text of a front matter scalar, without the quotes that YAML needs. */
export function frontMatterText(written: string): string {
  const quoted = /^(["'])([^]*)\1$/u.exec(written);
  if (quoted === null) return written;
  const [, quote, inner = ''] = quoted;
  return quote === "'" ? inner.replaceAll("''", "'") : inner.replace(/\\(["\\/])/gu, '$1');
}
