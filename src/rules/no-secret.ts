import { findSecrets } from '../runs/masking.ts';
import type { DocumentRule } from '../lint/rule.ts';

/** A document must contain no credentials. The message never repeats one. */
export const noSecret: DocumentRule = {
  name: 'no-secret',
  scope: 'document',
  severity: 'error',
  summary: 'Disallow tokens, passwords and keys in a document.',
  regardless: true,
  *check({ document }) {
    for (const span of findSecrets(document.source.text))
      yield {
        message: 'this looks like a secret',
        span,
        hint: 'revoke it, then replace it by `***`: git keeps what was committed',
      };
  },
};
