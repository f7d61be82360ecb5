import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/node-host/bytes.ts';
import { HEAD_BYTES, headText } from '../../../src/runs/outputs/head-text.ts';

const head = (bytes: Uint8Array): string => headText({ decodeText }, bytes.subarray(0, HEAD_BYTES));

describe('headText', () => {
  it.each(['a', 'é', '波', '🪁'])('leaves out a %s that is cut in two', (letter) => {
    for (const before of ['', 'x', 'xx', 'xxx']) {
      const text = before + letter.repeat(HEAD_BYTES);
      const shown = head(Buffer.from(text));
      expect(text.startsWith(shown)).toBe(true);
      expect(Buffer.byteLength(shown)).toBeGreaterThan(HEAD_BYTES - 4);
    }
  });

  it('shows bytes that are not text one by one, also in a short file that ends in half a character', () => {
    expect(head(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).toBe('\u0089PNG');
    expect(head(Uint8Array.of(0x61, 0xe6, 0xb3))).toBe('aæ³');
  });
});
