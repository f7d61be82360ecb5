import { standingText } from './plain-text.ts';

const COMPARED = /^(?:<=|>=|==|!=|[<>=≤≥≠])\s*[-+−]?[$€£]?\.?\d/u;

/** Whether a cell contains only a comparison with a number: `< 12%`, `≥ 0.9`. */
export const isCompared = (cell: string): boolean => COMPARED.test(standingText(cell));
