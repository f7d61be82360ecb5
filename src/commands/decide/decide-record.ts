import { decide } from '../../criteria/decide.ts';
import { configuredDocuments } from '../../project/find-documents.ts';
import { loadDocument } from '../../project/load-document.ts';
import type { Decision } from '../../criteria/outcome.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { CallOptions } from '../command.ts';
import type { ExperimentRecord } from '../../records/record.ts';

/** What moves the line, openly. */
export type Leniency = { readonly allowAwaiting: boolean; readonly failOnConditional: boolean };

/** The leniency that a call asks for. */
export const leniencyOf = (options: CallOptions): Leniency => ({
  allowAwaiting: options.value('allow') === 'awaiting',
  failOnConditional: options.value('fail-on') === 'conditional',
});

/** Decides one record with its run records; other documents are read only where a criterion names one. */
export async function decideRecord(
  project: Project,
  { loaded, record }: FoundRecord,
  leniency: Leniency,
): Promise<Decision> {
  const others = record.document.source.text.includes('doc(')
    ? await recordsById(project)
    : new Map<string, ExperimentRecord>();
  const { runRecords, items } = loaded.subject.surroundings;
  return decide(record, {
    runRecords,
    ...(items === undefined ? {} : { items }),
    resolveDocument: (id) => others.get(id.toLowerCase()),
    sha256: project.host.sha256,
    ...leniency,
  });
}

async function recordsById(project: Project): Promise<ReadonlyMap<string, ExperimentRecord>> {
  const records = new Map<string, ExperimentRecord>();
  for (const { path } of configuredDocuments(project)) {
    const loaded = await loadDocument(project, path);
    if (loaded.kind !== 'loaded') continue;
    for (const record of loaded.subject.records)
      if (record.id !== undefined) records.set(record.id.text.toLowerCase(), record);
  }
  return records;
}
