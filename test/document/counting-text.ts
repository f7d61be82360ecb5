/** How many units of a text were looked at. */
export type Work = { units: number };

/**
 * A stand-in for a string that counts every unit a reader asks it for. It has only the methods that a reader of blocks may
 * use: another one fails the test, and then needs a price here.
 */
export function countingText(text: string, work: Work): string {
  const counting = {
    length: text.length,
    charCodeAt(at: number): number {
      work.units++;
      return text.charCodeAt(at);
    },
    indexOf(sign: string, from: number): number {
      const found = text.indexOf(sign, from);
      work.units += (found < 0 ? text.length : found) - from + 1;
      return found;
    },
    slice(start: number, end: number): string {
      work.units += end - start;
      return text.slice(start, end);
    },
  };
  return counting as unknown as string;
}
