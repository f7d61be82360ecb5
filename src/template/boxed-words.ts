/** A word of a choice, and its box. */
export type BoxedWord = { readonly word: string; readonly ticked: boolean };

const BOX = /[☐□◻☑☒■]|[([][ xX✓✔][)\]]/gu;
const TICKED = /[☑☒■xX✓✔]/u;

/**
 * The words of a row of boxes: `☐ adopt ☒ reject`, `( ) yes (x) no`, `Go ☑ No-Go ☐`; undefined if the text is not one.
 * The boxes precede the words if the text begins with a box, and follow them if it ends with one.
 */
export function boxedWords(text: string): readonly BoxedWord[] | undefined {
  const line = text.trim();
  const boxes = [...line.matchAll(BOX)].map(({ 0: box, index }) => ({ box, start: index, end: index + box.length }));
  const [first, last] = [boxes[0], boxes.at(-1)];
  if (first === undefined || last === undefined || boxes.length < 2) return undefined;
  const isLeading = first.start === 0;
  if (isLeading === (last.end === line.length)) return undefined;
  const words = boxes.map(({ start, end }, at) =>
    isLeading ? line.slice(end, boxes[at + 1]?.start) : line.slice(boxes[at - 1]?.end ?? 0, start),
  );
  return words.map((word, at) => ({ word: word.trim(), ticked: TICKED.test(boxes[at]?.box ?? '') }));
}
