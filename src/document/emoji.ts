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

/** Where the emoji that begins at `at` ends; `at` itself when none begins there. */
export function emojiEnd(text: string, at: number): number {
  if (!mayBegin(text.charCodeAt(at)) && !isKeycapTail(text.charCodeAt(at + 1))) return at;
  first ??= new RegExp(`^${SEQUENCE}`, 'u');
  return at + (first.exec(text.slice(at, at + LONGEST))?.[0].length ?? 0);
}

/** Whether a picture may begin with the unit: no letter, dash or quote does, and V8 takes long to compile the pictures. */
const mayBegin = (unit: number): boolean =>
  unit === 0xa9 || unit === 0xae || (unit >= 0x203c && unit <= 0x3299) || (unit >= 0xd83c && unit <= 0xd83f);

/** What turns the character before it into an emoji, or into none; alone it shows nothing. */
const isSelector = (unit: number): boolean => unit === 0xfe0e || isKeycapTail(unit);

const isKeycapTail = (unit: number): boolean => unit === 0xfe0f || unit === 0x20e3;
