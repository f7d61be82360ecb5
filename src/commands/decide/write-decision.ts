import { planDecision } from '../../criteria/writing/plan-decision.ts';
import { hasVerdictPlace, staleVerdicts } from '../../criteria/writing/plan-verdict.ts';
import { proveEdits } from '../../document/prove-edits.ts';
import { UserError } from '../../errors.ts';
import { forTerminal } from '../../escape/for-terminal.ts';
import { writeAtomically } from '../../journal/write-atomically.ts';
import { counted } from '../../print/print-diagnostic.ts';
import { findRecord } from '../../project/find-record.ts';
import { unifiedDiff } from '../../text/unified-diff.ts';
import { lockedDocument } from '../log/locked-document.ts';
import type { Decision } from '../../criteria/outcome.ts';
import type { Project } from '../../project/project.ts';
import type { ExperimentRecord } from '../../records/record.ts';

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
      const edits = planDecision(record, decision);
      const after = proveEdits(now.subject.document, edits);
      if (dryRun) host.stdout.write(unifiedDiff(now.source.path, before, after));
      else if (
        after !== before &&
        writeAtomically(host, now.path, { text: after, expectedBefore: before }).kind === 'changed'
      )
        throw new UserError('another program changed the document meanwhile; nothing was written', {
          hint: 'decide it again',
        });
      const path = forTerminal(now.source.path);
      const stale = staleVerdicts(record, decision);
      host.stderr.write(`${written(record, decision, { edits: edits.length, stale: stale.length, path, dryRun })}\n`);
      for (const line of stale) host.stderr.write(`  ${forTerminal(line)}\n`);
    },
  });
}

type Written = { readonly edits: number; readonly stale: number; readonly path: string; readonly dryRun: boolean };

function written(record: ExperimentRecord, decision: Decision, { edits, stale, path, dryRun }: Written): string {
  if (edits > 0) return `${dryRun ? 'would write' : 'wrote'} ${counted(edits, 'place')} of ${path}`;
  if (decision.exitCode === 2) return `nothing written into ${path}: a criterion is broken`;
  if (stale > 0) return `nothing written into ${path}`;
  const outcomes = [...decision.outcomes, ...decision.protocol, ...decision.hypotheses];
  const isMachines = outcomes.some(
    ({ criterion: { statements, hasBox, cells } }) => statements.length > 0 && (hasBox || cells !== undefined),
  );
  return isMachines || hasVerdictPlace(record)
    ? `${path} says so already`
    : `${path} has no place for it: no box or table cell of an item with \`expect:\`, no field for the verdict`;
}
