import { counted } from '../../text/counted.ts';

/** The first of many, with a note that says how many more are not read. */
export function atMost<Item>(
  all: readonly Item[],
  most: number,
  one: string,
): { readonly kept: readonly Item[]; readonly notes: readonly string[] } {
  return { kept: all.slice(0, most), notes: beyond(all.length - most, most, one) };
}

/** The note about `rest` things after the first `most`; none if there is no rest. */
export const beyond = (rest: number, most: number, one: string): readonly string[] =>
  rest > 0 ? [`left out, beyond the first ${String(most)}: ${counted(rest, one)}`] : [];
