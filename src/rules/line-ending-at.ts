/** The line ending that the document uses just before an offset, or else its first one. */
export function lineEndingAt(text: string, offset: number): '\n' | '\r\n' {
  const before = text.lastIndexOf('\n', Math.max(0, offset - 1));
  const feed = before === -1 ? text.indexOf('\n') : before;
  return feed > 0 && text[feed - 1] === '\r' ? '\r\n' : '\n';
}
