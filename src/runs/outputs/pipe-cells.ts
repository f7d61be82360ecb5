/** The cells of a line of a plain table (`| a | b |`), trimmed; for tables that a program wrote, without escapes. */
export function cellsOf(line: string): readonly string[] {
  const cells = line.trim().split('|');
  const inner = cells[0]?.trim() === '' ? cells.slice(1) : cells;
  return (inner.at(-1)?.trim() === '' ? inner.slice(0, -1) : inner).map((cell) => cell.trim());
}
