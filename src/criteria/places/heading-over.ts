import type { Block } from '../../document/block.ts';
import { plainText } from '../../document/plain-text.ts';
import { sliceOf } from '../../text/span.ts';
import type { Span } from '../../text/span.ts';

/** An emphasised line by itself, with or without a remark in brackets. */
const EMPHASISED = /^((\*{1,3}|_{1,3})[^*_]{1,120}\2)(?:\s*\(([^()]{0,120})\))?$/u;
const LONGEST_LINE = 300;

/** A line directly above a list that labels it although it has no colon: `**Nice to have** (if there is time)`. */
export type HeadingOver = { readonly label: string; readonly remark: string; readonly span: Span };

/** The emphasised line directly above a list, if there is one. */
export function headingOver(text: string, before: Block | undefined): HeadingOver | undefined {
  const span = before?.kind === 'paragraph' ? before.lines.at(-1) : undefined;
  if (span === undefined || span.end - span.start > LONGEST_LINE) return undefined;
  const [, words = '', , remark = ''] = EMPHASISED.exec(sliceOf(text, span).trim()) ?? [];
  const label = plainText(words);
  return label === '' || /[:：]$/u.test(label) ? undefined : { label, remark, span };
}
