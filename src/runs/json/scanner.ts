/** A reader's position in a text, and what stopped it; `broken` is never cleared once set. */
export type Scanner = { readonly text: string; at: number; broken: Breakage | undefined };

export type Breakage = { readonly message: string; readonly offset: number };

/** Records what is wrong (only the first time) and returns undefined, so that a reader can return the result. */
export function breakAt(scanner: Scanner, offset: number, message: string): undefined {
  scanner.broken ??= { message, offset };
  return undefined;
}

/** Skips the four kinds of blank in JSON. */
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
