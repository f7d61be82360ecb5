import { forShell } from '../escape/for-shell.ts';
import { UserError } from '../errors.ts';
import { conflictMarkers } from '../rules/conflict-markers.ts';
import { conflictedPath } from '../runs/broken-record.ts';
import { lineAt } from '../text/line-index.ts';
import type { LoadedDocument } from './load-document.ts';

/**
 * Why a document is not examined because a merge is unresolved in it, or in its run records, and how to fix it;
 * undefined if none is.
 */
export function unresolvedMerge({
  source,
  subject,
}: Extract<LoadedDocument, { kind: 'loaded' }>): UserError | undefined {
  for (const { span } of conflictMarkers.check(subject))
    return new UserError(
      `${source.path}: unresolved merge at line ${lineAt(subject.document.lines, span.start)}: both sides are there`,
      { hint: `\`expctl resolve ${forShell(source.path)}\` puts their rows together` },
    );
  for (const message of subject.surroundings.brokenRunRecords) {
    const path = conflictedPath(message);
    if (path !== undefined)
      return new UserError(message, { hint: `\`expctl resolve ${forShell(path)}\` takes the side that the row shows` });
  }
  return undefined;
}
