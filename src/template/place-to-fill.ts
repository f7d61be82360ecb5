/** A quick check for lines that may contain something to be replaced. */
const MAY_BE = /[[<]|___|XX|YYYY|NNN/;
/** Words in brackets that are not a link, footnote, alert or index. */
const IN_BRACKETS = /(?<![\w\]!])\[(?![\^!])[^[\]]*[^\s\d[\],.+-][^[\]]*\](?![([:])/;
/** `<words>` that are not a tag. */
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

/** Whether any of some lines may contain something to be replaced: a quick check before the full search. */
export const someMayBeToFill = (lines: string): boolean => MAY_BE.test(lines);

/** Whether a line may contain something to be replaced: a quick check before the full search. */
export const mayBeToFill = (line: string): boolean => line.length <= LONGEST && MAY_BE.test(line);

/** The first thing in a line (without its list marker) that is to be replaced. */
export function placeToFill(line: string): string | undefined {
  if (!mayBeToFill(line)) return undefined;
  let first: RegExpExecArray | undefined;
  for (const { sign, place } of BY_SIGN) {
    const found = sign.test(line) ? place.exec(line) : null;
    if (found !== null && found.index < (first?.index ?? Infinity)) first = found;
  }
  return first?.[0];
}

/** Whether a line contains something that is to be replaced; a task's box does not count. */
export const hasPlaceToFill = (line: string): boolean =>
  placeToFill(line.replace(/^\s*(?:[-*+]|\d{1,9}[.)])\s+\[[ xX-]\]\s/u, '')) !== undefined;
