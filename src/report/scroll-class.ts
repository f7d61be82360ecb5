/** From this many columns on, a table is printed on a page in landscape. */
const WIDE = 14;

/** The class of the scrolling box for a table with this many columns. */
export const scrollClass = (columns: number): string => (columns < WIDE ? 'scroll' : 'scroll wide');
