import type { Span } from '../../text/span.ts';

const LONGEST_SIGNATURE = 120;
const SIGNATURE = /^[—–-]{1,2}\s+([^,—]{1,80},\s*\d{4}-\d{2}-\d{2})$/u;

/** Who vouched for an item, and when: `— name, date` at the end of its text. */
export type Signature = { readonly text: string; readonly start: number };

/** The signature that ends a text, with the offset of its dash. */
export function signatureIn(text: string, { start, end }: Span): Signature | undefined {
  const from = Math.max(start, end - LONGEST_SIGNATURE);
  const tail = text.slice(from, end);
  for (const dash of [' — ', ' – ', ' -- ']) {
    const at = tail.lastIndexOf(dash);
    const words = at < 0 ? undefined : SIGNATURE.exec(tail.slice(at + 1))?.[1];
    if (words !== undefined) return { text: words, start: from + at + 1 };
  }
  return undefined;
}
