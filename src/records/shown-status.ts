import { plainText } from '../document/plain-text.ts';
import type { ExperimentRecord } from './record.ts';

/** The status as lists and reports show it: the words that were written, without emphasis; undefined where none stand there. */
export const shownStatus = ({ status: { text } }: ExperimentRecord): string | undefined =>
  text === undefined ? undefined : plainText(text);
