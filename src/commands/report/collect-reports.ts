import { lintDocument } from '../../lint/lint-document.ts';
import { ruleSetOf } from '../../lint/rule-set.ts';
import { RULES } from '../../rules/rules.ts';
import { documentResolver } from '../../project/document-resolver.ts';
import { configuredDocuments, findDocuments, hasPlace, withoutRunsFolders } from '../../project/find-documents.ts';
import { findWholeRecords } from '../../project/find-record.ts';
import { tellSkipped } from '../../project/sparse-checkout.ts';
import { loadDocument } from '../../project/load-document.ts';
import { reportExperiment } from '../../report/report-experiment.ts';
import { documentsHere, kindlessOf, mergingOf, unreadableOf } from '../left-out-of.ts';
import { isListed } from '../reads-as-experiment.ts';
import type { RuleSet } from '../../lint/rule-set.ts';
import type { FoundDocument } from '../../project/find-documents.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Leaving } from '../left-out-of.ts';
import type { Project } from '../../project/project.ts';
import type { ExperimentReport } from '../../report/report.ts';

/** A report with what it was made from: the record, and the document as loaded. */
export type CollectedReport = {
  readonly report: ExperimentReport;
  readonly record: ExperimentRecord;
  readonly loaded: FoundRecord['loaded'];
};

/**
 * Yields the reports of what was named (ids, files, folders), each once, or of the whole collection, one document after
 * the other. What was found but is in none of them is passed to `leave`, each document once.
 */
export async function* eachReport(
  project: Project,
  words: readonly string[],
  leave: Leaving,
): AsyncGenerator<CollectedReport> {
  const rules = ruleSetOf(RULES, project.config.rules);
  const seen = new Set<string>();
  const left = new Set<string>();
  const leaveOnce: Leaving = (leftOut) => {
    if (!left.has(leftOut.path)) leave(leftOut);
    left.add(leftOut.path);
  };
  for await (const found of eachRecord(project, words, leaveOnce)) {
    const key = `${String(found.record.root.span.start)} ${found.loaded.path}`;
    if (seen.has(key)) continue;
    seen.add(key);
    yield await reportOf(project, found, rules);
  }
}

async function* eachRecord(project: Project, words: readonly string[], leave: Leaving): AsyncGenerator<FoundRecord> {
  if (words.length === 0) tellSkipped(project);
  if (words.length === 0)
    yield* inDocuments(project, configuredDocuments(project), { leave, isMeant: hasPlace(project) });
  for (const word of withoutRunsFolders(project, words)) {
    const isFolder = project.host.files.stat(project.host.paths.resolve(word))?.kind === 'directory';
    if (isFolder) yield* inDocuments(project, findDocuments(project, [word]), { leave, isMeant: true });
    else yield* await findWholeRecords(project, word);
  }
}

type Collecting = { readonly leave: Leaving; readonly isMeant: boolean };

async function* inDocuments(
  project: Project,
  documents: readonly FoundDocument[],
  { leave, isMeant }: Collecting,
): AsyncGenerator<FoundRecord> {
  for (const { path } of documentsHere(project, documents, leave)) {
    const loaded = await loadDocument(project, path);
    if (loaded.kind === 'unreadable') {
      leave(unreadableOf(loaded));
      continue;
    }
    const isIn = loaded.detection.kind !== undefined || isListed(loaded.subject, isMeant);
    const leftOut = isIn ? mergingOf(loaded) : kindlessOf(loaded, isMeant);
    if (leftOut !== undefined) leave(leftOut);
    if (leftOut !== undefined || !isIn) continue;
    for (const record of loaded.subject.records) yield { record, loaded };
  }
}

async function reportOf(project: Project, { record, loaded }: FoundRecord, rules: RuleSet): Promise<CollectedReport> {
  const { subject } = loaded;
  const diagnostics = lintDocument(rules, subject);
  const resolveDocument = await documentResolver(project, subject);
  return {
    report: reportExperiment(record, { ...subject.surroundings, diagnostics, resolveDocument }),
    record,
    loaded,
  };
}
