import { lintDocument } from '../../lint/lint-document.ts';
import { ruleSetOf } from '../../lint/rule-set.ts';
import { RULES } from '../../rules/rules.ts';
import { documentResolver } from '../../project/document-resolver.ts';
import { configuredDocuments, findDocuments } from '../../project/find-documents.ts';
import { findRecord } from '../../project/find-record.ts';
import { loadDocument } from '../../project/load-document.ts';
import { reportExperiment } from '../../report/report-experiment.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { RuleSet } from '../../lint/rule-set.ts';
import type { Project } from '../../project/project.ts';
import type { ExperimentReport } from '../../report/report.ts';

/** The reports of what was named (ids, files, folders), or of the whole collection; files of no known kind are left out. */
export async function collectReports(project: Project, words: readonly string[]): Promise<readonly ExperimentReport[]> {
  const rules = ruleSetOf(RULES, project.config.rules);
  if (words.length === 0)
    return ofDocuments(
      project,
      configuredDocuments(project).map(({ path }) => path),
      rules,
    );
  const found: ExperimentReport[] = [];
  for (const word of words) {
    const isFolder = project.host.files.stat(project.host.paths.resolve(word))?.kind === 'directory';
    if (isFolder)
      found.push(
        ...(await ofDocuments(
          project,
          findDocuments(project, [word]).map(({ path }) => path),
          rules,
        )),
      );
    else {
      found.push(await reportOf(project, await findRecord(project, word), rules));
    }
  }
  return found;
}

async function ofDocuments(
  project: Project,
  paths: readonly string[],
  rules: RuleSet,
): Promise<readonly ExperimentReport[]> {
  const reports: ExperimentReport[] = [];
  for (const path of paths) {
    const loaded = await loadDocument(project, path);
    if (loaded.kind !== 'loaded' || loaded.detection.kind === undefined) continue;
    for (const record of loaded.subject.records) reports.push(await reportOf(project, { record, loaded }, rules));
  }
  return reports;
}

async function reportOf(project: Project, { record, loaded }: FoundRecord, rules: RuleSet): Promise<ExperimentReport> {
  const { subject } = loaded;
  const diagnostics = lintDocument(rules, subject);
  const resolveDocument = await documentResolver(project, subject);
  return reportExperiment(record, { ...subject.surroundings, diagnostics, resolveDocument });
}
