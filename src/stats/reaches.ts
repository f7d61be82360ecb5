/** Tolerance for rounding when a p is compared with a level: 0.5^n is exact, 1 - 0.95 is not. */
const ROUNDED = 1e-12;

/** Whether a p is small enough for a level. */
export const reaches = (p: number, alpha: number): boolean => p <= alpha + ROUNDED;
