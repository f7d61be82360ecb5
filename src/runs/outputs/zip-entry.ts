import { unzipSync } from 'fflate';

const LARGEST = 64 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

/** The text of one entry of a ZIP archive; `strange` is the number of an unsupported compression method. */
export type ZipEntry =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'strange'; readonly compression: number };

/** Reads one entry of an archive (at most 64 MiB of UTF-8), without unpacking anything else. */
export function zipEntry(bytes: Uint8Array, name: string): ZipEntry {
  let found: ZipEntry = { kind: 'absent' };
  try {
    const unpacked = unzipSync(bytes, {
      filter: (entry) => {
        if (entry.name !== name) return false;
        if (entry.compression !== STORED && entry.compression !== DEFLATED)
          found = { kind: 'strange', compression: entry.compression };
        else if (entry.originalSize > LARGEST) found = { kind: 'too-large' };
        else return true;
        return false;
      },
    });
    const [content] = Object.values(unpacked);
    if (content === undefined) return found;
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(content) };
  } catch {
    return { kind: 'broken' };
  }
}
