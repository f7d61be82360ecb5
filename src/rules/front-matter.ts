import type { DocumentRule } from '../lint/rule.ts';

/** Front matter is plain YAML that everybody reads alike. */
export const frontMatter: DocumentRule = {
  name: 'front-matter',
  scope: 'document',
  severity: 'error',
  summary: 'Require front matter that is plain, closed YAML of a sane size.',
  regardless: true,
  *check({ document }) {
    for (const { message, span } of document.frontMatter?.problems ?? []) yield { message, span, hint: HINT };
  },
};

const HINT = 'plain lines of `key: value` between two lines `---` are what every reader understands';
