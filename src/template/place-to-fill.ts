/** What may hold something to be replaced, quickly told. */
const MAY_BE = /[[<]|___|XX|YYYY|NNN/;
/** Words in brackets that are no link, footnote, alert or index. */
const IN_BRACKETS = /(?<![\w\]!])\[(?![\^!])[^[\]]*[^\s\d[\],.+-][^[\]]*\](?![([:])/;
/** `<words>` that are no tag. */
const IN_ANGLES =
  /<(?!\/|!|(?:br|hr|b|i|u|p|a|sub|sup|div|span|img|kbd|center|details|summary|h\d|https?:|mailto:)\b)[^<>]*[^\s\d<>][^<>]*>/;
/** `YYYY-MM-DD`, `XXX`, `___`. */
const BY_CONVENTION = /_{3,}|YYYY-MM-DD|(?<![A-Za-z])(?:X{2,}|N{3,})(?![A-Za-z])/;
const BY_SIGN = [
  { sign: /\[/, place: IN_BRACKETS },
  { sign: /</, place: IN_ANGLES },
  { sign: /___|XX|YYYY|NNN/, place: BY_CONVENTION },
] as const;
const LONGEST = 2000;

/** Whether it is worth to look for something to be replaced in any of some lines. */
export const someMayBeToFill = (lines: string): boolean => MAY_BE.test(lines);

/** Whether it is worth to look for something to be replaced. */
export const mayBeToFill = (line: string): boolean => line.length <= LONGEST && MAY_BE.test(line);

/** What in a line (without its list marker) is there to be replaced, the first of it. */
export function placeToFill(line: string): string | undefined {
  if (!mayBeToFill(line)) return undefined;
  let first: RegExpExecArray | undefined;
  for (const { sign, place } of BY_SIGN) {
    const found = sign.test(line) ? place.exec(line) : null;
    if (found !== null && found.index < (first?.index ?? Infinity)) first = found;
  }
  return first?.[0];
}

/** Whether a line has something that is there to be replaced; a task's box is none. */
export const hasPlaceToFill = (line: string): boolean =>
  placeToFill(line.replace(/^\s*(?:[-*+]|\d{1,9}[.)])\s+\[[ xX-]\]\s/u, '')) !== undefined;
