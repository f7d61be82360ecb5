import type { Criterion } from './outcome.ts';

/**
 * What is hashed of a criterion, so that a later change is seen: its sentence, its statements and threshold cells, on one
 * line each. White space, emphasis, marks, and all that `--write` fills do not count.
 */
export function criterionText({ sentence, statements }: Criterion): string {
  return [sentence, ...statements.map(({ text }) => `expect: ${text}`)].map(oneLine).join('\n');
}

const oneLine = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
