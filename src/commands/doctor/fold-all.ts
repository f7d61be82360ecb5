import { UserError, isFailure } from '../../errors.ts';
import { documentPlace } from '../../history/document-place.ts';
import { documentFolders } from '../../project/find-documents.ts';
import { withLock } from '../../journal/with-lock.ts';
import { documentLock } from '../log/locked-document.ts';
import { foldDocument } from '../log/fold-document.ts';
import { obstacleOf } from '../log/settle-entries.ts';
import { queuedNear, spoolsNear } from '../log/spools-near.ts';
import type { Project } from '../../project/project.ts';
import type { OwnEntry } from '../log/waiting-entries.ts';

/** The result of folding the rows of one document. */
export type DocumentFold = {
  readonly document: string;
  readonly folded: readonly string[];
  /** Rows that were left waiting, each with the reason. */
  readonly left: readonly { readonly run: string; readonly reason: string }[];
};

/**
 * Writes every row that waits for this work tree and branch into its document, and those that wait on another `branch`,
 * if given. Throws `UserError` if none waits there.
 */
export async function foldAll(project: Project, branch?: string): Promise<readonly DocumentFold[]> {
  const { host } = project;
  const waiting = await queuedNear(host, spoolsNear(host, project.root, documentFolders(project)));
  const documents = new Map<string, ToFold>();
  for (const each of waiting) {
    if (!('entry' in each) || each.from === undefined) continue;
    const { runId, place } = each.entry;
    const isTaken = branch !== undefined && place.branch === branch;
    if (each.kind !== 'here' && !isTaken) continue;
    const path = host.paths.resolve(each.from, place.document);
    const { runs = [], taken = [] } = documents.get(path) ?? {};
    documents.set(path, { runs: [...runs, runId], taken: isTaken ? [...taken, each] : taken });
  }
  if (branch !== undefined && [...documents.values()].every(({ taken }) => taken.length === 0))
    throw new UserError(`no row waits on the branch ${branch}`, {
      hint: '`expctl doctor` shows what waits, and where',
    });
  const folds: DocumentFold[] = [];
  for (const [path, toFold] of documents) folds.push(await foldOne(project, path, toFold));
  return folds;
}

/** The runs that wait for a document, and the entries among them that were logged on another branch or work tree. */
type ToFold = { readonly runs: readonly string[]; readonly taken: readonly OwnEntry[] };

async function foldOne(project: Project, path: string, { runs, taken }: ToFold): Promise<DocumentFold> {
  const { host } = project;
  const document = host.paths.relative(host.cwd, path);
  const stay = (reason: string): DocumentFold => ({ document, folded: [], left: runs.map((run) => ({ run, reason })) });
  if (host.files.stat(path)?.kind !== 'file') return stay('the document is not there');
  try {
    const place = documentPlace(host, path);
    const obstacle = obstacleOf(place);
    if (obstacle !== undefined) return stay(obstacle);
    const options = { folder: place.state.folder, name: documentLock(host, place.path) };
    const outcome = await withLock(host, options, () => foldDocument(project, place, { own: taken }));
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
    if (isFailure(error)) return stay(error.message);
    throw error;
  }
}
