import type { Diagnostic } from '../../src/text/diagnostic.ts';

/** A diagnostic of a fixed place, with whatever else a test wants of it. */
export const diagnosticOf = (change: Partial<Diagnostic> = {}): Diagnostic => ({
  rule: 'choice',
  severity: 'error',
  message: 'got "RUNING"',
  path: 'experiments/EXP-007.md',
  span: { start: 10, end: 16 },
  line: 4,
  column: 13,
  endLine: 5,
  endColumn: 19,
  ...change,
});
