import { readBlocks } from '../../document/read-blocks.ts';
import { walkBlocks } from '../../document/walk-blocks.ts';
import { sliceOf } from '../../text/span.ts';

const OWN_ID = /^(?:id:|title:|experiment|\*\*Experiment ID)/iu;
const HEADING = /^#{1,6} /u;

/**
 * The lines in which a document gives its own id: its headings, and lines of its front matter and prose. Text in a
 * fence or a comment is an example; but if that is never closed, the text it swallowed is searched as well, so that no
 * number is used twice.
 */
export function headLinesOf(text: string): readonly string[] {
  const lines: string[] = [];
  const take = (part: string, isHead: (line: string) => boolean): void => {
    for (const line of part.split('\n')) if (isHead(line)) lines.push(line);
  };
  walkBlocks(readBlocks(text), (block) => {
    if (block.kind === 'quote') return 'skip';
    if (block.kind === 'heading') lines.push(sliceOf(text, block.content));
    else if (block.kind === 'front-matter') take(sliceOf(text, block.value), saysOwnId);
    else if (block.kind === 'paragraph') for (const line of block.lines) take(sliceOf(text, line), saysOwnId);
    else if ((block.kind === 'code' && block.fenced) || block.kind === 'html')
      if (!block.closed) take(sliceOf(text, block.span), (line) => saysOwnId(line) || HEADING.test(line));
    return undefined;
  });
  return lines;
}

const saysOwnId = (line: string): boolean => OWN_ID.test(line);
