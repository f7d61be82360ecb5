/** One line of a CSV text as its fields; `line` is where it begins, counted from 1. */
export type CsvLine = { readonly line: number; readonly fields: readonly string[] };

export type CsvReading =
  | { readonly kind: 'lines'; readonly lines: readonly CsvLine[]; readonly isComplete: boolean }
  | { readonly kind: 'broken'; readonly line: number };

/**
 * Splits a CSV text (RFC 4180; any one-character separator) in one pass; blank lines are left out. `isComplete` says
 * whether the text ends in a line ending; a quote that is never closed makes it broken.
 */
export function splitCsv(text: string, separator: string): CsvReading {
  const lines: CsvLine[] = [];
  let [at, line] = [text.charCodeAt(0) === 0xfeff ? 1 : 0, 1];
  while (at < text.length) {
    const start = line;
    const fields: string[] = [];
    for (;;) {
      const field = fieldAt(text, at, separator);
      if (field === undefined) return { kind: 'broken', line: start };
      fields.push(field.text);
      line += field.breaks;
      at = field.end;
      if (text[at] !== separator) break;
      at++;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    line++;
    if (fields.length > 1 || fields[0]?.trim() !== '') lines.push({ line: start, fields });
  }
  return { kind: 'lines', lines, isComplete: /[\r\n]$/.test(text) };
}

type Field = { readonly text: string; readonly end: number; readonly breaks: number };

function fieldAt(text: string, start: number, separator: string): Field | undefined {
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
    return { text: text.slice(start, end), end, breaks: 0 };
  }
  const parts: string[] = [];
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return undefined;
    parts.push(text.slice(from, quote));
    if (text[quote + 1] !== '"') {
      const rest = fieldAt(text, quote + 1, separator);
      const value = parts.join('"');
      return { text: value, end: rest?.end ?? quote + 1, breaks: value.split('\n').length - 1 };
    }
    from = quote + 2;
  }
}
