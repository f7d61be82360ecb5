import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import type { Host, TextRead, Unpacked } from '../host.ts';

/** Random digits, hashes, and strict decoding of bytes. `node:crypto` is loaded when first needed. */
export const nodeBytes = {
  randomHex: (bytes) => process.getBuiltinModule('node:crypto').randomBytes(bytes).toString('hex'),
  sha256: (content) => process.getBuiltinModule('node:crypto').createHash('sha256').update(content).digest('hex'),
  decodeText,
  gunzip,
} satisfies Pick<Host, 'randomHex' | 'sha256' | 'decodeText' | 'gunzip'>;

/** Decodes bytes as UTF-8 text with its BOM, or says where they stop being UTF-8. */
export function decodeText(bytes: Uint8Array): TextRead {
  if (startsAsUtf16(bytes)) return { kind: 'not-utf8', reason: 'utf-16', offset: 0 };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isAscii(buffer)) return { kind: 'text', text: buffer.toString('latin1') };
  if (isUtf8(buffer)) return { kind: 'text', text: utf8Text(buffer) };
  return { kind: 'not-utf8', reason: 'invalid', offset: firstInvalid(buffer) };
}

/** Decompresses in memory; stops if the result would be larger than `most` bytes. */
function gunzip(bytes: Uint8Array, most: number): Unpacked {
  try {
    const unpacked = process.getBuiltinModule('node:zlib').gunzipSync(bytes, { maxOutputLength: most });
    return { kind: 'bytes', bytes: unpacked };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') return { kind: 'too-large' };
    if (typeof code !== 'string' || !code.startsWith('Z_')) throw error;
    return { kind: 'broken', isCut: code === 'Z_BUF_ERROR' };
  }
}

const PIECE = 64 * 1024;

/** V8 decodes UTF-8 ten times as slowly as ASCII, and most of a long text is ASCII: it is decoded piece by piece. */
function utf8Text(buffer: Buffer): string {
  if (buffer.length <= PIECE) return buffer.toString('utf8');
  const pieces: string[] = [];
  for (let from = 0; from < buffer.length;) {
    const to = characterStart(buffer, Math.min(from + PIECE, buffer.length));
    const piece = buffer.subarray(from, to);
    pieces.push(piece.toString(isAscii(piece) ? 'latin1' : 'utf8'));
    from = to;
  }
  return pieces.join('');
}

const startsAsUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/**
 * The number of bytes before the first that is not UTF-8: by bisection, over prefixes that end at a whole character.
 */
function firstInvalid(buffer: Buffer): number {
  let valid = 0;
  let invalid = buffer.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isUtf8(buffer.subarray(0, characterStart(buffer, middle)))) valid = middle;
    else invalid = middle;
  }
  return behindWholeCharacters(buffer, characterStart(buffer, valid));
}

/** `end` moved back over at most three continuation bytes. */
function characterStart(buffer: Buffer, end: number): number {
  let at = end;
  while (at > 0 && at > end - 3 && ((buffer[at] ?? 0) & 0xc0) === 0x80) at--;
  return at;
}

/** Moving back may have gone too far if there are continuation bytes without a start. */
function behindWholeCharacters(buffer: Buffer, from: number): number {
  for (let length = 1; length <= 4 && from + length <= buffer.length; length++) {
    if (isUtf8(buffer.subarray(from, from + length))) return behindWholeCharacters(buffer, from + length);
  }
  return from;
}
