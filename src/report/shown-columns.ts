/** A column of a runs table that a report shows; `index` is its index in the rows. */
export type ShownColumn = { readonly header: string; readonly index: number };

/** All columns except the command: it is long, and can be found in the document and the run record. */
export const shownColumns = (columns: readonly string[]): readonly ShownColumn[] =>
  columns.map((header, index) => ({ header, index })).filter(({ header }) => !/^(?:command|cmd)$/iu.test(header));
