/** The extensions of markdown files. */
export const MARKDOWN: readonly string[] = ['.md', '.markdown', '.qmd'];

/** Whether a file's name (or path) is that of a markdown file; `.MD` counts. */
export const isMarkdown = (name: string): boolean => {
  const folded = name.slice(-LONGEST).toLowerCase();
  return MARKDOWN.some((ending) => folded.endsWith(ending));
};

const LONGEST = Math.max(...MARKDOWN.map((ending) => ending.length));
