/** From here on a table takes a page on its side when it is printed. */
const WIDE = 14;

/** The class of the box in which a table of so many columns scrolls. */
export const scrollClass = (columns: number): string => (columns < WIDE ? 'scroll' : 'scroll wide');
