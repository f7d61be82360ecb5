import { PARTIAL } from '../../history/git-refusal.ts';
import { mergeAtHead, mergeUnderWay, pathsApart } from '../../history/merges-of.ts';
import { nearbyTree } from '../../history/nearby-tree.ts';
import { existingFolder } from '../../journal/existing-folder.ts';
import { likelyFolders } from '../../project/likely-folders.ts';
import { tellUnseen } from './tell-unseen.ts';
import type { Merge } from '../../history/merges-of.ts';
import type { WorkTree } from '../../history/work-tree-of.ts';
import type { Host } from '../../host.ts';
import type { DocumentSubject } from '../../lint/rule.ts';
import type { LoadedDocument } from '../../project/load-document.ts';
import type { Project } from '../../project/project.ts';

type Loaded = Extract<LoadedDocument, { kind: 'loaded' }>;

/** Adds to a document what the last merge did to its rows, for the rules. */
export type WithMerge = (loaded: Loaded) => DocumentSubject;

/** Used if no merge is examined. */
export const alone: WithMerge = ({ subject }) => subject;

/**
 * Examines the merge in progress, and (`atHead`) the merge commit at HEAD, in each repository with documents; git is
 * asked about nothing else, and only about documents that differ between the merge's parents. Reports what cannot be
 * examined.
 */
export async function recentMerge(project: Project, { atHead }: { readonly atHead: boolean }): Promise<WithMerge> {
  const host = project.disk ?? project.host;
  if (project.config.rules.get('merged-rows') === 'off') return alone;
  const merges = likelyTrees(project).flatMap((tree) => mergeIn(host, tree, atHead));
  if (merges.length === 0) return alone;
  const { mergedRowsOf } = await import('../../project/merged-rows-of.ts');
  const tell = tellUnseen(host, 'the merge commit');
  return ({ path, source, detection, subject }) => {
    const real = host.files.exists(path) ? host.files.realpath(path) : path;
    const seen = merges.find(({ tree, apart }) => apart.has(host.paths.relative(tree.top, real)));
    if (seen === undefined) return subject;
    const within = host.paths.relative(seen.tree.top, real);
    const document = { path: within, text: source.text, kind: detection.kind };
    const mergedRows = mergedRowsOf(host, seen.tree, { merge: seen.merge, document });
    if (mergedRows === undefined) tell(PARTIAL);
    return { ...subject, surroundings: { ...subject.surroundings, mergedRows: mergedRows ?? [] } };
  };
}

/** The work trees that may contain documents, the root's first. */
export function likelyTrees({ host: judged, disk, root, config }: Project): readonly WorkTree[] {
  const host = disk ?? judged;
  const trees = new Map<string, WorkTree>();
  for (const folder of likelyFolders(host, root, config)) {
    const tree = nearbyTree(host, existingFolder(host, folder));
    if (tree !== undefined && !trees.has(tree.top)) trees.set(tree.top, tree);
  }
  return [...trees.values()];
}

type MergeIn = { readonly tree: WorkTree; readonly merge: Merge; readonly apart: ReadonlySet<string> };

function mergeIn(host: Host, tree: WorkTree, atHead: boolean): readonly MergeIn[] {
  const underWay = mergeUnderWay(host, tree);
  const seen = underWay.kind === 'none' && atHead ? mergeAtHead(host, tree) : underWay;
  if (seen.kind === 'unseen') tellUnseen(host, 'the merge commit')(seen);
  return seen.kind === 'merge' ? [{ tree, merge: seen.merge, apart: pathsApart(host, tree, seen.merge) }] : [];
}
