const KEYCAP = String.raw`[0-9#*]\uFE0F?\u20E3`;
const PICTURE = String.raw`[\p{Extended_Pictographic}\p{Regional_Indicator}][\p{Emoji_Modifier}\p{Regional_Indicator}\uFE0E\uFE0F]?`;
const SEQUENCE = String.raw`(?:${KEYCAP}|${PICTURE}\uFE0F?)(?:\u200D${PICTURE}\uFE0F?)*`;

const EVERY = new RegExp(`${SEQUENCE}|[\\uFE0E\\uFE0F\\u20E3]`, 'gu');
const FIRST = new RegExp(`^${SEQUENCE}`, 'u');
const LONGEST = 40;
const PLAIN = /^[\t\n\r -~]*$/u;

/** The text without emoji, keycaps (`1️⃣`, `🔟`) and variation selectors. */
export const withoutEmoji = (text: string): string => (PLAIN.test(text) ? text : text.replace(EVERY, ''));

/** Where the emoji that begins at `at` ends; `at` itself when none begins there. */
export function emojiEnd(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xa9 && !isKeycapTail(text.charCodeAt(at + 1))) return at;
  return at + (FIRST.exec(text.slice(at, at + LONGEST))?.[0].length ?? 0);
}

const isKeycapTail = (unit: number): boolean => unit === 0xfe0f || unit === 0x20e3;
