import { lintDocument } from '../../lint/lint-document.ts';
import { ruleSetOf } from '../../lint/rule-set.ts';
import { PARTIAL, gitRefusal } from '../../history/git-refusal.ts';
import { mergeAtHead, mergesOf } from '../../history/merges-of.ts';
import { repositoryOf } from '../../history/repository-of.ts';
import { findDocuments } from '../../project/find-documents.ts';
import { loadDocument } from '../../project/load-document.ts';
import { mergedRowsOf } from '../../project/merged-rows-of.ts';
import { mergedRows } from '../../rules/merged-rows.ts';
import { RULE_NAMES } from '../../rules/rule-names.ts';
import { likelyTrees } from './recent-merge.ts';
import { tellUnseen } from './tell-unseen.ts';
import type { Repository } from '../../history/repository-of.ts';
import type { Project } from '../../project/project.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/** Findings about merges in the whole history, and how many were examined. */
export type MergeCheck = { readonly diagnostics: readonly Diagnostic[]; readonly merges: number };

/**
 * Examines every merge commit that touched a document; `isHeadSeen`: the one at HEAD has already been examined. Reports
 * what cannot be examined.
 */
export async function checkMerges(
  project: Project,
  words: readonly string[],
  { isHeadSeen }: { readonly isHeadSeen: boolean },
): Promise<MergeCheck> {
  const { host, config } = project;
  const around = repositories(project, isHeadSeen);
  const tell = tellUnseen(host, 'a merge');
  const rules = ruleSetOf([mergedRows], config.rules, RULE_NAMES);
  const commits = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const { path } of findDocuments(project, words)) {
    const loaded = await loadDocument(project, path, { runRecords: false });
    if (loaded.kind !== 'loaded') continue;
    const real = host.files.realpath(path);
    const { repository, head } = around(host.paths.folderOf(real));
    const refusal = repository === undefined ? gitRefusal(host, real) : undefined;
    if (refusal !== undefined) tell(refusal);
    if (repository === undefined) continue;
    const within = host.paths.relative(repository.top, real);
    const document = { path: within, text: loaded.source.text, kind: loaded.detection.kind };
    const seen = mergesOf(host, repository, within);
    if (seen.kind === 'unseen') {
      tell(seen);
      continue;
    }
    const rows = seen.merges.flatMap((merge) => {
      commits.add(merge.commit ?? '');
      const found = merge.commit === head ? [] : mergedRowsOf(host, repository, { merge, document });
      if (found === undefined) tell(PARTIAL);
      return found ?? [];
    });
    const { subject } = loaded;
    const found = lintDocument(rules, { ...subject, surroundings: { ...subject.surroundings, mergedRows: rows } });
    diagnostics.push(...found.filter(({ rule }) => rule === mergedRows.name));
  }
  return { diagnostics, merges: commits.size };
}

/** `head`: the merge commit that has already been examined. */
type Around = { readonly repository: Repository | undefined; readonly head: string | undefined };

/** The repository around a folder, determined once. */
function repositories(project: Project, isHeadSeen: boolean): (folder: string) => Around {
  const { host } = project;
  const known = new Map<string, Around>();
  const seen = new Set(isHeadSeen ? likelyTrees(project).map(({ top }) => top) : []);
  return (folder) => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const repository = repositoryOf(host, folder);
    const atHead = repository !== undefined && seen.has(repository.top) ? mergeAtHead(host, repository) : undefined;
    const found = { repository, head: atHead?.kind === 'merge' ? atHead.merge.commit : undefined };
    known.set(folder, found);
    return found;
  };
}
