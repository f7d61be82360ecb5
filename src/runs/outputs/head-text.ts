import { utf16Text } from './utf16-text.ts';
import type { Host } from '../../host.ts';

/** How many bytes of a file are read before a reader is chosen for it. */
export const HEAD_BYTES = 4096;

/**
 * The beginning of a file as text, without a last character that was cut; bytes that are not text are read one by one,
 * as Latin-1.
 */
export function headText({ decodeText }: Pick<Host, 'decodeText'>, head: Uint8Array): string {
  const marked = utf16Text(head);
  if (marked !== undefined) return marked;
  const isCut = head.length === HEAD_BYTES;
  for (let cut = 0; cut <= (isCut ? 3 : 0); cut++) {
    const read = decodeText(head.subarray(0, head.length - cut));
    if (read.kind === 'text') return read.text;
  }
  return String.fromCharCode(...head);
}
