import { forTerminal } from '../../escape/for-terminal.ts';
import { lintDocument } from '../../lint/lint-document.ts';
import { ruleSetOf } from '../../lint/rule-set.ts';
import { RULES } from '../../rules/rules.ts';
import { documentResolver } from '../../project/document-resolver.ts';
import { configuredDocuments, findDocuments } from '../../project/find-documents.ts';
import { findWholeRecord } from '../../project/find-record.ts';
import { tellSkipped } from '../../project/sparse-checkout.ts';
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

/** The reports of what was named (ids, files, folders), each once, or of the whole collection, one document after the other; files of no known kind are left out. */
export async function* eachReport(project: Project, words: readonly string[]): AsyncGenerator<CollectedReport> {
  const rules = ruleSetOf(RULES, project.config.rules);
  const seen = new Set<string>();
  for await (const found of eachRecord(project, words)) {
    const key = `${String(found.record.root.span.start)} ${found.loaded.path}`;
    if (seen.has(key)) continue;
    seen.add(key);
    yield await reportOf(project, found, rules);
  }
}

async function* eachRecord(project: Project, words: readonly string[]): AsyncGenerator<FoundRecord> {
  if (words.length === 0) tellSkipped(project);
  if (words.length === 0) yield* inDocuments(project, configuredDocuments(project));
  for (const word of words) {
    const isFolder = project.host.files.stat(project.host.paths.resolve(word))?.kind === 'directory';
    if (isFolder) yield* inDocuments(project, findDocuments(project, [word]));
    else yield await findWholeRecord(project, word);
  }
}

async function* inDocuments(project: Project, documents: readonly FoundDocument[]): AsyncGenerator<FoundRecord> {
  for (const { path } of documents) {
    const loaded = await loadDocument(project, path);
    if (loaded.kind === 'unreadable') {
      const { path: shown, message } = loaded.diagnostic;
      project.host.stderr.write(`expctl: ${forTerminal(shown)}: ${forTerminal(message)}\n`);
      continue;
    }
    if (loaded.detection.kind === undefined) continue;
    const problem = unresolvedMerge(loaded);
    if (problem !== undefined) {
      const words = `${problem.message}; it is left out (${problem.hint ?? ''})`;
      project.host.stderr.write(`expctl: ${forTerminal(words)}\n`);
      continue;
    }
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
