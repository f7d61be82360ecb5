const KEYCAP = String.raw`[0-9#*]\uFE0F?\u20E3`;
const PICTURE = String.raw`[\p{Extended_Pictographic}\p{Regional_Indicator}][\p{Emoji_Modifier}\p{Regional_Indicator}\uFE0E\uFE0F]?`;
const SEQUENCE = String.raw`(?:${KEYCAP}|${PICTURE}\uFE0F?)(?:\u200D${PICTURE}\uFE0F?)*`;

let first: RegExp | undefined;
const LONGEST = 40;
const PLAIN = /^[\t\n\r -~]*$/u;

/** The text without emoji, keycaps (`1️⃣`, `🔟`) and variation selectors. */
export function withoutEmoji(text: string): string {
  if (PLAIN.test(text)) return text;
  let kept = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const end = isSelector(text.charCodeAt(at)) ? at + 1 : emojiEnd(text, at);
    if (end === at) continue;
    kept += text.slice(from, at);
    from = end;
    at = end - 1;
  }
  return kept + text.slice(from);
}

/** Where the emoji that begins at `at` ends; `at` itself if none begins there. */
export function emojiEnd(text: string, at: number): number {
  if (!mayBegin(text.charCodeAt(at)) && !isKeycapTail(text.charCodeAt(at + 1))) return at;
  const plain = plainEnd(text, at);
  if (plain !== undefined) return plain;
  first ??= new RegExp(`^${SEQUENCE}`, 'u');
  return at + (first.exec(text.slice(at, at + LONGEST))?.[0].length ?? 0);
}

/**
 * Where a keycap, or one of the emoji that people commonly mark lines and headings with, ends; undefined for any other,
 * or where it continues: joined, coloured, a flag.
 */
function plainEnd(text: string, at: number): number | undefined {
  const length = plainLength(text, at);
  if (length === 0) return undefined;
  const end = text.charCodeAt(at + length) === SELECTOR ? at + length + 1 : at + length;
  const next = text.charCodeAt(end);
  return isSelector(next) || next === JOINER || next === FLAG_OR_COLOUR ? undefined : end;
}

function plainLength(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  if (unit < 128) return isKeycapBase(unit) && next === SELECTOR && text.charCodeAt(at + 2) === KEYCAP_END ? 3 : 0;
  if (unit < 0xd800) return TICKS.includes(unit) ? 1 : 0;
  return PLAIN_PAIRS.some(([high, from, to]) => unit === high && next >= from && next <= to) ? 2 : 0;
}

const isKeycapBase = (unit: number): boolean => (unit >= 48 && unit <= 57) || unit === 35 || unit === 42;

const SELECTOR = 0xfe0f;
const KEYCAP_END = 0x20e3;
const JOINER = 0x200d;
const FLAG_OR_COLOUR = 0xd83c;
/** `⏳`, `⚠`, `✅`, `✔`, `❌`. */
const TICKS = [0x23f3, 0x26a0, 0x2705, 0x2714, 0x274c];
/** Ranges of emoji without a gap, as their surrogates: starting at `🎠`, `🐀`, `🔀`, `😀` and `🥇`. */
const PLAIN_PAIRS = [
  [0xd83c, 0xdfa0, 0xdff0],
  [0xd83d, 0xdc00, 0xdcfd],
  [0xd83d, 0xdd00, 0xdd3d],
  [0xd83d, 0xde00, 0xde4f],
  [0xd83e, 0xdd47, 0xddff],
] as const;

/**
 * Whether an emoji may begin with the unit: letters, dashes and quotes cannot. This check comes first because V8 takes
 * long to compile the expression for emoji.
 */
const mayBegin = (unit: number): boolean =>
  unit === 0xa9 || unit === 0xae || (unit >= 0x203c && unit <= 0x3299) || (unit >= 0xd83c && unit <= 0xd83f);

/** A variation selector: it turns the character before it into an emoji or into text; alone it shows nothing. */
const isSelector = (unit: number): boolean => unit === 0xfe0e || isKeycapTail(unit);

const isKeycapTail = (unit: number): boolean => unit === SELECTOR || unit === KEYCAP_END;
