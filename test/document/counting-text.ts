/** How many units of a text were looked at. */
export type Work = { units: number };

/**
 * A stand-in for a string that counts every unit that a reader requests. It has only the methods that a reader of
 * blocks may use: any other fails the test, and then needs a price here.
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
