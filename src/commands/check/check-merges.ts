import { lintDocument } from '../../lint/lint-document.ts';
import { ruleSetOf } from '../../lint/rule-set.ts';
import { mergeAtHead, mergesOf } from '../../history/merges-of.ts';
import { repositoryOf } from '../../history/repository-of.ts';
import { findDocuments } from '../../project/find-documents.ts';
import { loadDocument } from '../../project/load-document.ts';
import { mergedRowsOf } from '../../project/merged-rows-of.ts';
import { mergedRows } from '../../rules/merged-rows.ts';
import { RULE_NAMES } from '../../rules/rule-names.ts';
import type { Project } from '../../project/project.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/** What was found of merges of all times, and how many were looked at. */
export type MergeCheck = { readonly diagnostics: readonly Diagnostic[]; readonly merges: number };

/** Looks at every merge commit that touched a document; `isHeadSeen`: the one at HEAD was looked at already. */
export async function checkMerges(
  project: Project,
  words: readonly string[],
  { isHeadSeen }: { readonly isHeadSeen: boolean },
): Promise<MergeCheck> {
  const { host, root, config } = project;
  const repository = repositoryOf(host, root);
  if (repository === undefined) return { diagnostics: [], merges: 0 };
  const rules = ruleSetOf([mergedRows], config.rules, RULE_NAMES);
  const atHead = isHeadSeen ? mergeAtHead(host, repository) : undefined;
  const seen = atHead?.kind === 'merge' ? atHead.merge.commit : undefined;
  const commits = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const { path } of findDocuments(project, words)) {
    const loaded = await loadDocument(project, path, { runRecords: false });
    if (loaded.kind !== 'loaded') continue;
    const within = host.paths.relative(repository.top, host.files.realpath(path));
    const document = { path: within, text: loaded.source.text, kind: loaded.detection.kind };
    const rows = mergesOf(host, repository, within).flatMap((merge) => {
      commits.add(merge.commit ?? '');
      return merge.commit === seen ? [] : mergedRowsOf(host, repository, { merge, document });
    });
    const { subject } = loaded;
    const found = lintDocument(rules, { ...subject, surroundings: { ...subject.surroundings, mergedRows: rows } });
    diagnostics.push(...found.filter(({ rule }) => rule === mergedRows.name));
  }
  return { diagnostics, merges: commits.size };
}
