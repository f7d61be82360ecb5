import type { RunProblem, RunReading } from './run-reading.ts';

/** A refusal with one reason. */
export const refused = (path: string, message: string, hint?: string): RunReading => ({
  kind: 'refused',
  problems: [problemAt(path, message, hint)],
});

/** Why one path was not read. */
export const problemAt = (path: string, message: string, hint?: string): RunProblem => ({
  path,
  message,
  ...(hint === undefined ? {} : { hint }),
});

/** A refusal with existing reasons. */
export const refusedBy = (...problems: readonly RunProblem[]): RunReading => ({ kind: 'refused', problems });
