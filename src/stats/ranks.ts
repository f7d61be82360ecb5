/** Ranks from 1, ties sharing their mean, told twofold so that they stay whole: 1, 2, 2 gives 2, 5, 5. */
export function doubledRanks(values: readonly number[]): number[] {
  const order = values.map((_, at) => at).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = Array.from<number>({ length: values.length });
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (const place of order.slice(from, to)) ranks[place] = from + 1 + to;
    from = to;
  }
  return ranks;
}
