import type { RunBytes, RunFile } from './run-tree.ts';
import type { RunFileFacts } from '../run.ts';

/** The files that a run was read from, and the format they were read as. */
export const factsOfFiles = (format: string, ...files: readonly (RunFile | RunBytes)[]): readonly RunFileFacts[] =>
  files.map(({ path, sha256 }) => ({ path, sha256, format }));
