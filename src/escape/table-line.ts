/** A line of a markdown table; its cells are escaped already. */
export const tableLine = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

/** The header of a markdown table, with the line of dashes below it. */
export const tableHead = (names: readonly string[]): string => tableLine(names) + tableLine(names.map(() => '---'));
