/** The first name that occurs a second time; blank names do not count. Undefined if there is none. */
export function firstDoubled(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => name !== '' && seen.size === seen.add(name).size);
}
