import { standingText } from './plain-text.ts';

const COMPARED = /^(?:<=|>=|==|!=|[<>=≤≥≠])\s*[-+−]?[$€£]?\.?\d/u;

/** Whether a cell says no more than what a number is compared with: `< 12%`, `≥ 0.9`. */
export const isCompared = (cell: string): boolean => COMPARED.test(standingText(cell));
