import { mendedText } from './mend-encoding.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';

/** Text that went through a wrong decoding is said once, with the fix; a NUL or U+FFFD is said too. */
export const brokenEncoding: DocumentRule = {
  name: 'broken-encoding',
  scope: 'document',
  severity: 'error',
  summary: 'Disallow text that was decoded wrongly, U+FFFD and NUL.',
  *check({ document }) {
    const { text } = document.source;
    const mended = mendedText(text);
    if (mended !== undefined) {
      const { from, places } = mended;
      yield {
        message: `UTF-8 was read as ${from} and saved so, in ${places.length} places (the first reads "${places[0]?.text ?? ''}")`,
        span: places[0]?.span ?? { start: 0, end: 0 },
        hint: '`expctl check --fix` mends them all',
        fix: places,
      };
    }
    yield* oddCharacter(text, { character: '\uFFFD', message: 'U+FFFD: a character was lost here' });
    yield* oddCharacter(text, { character: '\0', message: 'a NUL character' });
  },
};

function* oddCharacter(
  text: string,
  { character, message }: { readonly character: string; readonly message: string },
): Generator<Finding> {
  const at = text.indexOf(character);
  if (at !== -1) yield { message, span: { start: at, end: at + 1 }, hint: 'take it from an older version of the file' };
}
