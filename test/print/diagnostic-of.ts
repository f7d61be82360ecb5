import type { Diagnostic } from '../../src/text/diagnostic.ts';

/** A diagnostic at a fixed place, with any other fields that a test gives. */
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
