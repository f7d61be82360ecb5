/** The p values corrected for their number by Holm's step-down procedure (Scandinavian Journal of Statistics 6, 1979), in their order. */
export function holm(values: readonly number[]): number[] {
  const order = values.map((_, at) => at).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const corrected = Array.from<number>({ length: values.length });
  let greatest = 0;
  order.forEach((place, step) => {
    greatest = Math.max(greatest, Math.min(1, (values[place] ?? 1) * (values.length - step)));
    corrected[place] = greatest;
  });
  return corrected;
}
