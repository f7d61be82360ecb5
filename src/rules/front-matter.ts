import { lineAt } from '../text/line-index.ts';
import type { DocumentRule } from '../lint/rule.ts';

/** Front matter must be plain YAML that all tools read alike. */
export const frontMatter: DocumentRule = {
  name: 'front-matter',
  scope: 'document',
  severity: 'error',
  summary: 'Require front matter that is plain, closed YAML of a sane size.',
  regardless: true,
  *check({ document }) {
    const told = new Set<string>();
    for (const { message, span } of document.frontMatter?.problems ?? []) {
      // One wrong line (`notes: a: b: c`) is wrong at each of its colons.
      const key = `${String(lineAt(document.lines, span.start))} ${message}`;
      if (!told.has(key)) yield { message, span, hint: HINT };
      told.add(key);
    }
  },
};

const HINT = 'plain lines of `key: value` between two lines `---` are what every reader understands';
