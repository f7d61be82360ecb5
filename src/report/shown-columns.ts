/** A column of a table of runs that a report shows; `index` is its place in the rows. */
export type ShownColumn = { readonly header: string; readonly index: number };

/** All but the command: it is long, and stands in the document and the run record. */
export const shownColumns = (columns: readonly string[]): readonly ShownColumn[] =>
  columns.map((header, index) => ({ header, index })).filter(({ header }) => !/^(?:command|cmd)$/iu.test(header));
