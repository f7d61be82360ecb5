/** Marks and joiners, which take no column of their own. */
const zeroWide = (): RegExp => /[\p{Mn}\p{Me}\u200b-\u200d\ufe00-\ufe0f]/u;

/** Scripts and emoji that take two columns. */
const twoWide = (): RegExp =>
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** How many columns a text takes in a monospaced font, as editors count when they align a table. */
export function cellWidth(text: string): number {
  // oxlint-disable-next-line no-control-regex -- every ASCII text is as wide as it is long
  if (/^[\x00-\x7f]*$/.test(text)) return text.length;
  const [none, two] = [zeroWide(), twoWide()];
  let width = 0;
  for (const character of text) width += none.test(character) ? 0 : two.test(character) ? 2 : 1;
  return width;
}
