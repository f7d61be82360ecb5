import { utf16Text } from './utf16-text.ts';
import type { Host } from '../../host.ts';

/** The text of a run output: UTF-8, or UTF-16 with a byte order mark; undefined for anything else. */
export function outputText({ decodeText }: Pick<Host, 'decodeText'>, bytes: Uint8Array): string | undefined {
  const read = decodeText(bytes);
  return read.kind === 'text' ? read.text : utf16Text(bytes);
}
