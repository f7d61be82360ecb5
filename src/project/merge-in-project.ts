import { isFailure } from '../errors.ts';
import { mergeTexts } from '../history/merge-texts.ts';
import { existingFolder } from '../journal/existing-folder.ts';
import { mergeDocument } from '../merge/merge-document.ts';
import { loadSource } from './load-document.ts';
import { openProject } from './open-project.ts';
import type { Host } from '../host.ts';
import type { ConflictStyle } from '../merge/conflict-lines.ts';
import type { MergedDocument, MergeTexts } from '../merge/merge-document.ts';
import type { Kind } from '../template/kind.ts';

/** What to merge: the document's path (absolute; it need not exist), its three texts, and how a conflict is marked. */
export type ProjectMerge = { readonly path: string; readonly texts: MergeTexts; readonly style: ConflictStyle };

/** Merges a document according to its kind: rows by their keys, everything else by git. */
export async function mergeInProject(host: Host, { path, texts, style }: ProjectMerge): Promise<MergedDocument> {
  const kind = await kindOf(host, path, texts);
  return mergeDocument(texts, {
    kind,
    style,
    mergeText: (some, { ours, base, theirs, size, showsBase }) => {
      const merged = mergeTexts(host, { ...some, labels: { ours, base, theirs }, size, showsBase });
      return merged === undefined ? undefined : { text: merged.text, isClean: merged.isClean };
    },
  });
}

/**
 * The kind of a document in a merge. A configuration may itself be in conflict: then tables are interpreted without it.
 */
export async function kindOf(
  host: Host,
  path: string,
  { ours, theirs }: Pick<MergeTexts, 'ours' | 'theirs'>,
): Promise<Kind | undefined> {
  try {
    const project = await openProject(host.at(existingFolder(host, path)));
    const place = { path, relative: host.paths.relative(project.root, path), runRecords: false };
    for (const text of [ours, theirs]) {
      const { detection } = await loadSource(project, { path, text }, place);
      if (detection.kind !== undefined) return detection.kind;
    }
    return undefined;
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}
