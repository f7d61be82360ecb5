import { lazy } from '../text/lazy.ts';
import type { Edit } from '../text/edit.ts';

/** A place where a text shows UTF-8 bytes that were decoded with a one-byte encoding, and the original text. */
export type Mended = { readonly from: 'Mac Roman' | 'Windows-1252'; readonly places: readonly Edit[] };

/** The code points of bytes 0x80-0x9F in Windows-1252; undefined bytes keep their own number. */
const WINDOWS =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';
/** The code points of bytes 0x80-0xFF in Mac Roman (Apple's table of 2005). */
const MAC =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

/** Many programs treat Windows-1252 as Latin-1, in which 0x80-0x9F are control characters. */
const windowsBytes = lazy(
  () =>
    new Map<string, number>([
      ...Array.from({ length: 0x20 }, (_, index): [string, number] => [
        String.fromCharCode(0x80 + index),
        0x80 + index,
      ]),
      ...[...WINDOWS].map((character, index): [string, number] => [character, 0x80 + index]),
      ...Array.from({ length: 0x60 }, (_, index): [string, number] => [
        String.fromCharCode(0xa0 + index),
        0xa0 + index,
      ]),
    ]),
);
const macBytes = lazy(
  () => new Map<string, number>([...MAC].map((character, index): [string, number] => [character, 0x80 + index])),
);

/** Two adjacent characters beyond ASCII: hardly any English text has them, and this is a quicker check. */
const WIDE_PAIR = /[\u00a0-\uffff][\u0080-\uffff]/;
/** The first two bytes of every UTF-8 sequence, as either encoding shows them: every broken text contains some. */
const TELLTALE = new RegExp(
  `[\u00c2-\u00f4][\u0080-\u00bf${WINDOWS}]|[${MAC.slice(0x42, 0x75)}][${MAC.slice(0, 0x40)}]`,
);

/**
 * Finds runs of characters that are, byte for byte, the UTF-8 of another text. A single such run could be intended; a
 * text counts as broken from two runs on, or with one that decodes to an emoji or a symbol.
 */
export function mendedText(text: string): Mended | undefined {
  if (!WIDE_PAIR.test(text) || !TELLTALE.test(text)) return undefined;
  const found = (
    [
      { from: 'Windows-1252', places: placesIn(text, windowsBytes()) },
      { from: 'Mac Roman', places: placesIn(text, macBytes()) },
    ] as const
  ).toSorted((a, b) => b.places.length - a.places.length)[0];
  if (found === undefined || found.places.length === 0) return undefined;
  const certain = found.places.length > 1 || found.places.some((place) => /[\u2000-\u{1ffff}]/u.test(place.text));
  return certain ? found : undefined;
}

function placesIn(text: string, bytes: ReadonlyMap<string, number>): readonly Edit[] {
  const places: Edit[] = [];
  let run: number[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const byte = at < text.length ? bytes.get(text[at] ?? '') : undefined;
    if (byte !== undefined) {
      if (run.length === 0) start = at;
      run.push(byte);
      continue;
    }
    if (run.length > 1) {
      const decoded = decodeUtf8(run);
      if (decoded !== undefined) places.push({ span: { start, end: at }, text: decoded });
    }
    run = [];
  }
  return places;
}

let decoder: InstanceType<typeof TextDecoder> | undefined;

function decodeUtf8(bytes: readonly number[]): string | undefined {
  try {
    decoder ??= new TextDecoder('utf-8', { fatal: true });
    const text = decoder.decode(Uint8Array.from(bytes));
    return /[\p{Cc}\p{Cn}\p{Co}]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
