import { decide } from '../../criteria/decide.ts';
import { documentResolver } from '../../project/document-resolver.ts';
import type { Decision } from '../../criteria/outcome.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { CallOptions } from '../command.ts';

/** The options that relax the verdict openly. */
export type Leniency = { readonly allowAwaiting: boolean; readonly failOnConditional: boolean };

/** The leniency in the options of a call. */
export const leniencyOf = (options: CallOptions): Leniency => ({
  allowAwaiting: options.value('allow') === 'awaiting',
  failOnConditional: options.value('fail-on') === 'conditional',
});

/** Decides one record with its run records; other documents are read only if a criterion names one. */
export async function decideRecord(project: Project, found: FoundRecord, leniency: Leniency): Promise<Decision> {
  const { loaded, record } = found;
  const { runRecords, brokenRunRecords, items } = loaded.subject.surroundings;
  const decision = decide(record, {
    runRecords,
    brokenRunRecords,
    ...(items === undefined ? {} : { items }),
    resolveDocument: await documentResolver(project, loaded.subject),
    sha256: project.host.sha256,
    ...leniency,
  });
  if (!decision.invalidBy.some(({ kind }) => kind === 'moved-criterion')) return decision;
  const { inOtherWords } = await import('./in-other-words.ts');
  return inOtherWords(project, found, decision);
}
