/** The first few of many names, and how many more there are: `a, b, c and 4 more`. */
export function firstFew(words: readonly string[], few = 5): string {
  const rest = words.length - few;
  return `${words.slice(0, few).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
