/**
 * The text of bytes that start with a UTF-16 byte order mark, as PowerShell writes redirected output; undefined for
 * others.
 */
export function utf16Text(bytes: Uint8Array): string | undefined {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (mark !== 0xfffe && mark !== 0xfeff) return undefined;
  return new TextDecoder(mark === 0xfffe ? 'utf-16le' : 'utf-16be').decode(bytes);
}
