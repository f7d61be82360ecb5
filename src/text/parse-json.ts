/** The value of a JSON text; undefined if it is broken. Numbers are rounded to doubles: for our own files only. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
