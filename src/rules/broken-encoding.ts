import { codeSpansIn } from '../document/code-spans.ts';
import { walkBlocks } from '../document/walk-blocks.ts';
import { counted } from '../text/counted.ts';
import { mendedText } from './mend-encoding.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';

/** Text that was decoded wrongly is reported once, with the fix; a NUL or U+FFFD is reported too. */
export const brokenEncoding: DocumentRule = {
  name: 'broken-encoding',
  scope: 'document',
  severity: 'error',
  summary: 'Disallow text that was decoded wrongly, U+FFFD and NUL.',
  regardless: true,
  *check({ document }) {
    const { text } = document.source;
    const mended = mendedText(text);
    if (mended !== undefined) {
      const { from, places } = mended;
      yield {
        message: `UTF-8 was read as ${from} and saved so, in ${counted(places.length, 'place')} (the first was "${places[0]?.text ?? ''}")`,
        span: places[0]?.span ?? { start: 0, end: 0 },
        hint: '`expctl check --fix` mends them all',
        fix: places,
        misread: true,
      };
    }
    yield* oddCharacter(document, { character: LOST, message: 'a character was lost here (U+FFFD)' });
    yield* oddCharacter(document, { character: '\0', message: 'a NUL character is here' });
  },
};

const LOST = '\uFFFD';

type Odd = { readonly character: string; readonly message: string };

function* oddCharacter({ source, blocks }: MarkdownDocument, { character, message }: Odd): Generator<Finding> {
  if (!source.text.includes(character)) return;
  const at = placeOutsideCode(source.text, blocks, character);
  if (at !== undefined)
    yield { message, span: { start: at, end: at + 1 }, hint: 'take it from an older version of the file' };
}

/** In code, and in quotations of a model's output, U+FFFD is data. */
function placeOutsideCode(text: string, blocks: MarkdownDocument['blocks'], character: string): number | undefined {
  if (character !== LOST) return text.indexOf(character);
  let found: number | undefined;
  walkBlocks(blocks, (block) => {
    if (found !== undefined || block.kind === 'code') return 'skip';
    if (block.kind !== 'paragraph' && block.kind !== 'heading' && block.kind !== 'table') return undefined;
    const at = text.indexOf(character, block.span.start);
    const isHere = at !== -1 && at < block.span.end;
    if (isHere && !codeSpansIn(text, block.span).some(({ span }) => span.start <= at && at < span.end)) found = at;
    return 'skip';
  });
  return found;
}
