import type { RunBytes, RunFile } from './run-tree.ts';
import type { RunFileFacts } from '../run.ts';

/** Which files a run was read from, and what they were read as. */
export const factsOfFiles = (format: string, ...files: readonly (RunFile | RunBytes)[]): readonly RunFileFacts[] =>
  files.map(({ path, sha256 }) => ({ path, sha256, format }));
