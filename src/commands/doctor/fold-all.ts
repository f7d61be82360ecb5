import { HostError } from '../../host.ts';
import { UserError } from '../../errors.ts';
import { documentPlace } from '../../history/document-place.ts';
import { withLock } from '../../journal/with-lock.ts';
import { documentLock } from '../log/locked-document.ts';
import { foldDocument } from '../log/fold-document.ts';
import { obstacleOf } from '../log/settle-entries.ts';
import { queuedNear, spoolsNear } from '../log/spools-near.ts';
import type { Project } from '../../project/project.ts';

/** What a fold did with the rows of one document. */
export type DocumentFold = {
  readonly document: string;
  readonly folded: readonly string[];
  /** Rows that stay where they are, each with why. */
  readonly left: readonly { readonly run: string; readonly reason: string }[];
};

/** Writes every row that waits for this work tree and branch into its document. */
export async function foldAll(project: Project, folders: readonly string[] = []): Promise<readonly DocumentFold[]> {
  const waiting = await queuedNear(project.host, spoolsNear(project.host, project.root, folders));
  const runs = new Map<string, string[]>();
  for (const each of waiting) {
    if (each.kind !== 'here' || each.from === undefined) continue;
    const path = project.host.paths.resolve(each.from, each.entry.place.document);
    runs.set(path, [...(runs.get(path) ?? []), each.entry.runId]);
  }
  const folds: DocumentFold[] = [];
  for (const [path, ids] of runs) folds.push(await foldOne(project, path, ids));
  return folds;
}

async function foldOne(project: Project, path: string, runs: readonly string[]): Promise<DocumentFold> {
  const { host } = project;
  const document = host.paths.relative(host.cwd, path);
  const stay = (reason: string): DocumentFold => ({ document, folded: [], left: runs.map((run) => ({ run, reason })) });
  if (host.files.stat(path)?.kind !== 'file') return stay('the document is not there');
  try {
    const place = documentPlace(host, path);
    const obstacle = obstacleOf(place);
    if (obstacle !== undefined) return stay(obstacle);
    const options = { folder: place.state.folder, name: documentLock(host, place.path) };
    const outcome = await withLock(host, options, () => foldDocument(project, place));
    if (outcome.kind === 'busy') return stay("another process holds the document's lock");
    const { entries, error } = outcome.value;
    if (error !== undefined) return stay(error.message);
    return {
      document,
      folded: entries.flatMap((each) => (each.kind === 'folded' ? [each.entry.runId] : [])),
      left: entries.flatMap((each) => {
        if (each.kind === 'refused') return [{ run: each.entry.runId, reason: each.problem.message }];
        return each.kind === 'waits' ? [{ run: each.entry.runId, reason: each.reason }] : [];
      }),
    };
  } catch (error) {
    if (error instanceof HostError || error instanceof UserError) return stay(error.message);
    throw error;
  }
}
