import { hasLetter, mayHoldWideLetters } from '../../text/letters.ts';

const LEAST = 3;
/** The greatest length of marks and levels, which form a complete list: `P0/P1/P2`, `高/中/低`. */
const MARK = 4;
const isWord = (text: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9+#-]{0,19}$/.test(text) ||
  (mayHoldWideLetters(text) && /^[\p{L}\p{N}][\p{L}\p{N}+#-]{0,19}$/u.test(text));
/** `YYYY/MM/DD` and `XXX` are to be replaced. */
const OPEN = /^(?:[YMDTJA]{2,4}|X+|N+)$/u;
/** Words with which paths begin, or which they contain. */
const FOLDERS = new Set(
  'data dataset datasets src lib bin results result runs run outputs output out logs log models model checkpoints ckpt experiments exp configs config conf home mnt root usr tmp var scripts notebooks docs tests path to links'.split(
    ' ',
  ),
);

/** Alternatives found without blanks around them; `isClosed`: no other value is expected. */
export type Alternatives = { readonly words: readonly string[]; readonly isClosed: boolean };

/**
 * `P0/P1/P2`, `train/dev/test`: three or more short words between slashes that are neither a path nor a date. In
 * brackets only marks count.
 */
export function slashedWords(text: string, bracketed: boolean): Alternatives | undefined {
  const words = text.split(/[/／]/u).map((word) => word.trim());
  const areWords =
    words.length >= LEAST && words.every((word) => isWord(word) && !OPEN.test(word)) && words.some(hasLetter);
  if (!areWords || words.some((word) => FOLDERS.has(word.toLowerCase()))) return undefined;
  const isClosed = words.every(({ length }) => length <= MARK);
  return bracketed && !isClosed ? undefined : { words, isClosed };
}

/** `Ablation, Baseline or Scaling`. */
export function listedWords(text: string): Alternatives | undefined {
  const found = /^([^,;:.?!]{1,30}(?:,\s[^,;:.?!]{1,30})+?),?\s+(?:or|oder|ou)\s+([^,;:.?!]{1,30})$/u.exec(text);
  if (found === null) return undefined;
  const words = [...(found[1] ?? '').split(/,\s/u), found[2] ?? ''].map((word) => word.trim());
  const areShort = words.every((word) => word !== '' && word.split(/\s+/u).length <= 2);
  return words.length >= LEAST && areShort ? { words, isClosed: false } : undefined;
}
