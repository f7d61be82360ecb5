import { keptResults, planDecision } from '../../criteria/writing/plan-decision.ts';
import { staleVerdicts, unreadDecision } from '../../criteria/writing/plan-verdict.ts';
import { proveEdits } from '../../document/prove-edits.ts';
import { UserError } from '../../errors.ts';
import { writeAtomically } from '../../journal/write-atomically.ts';
import { findWholeRecord } from '../../project/find-record.ts';
import { lockedDocument } from '../log/locked-document.ts';
import { refuseMerge } from '../refuse-merge.ts';
import type { Decision } from '../../criteria/outcome.ts';
import type { Project } from '../../project/project.ts';

/** The decision, and whether it is only shown as a diff. */
export type WritingDecision = { readonly decision: Decision; readonly dryRun: boolean };

/**
 * What was written (in a dry run: would be): how many places, the text before and after, and what a person has to
 * correct.
 */
export type WrittenDecision = {
  readonly path: string;
  readonly places: number;
  readonly before: string;
  readonly after: string;
  readonly stale: readonly string[];
};

/** Writes a decision into its document as span edits; if it is already there nothing changes. */
export async function writeDecision(
  project: Project,
  word: string,
  { decision, dryRun }: WritingDecision,
): Promise<WrittenDecision> {
  const { host } = project;
  const { loaded } = await findWholeRecord(project, word);
  return lockedDocument(host, loaded.path, {
    locked: !dryRun,
    action: async () => {
      const { loaded: now, record } = await findWholeRecord(project, word);
      if (!dryRun) refuseMerge(host, now.path, 'decide it again');
      const before = now.source.text;
      if (before !== loaded.source.text)
        throw new UserError('the document changed while it was being decided', { hint: 'decide it again' });
      const stale = [...staleVerdicts(record, decision), ...unreadDecision(record), ...keptResults(record, decision)];
      const edits = planDecision(record, decision);
      const after = proveEdits(now.subject.document, edits);
      if (
        !dryRun &&
        after !== before &&
        writeAtomically(host, now.path, { text: after, expectedBefore: before }).kind === 'changed'
      )
        throw new UserError('another program changed the document meanwhile; nothing was written', {
          hint: 'decide it again',
        });
      return { path: now.source.path, places: edits.length, before, after, stale };
    },
  });
}
