/** The allowance for rounding when a p is held against a level: 0.5^n is exact, 1 - 0.95 is not. */
const ROUNDED = 1e-12;

/** Whether a p is as small as a level asks. */
export const reaches = (p: number, alpha: number): boolean => p <= alpha + ROUNDED;
