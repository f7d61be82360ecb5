/** A range of a text: UTF-16 offsets, `end` exclusive. */
export type Span = { readonly start: number; readonly end: number };

/** The text that a span covers. */
export const sliceOf = (text: string, { start, end }: Span): string => text.slice(start, end);

/** Whether `inner` lies within `outer` (equal ends count as within). */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
