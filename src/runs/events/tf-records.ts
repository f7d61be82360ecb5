import { maskedCrc32c } from './crc32c.ts';

/** The payloads of a TFRecord file, and why reading stopped before its end, if it did. */
export type TfRecords = { readonly payloads: readonly Uint8Array[]; readonly stopped: 'torn' | 'damaged' | undefined };

const HEADER = 12;
const FOOTER = 4;

/** Splits a TFRecord file: length, checksum of the length, payload, checksum of the payload. */
export function splitTfRecords(bytes: Uint8Array): TfRecords {
  const payloads: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at < bytes.length) {
    if (at + HEADER > bytes.length) return { payloads, stopped: 'torn' };
    if (maskedCrc32c(bytes.subarray(at, at + 8)) !== view.getUint32(at + 8, true))
      return { payloads, stopped: 'damaged' };
    const length = view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
    const end = at + HEADER + length;
    if (end + FOOTER > bytes.length) return { payloads, stopped: 'torn' };
    const payload = bytes.subarray(at + HEADER, end);
    if (maskedCrc32c(payload) !== view.getUint32(end, true)) return { payloads, stopped: 'damaged' };
    payloads.push(payload);
    at = end + FOOTER;
  }
  return { payloads, stopped: undefined };
}
