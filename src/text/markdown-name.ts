/** How the names of markdown files end. */
export const MARKDOWN: readonly string[] = ['.md', '.markdown', '.qmd'];

/** Whether a file's name (or path) is one of a markdown file; `.MD` is one. */
export const isMarkdown = (name: string): boolean => {
  const folded = name.slice(-LONGEST).toLowerCase();
  return MARKDOWN.some((ending) => folded.endsWith(ending));
};

const LONGEST = Math.max(...MARKDOWN.map((ending) => ending.length));
