/** A word of a choice with its box. */
export type BoxedWord = { readonly word: string; readonly ticked: boolean };

const BOX = /[☐□◻☑☒■]|[([][ xX✓✔][)\]]/gu;
const TICKED = /[☑☒■xX✓✔]/u;

/**
 * The words of boxes in a row: `☐ adopt ☒ reject`, `( ) yes (x) no`, `Go ☑ No-Go ☐`; undefined where a text is none. The
 * boxes stand before the words where the first thing is a box, behind them where the last one is.
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
