import { forTerminal } from '../../escape/for-terminal.ts';
import { lintDocument } from '../../lint/lint-document.ts';
import { ruleSetOf } from '../../lint/rule-set.ts';
import { RULES } from '../../rules/rules.ts';
import { documentResolver } from '../../project/document-resolver.ts';
import { configuredDocuments, findDocuments } from '../../project/find-documents.ts';
import { findWholeRecord } from '../../project/find-record.ts';
import { loadDocument } from '../../project/load-document.ts';
import { unresolvedMerge } from '../../project/unresolved-merge.ts';
import { reportExperiment } from '../../report/report-experiment.ts';
import type { RuleSet } from '../../lint/rule-set.ts';
import type { FoundDocument } from '../../project/find-documents.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { ExperimentReport } from '../../report/report.ts';

/** A report with what it was made from: the record, and the document as it was loaded. */
export type CollectedReport = {
  readonly report: ExperimentReport;
  readonly record: ExperimentRecord;
  readonly loaded: FoundRecord['loaded'];
};

/** The reports of what was named (ids, files, folders), or of the whole collection, one document after the other; files of no known kind are left out. */
export async function* eachReport(project: Project, words: readonly string[]): AsyncGenerator<CollectedReport> {
  const rules = ruleSetOf(RULES, project.config.rules);
  if (words.length === 0) {
    yield* ofDocuments(project, configuredDocuments(project), rules);
    return;
  }
  for (const word of words) {
    const isFolder = project.host.files.stat(project.host.paths.resolve(word))?.kind === 'directory';
    if (isFolder) yield* ofDocuments(project, findDocuments(project, [word]), rules);
    else yield await reportOf(project, await findWholeRecord(project, word), rules);
  }
}

async function* ofDocuments(
  project: Project,
  documents: readonly FoundDocument[],
  rules: RuleSet,
): AsyncGenerator<CollectedReport> {
  for (const { path } of documents) {
    const loaded = await loadDocument(project, path);
    if (loaded.kind !== 'loaded' || loaded.detection.kind === undefined) continue;
    const problem = unresolvedMerge(loaded);
    if (problem !== undefined) {
      const words = `${problem.message}; it is left out (${problem.hint ?? ''})`;
      project.host.stderr.write(`expctl: ${forTerminal(words)}\n`);
      continue;
    }
    for (const record of loaded.subject.records) yield await reportOf(project, { record, loaded }, rules);
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
