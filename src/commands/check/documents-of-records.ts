import { RUNS_ENDING } from '../../runs/record-path.ts';
import { MARKDOWN } from '../../text/markdown-name.ts';
import type { StagedChange } from '../../history/staged-changes.ts';

const WITHIN = `${RUNS_ENDING}/`;

/**
 * The possible names of the documents whose run records are among these changes; paths from the top. Most of them are
 * staged themselves.
 */
export function documentsOfRecords(changes: readonly StagedChange[]): ReadonlySet<string> {
  const stems = new Set(
    changes.flatMap(({ path }) => {
      const at = path.lastIndexOf(WITHIN);
      return at > 0 ? [path.slice(0, at)] : [];
    }),
  );
  return new Set([...stems].flatMap((stem) => MARKDOWN.map((ending) => stem + ending)));
}
