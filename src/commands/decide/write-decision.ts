import { planDecision } from '../../criteria/plan-decision.ts';
import { proveEdits } from '../../document/prove-edits.ts';
import { UserError } from '../../errors.ts';
import { writeAtomically } from '../../journal/write-atomically.ts';
import { findRecord } from '../../project/find-record.ts';
import { unifiedDiff } from '../../text/unified-diff.ts';
import { lockedDocument } from '../log/locked-document.ts';
import type { Decision } from '../../criteria/outcome.ts';
import type { Project } from '../../project/project.ts';

/** The decision and whether it is only shown as a diff. */
export type WritingDecision = { readonly decision: Decision; readonly dryRun: boolean };

/** Writes a decision into its document as span edits; where it stands there already nothing changes. */
export async function writeDecision(
  project: Project,
  word: string,
  { decision, dryRun }: WritingDecision,
): Promise<void> {
  const { host } = project;
  const { loaded } = await findRecord(project, word);
  await lockedDocument(host, loaded.path, {
    locked: !dryRun,
    action: async () => {
      const { loaded: now, record } = await findRecord(project, word);
      const before = now.source.text;
      if (before !== loaded.source.text)
        throw new UserError('the document changed while it was being decided', { hint: 'decide it again' });
      const after = proveEdits(now.subject.document, planDecision(record, decision));
      if (dryRun) host.stdout.write(unifiedDiff(now.source.path, before, after));
      else if (
        after !== before &&
        writeAtomically(host, now.path, { text: after, expectedBefore: before }).kind === 'changed'
      )
        throw new UserError('another program changed the document meanwhile; nothing was written', {
          hint: 'decide it again',
        });
    },
  });
}
