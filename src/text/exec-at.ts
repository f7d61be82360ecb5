/** What a sticky pattern finds at one place of a text; undefined if nothing. */
export function execAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
