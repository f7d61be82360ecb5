import { duplicateExperimentId } from '../../rules/duplicate-experiment-id.ts';
import { startCollectionLint } from '../../lint/lint-collection.ts';
import { ruleSetOf } from '../../lint/rule-set.ts';
import { ownDocuments } from '../../project/own-documents.ts';
import { loadDocument } from '../../project/load-document.ts';
import type { Project } from '../../project/project.ts';
import type { LoadedText } from '../log/draft.ts';

/** Starts the rule that finds ids used twice, over documents that are added one by one. */
export const startTwinLint = (): ReturnType<typeof startCollectionLint> =>
  startCollectionLint(ruleSetOf([duplicateExperimentId], new Map()), 'the whole');

/** The documents (as shown) that have the same id as this one. */
export async function twinsOf(project: Project, loaded: LoadedText): Promise<readonly string[]> {
  const twins: string[] = [];
  for (const { path } of ownDocuments(project)) {
    if (path === loaded.path) continue;
    const other = await loadDocument(project, path, { runRecords: false });
    if (other.kind !== 'loaded') continue;
    const lint = startTwinLint();
    lint.add(loaded.subject);
    lint.add(other.subject);
    if (lint.finish().length > 0) twins.push(other.source.path);
  }
  return twins;
}
