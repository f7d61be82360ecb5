import { mergeAtHead, mergeUnderWay, pathsApart } from '../../history/merges-of.ts';
import { nearbyTree } from '../../history/nearby-tree.ts';
import { mergedRowsOf } from '../../project/merged-rows-of.ts';
import type { DocumentSubject } from '../../lint/rule.ts';
import type { LoadedDocument } from '../../project/load-document.ts';
import type { Project } from '../../project/project.ts';

type Loaded = Extract<LoadedDocument, { kind: 'loaded' }>;

/** What rules see of a document, with what the last merge did to its rows. */
export type WithMerge = (loaded: Loaded) => DocumentSubject;

/** Where no merge is looked at. */
export const alone: WithMerge = ({ subject }) => subject;

/**
 * Looks at the merge under way, and (`atHead`) at the one that HEAD is; git is asked of nothing else, and only of documents
 * that its parents do not have alike. A shallow clone that cut the merge's parents off is told of.
 */
export function recentMerge(project: Project, { atHead }: { readonly atHead: boolean }): WithMerge {
  const { host, root } = project;
  const tree = project.config.rules.get('merged-rows') === 'off' ? undefined : nearbyTree(host, root);
  if (tree === undefined) return alone;
  const underWay = mergeUnderWay(host, tree);
  const seen = underWay.kind === 'none' && atHead ? mergeAtHead(host, tree) : underWay;
  if (seen.kind === 'cut')
    host.stderr.write(
      'the merge commit was not looked at: this is a shallow clone (`fetch-depth: 0` in the workflow)\n',
    );
  if (seen.kind !== 'merge') return alone;
  const apart = pathsApart(host, tree, seen.merge);
  return ({ path, source, detection, subject }) => {
    const within = host.paths.relative(tree.top, host.files.exists(path) ? host.files.realpath(path) : path);
    if (!apart.has(within)) return subject;
    const document = { path: within, text: source.text, kind: detection.kind };
    const mergedRows = mergedRowsOf(host, tree, { merge: seen.merge, document });
    return { ...subject, surroundings: { ...subject.surroundings, mergedRows } };
  };
}
