/** Where a reader stands in a text, and what stopped it; `broken` once set stays. */
export type Scanner = { readonly text: string; at: number; broken: Breakage | undefined };

export type Breakage = { readonly message: string; readonly offset: number };

/** Notes what is wrong (the first time counts) and gives undefined, so that a reader can return it. */
export function breakAt(scanner: Scanner, offset: number, message: string): undefined {
  scanner.broken ??= { message, offset };
  return undefined;
}

/** Moves over the four blanks of JSON. */
export function skipBlanks(scanner: Scanner): void {
  const { text } = scanner;
  let at = scanner.at;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) break;
    at++;
  }
  scanner.at = at;
}
