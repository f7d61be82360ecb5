import { isDeviceName } from './device-name.ts';

/**
 * The greatest length of a stem in bytes (all of them ASCII): this leaves room for an extension and for a temporary
 * file's name.
 */
const LONGEST = 100;
const EMPTY = '%';
const CUT = '%~';

/**
 * The file stem of an id: ASCII letters, digits, `-`, `_` and `.` are kept; all other characters become their UTF-8
 * bytes in percent encoding, and so does anything that some file system would reject at either end (a leading dot or
 * hyphen, a trailing dot, a Windows device name). A stem longer than 100 bytes is cut and ends in `%~` and a hash; the
 * id cannot be recovered from it.
 */
export function fileStemOf(id: string): string {
  if (id === '') return EMPTY;
  const pieces = Array.from(id, (character) => (/^[A-Za-z0-9._-]$/u.test(character) ? character : percent(character)));
  const first = pieces[0] ?? '';
  if (first === '.' || first === '-' || isDeviceName(id)) pieces[0] = percent(first);
  if (pieces.at(-1) === '.') pieces[pieces.length - 1] = percent('.');
  const stem = pieces.join('');
  return stem.length <= LONGEST ? stem : shortened(pieces, id);
}

function shortened(pieces: readonly string[], id: string): string {
  const mark = `${CUT}${hash(id, 0x811c9dc5)}${hash(id, 0x01000193)}`;
  let stem = '';
  for (const piece of pieces) {
    if (stem.length + piece.length + mark.length > LONGEST) break;
    stem += piece;
  }
  return stem + mark;
}

/** FNV-1a over UTF-16 units, 32 bits, with the given starting value. */
function hash(text: string, start: number): string {
  let value = start;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}

const percent = (character: string): string =>
  bytesOf(character.codePointAt(0) ?? 0)
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');

/** UTF-8 of one code point; unlike `TextEncoder` it keeps a lone surrogate, so that no two ids share a stem. */
function bytesOf(point: number): readonly number[] {
  if (point < 0x80) return [point];
  const tail = (shift: number): number => 0x80 | ((point >> shift) & 0x3f);
  if (point < 0x800) return [0xc0 | (point >> 6), tail(0)];
  if (point < 0x10000) return [0xe0 | (point >> 12), tail(6), tail(0)];
  return [0xf0 | (point >> 18), tail(12), tail(6), tail(0)];
}
