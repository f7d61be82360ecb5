import { criteriaOf } from '../../criteria/criteria-of.ts';
import { joinedChanges, loggedChanges } from '../../criteria/freezing/changes.ts';
import { isUnsaid, withAmendments } from '../../criteria/freezing/moved-criteria.ts';
import { earlierCriteria } from '../../criteria/freezing/earlier-criteria.ts';
import { planAmendment } from '../../criteria/freezing/plan-amendment.ts';
import { proveEdits } from '../../document/prove-edits.ts';
import { UserError } from '../../errors.ts';
import { dateRows } from '../../project/date-rows.ts';
import { recordVersions } from '../../project/record-versions.ts';
import { findWholeRecord } from '../../project/find-record.ts';
import { writeAtomically } from '../../journal/write-atomically.ts';
import { recordsOfExperiment } from '../../runs/records-of-experiment.ts';
import { localDay } from '../local-day.ts';
import { lockedDocument } from '../log/locked-document.ts';
import { refuseMerge } from '../refuse-merge.ts';
import type { MovedCriterion } from '../../criteria/freezing/moved-criteria.ts';
import type { Criterion } from '../../criteria/outcome.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';

/** The reason in the person's words, and whether the amendment is only shown. */
export type Amending = { readonly why: string; readonly dryRun: boolean };

/** What was amended, and the document's text before and after. */
export type Amended = {
  readonly id: string | undefined;
  readonly path: string;
  readonly moved: readonly MovedCriterion[];
  readonly before: string;
  readonly after: string;
};

/** Records what changed since the first result. Throws `UserError` if nothing did. */
export async function amendRecord(project: Project, word: string, { why, dryRun }: Amending): Promise<Amended> {
  const { host } = project;
  const { loaded } = await findWholeRecord(project, word);
  return lockedDocument(host, loaded.path, {
    locked: !dryRun,
    action: async () => {
      const found = await findWholeRecord(project, word);
      const { record } = found;
      if (!dryRun) refuseMerge(host, found.loaded.path, 'amend it again');
      const moved = (await movedIn(project, found)).filter(isUnsaid);
      if (moved.length === 0) throw nothingChanged(found);
      refuseOpenEnd(record.document);
      const criteria = criteriaOf(record);
      const earlier = await earlierIn(project, found, moved);
      const facts = { why, date: localDay(host.now()), criteria, earlier, sha256: host.sha256 };
      const { edits, added } = planAmendment(record, moved, facts);
      const before = found.loaded.source.text;
      const after = proveEdits(record.document, edits, { added });
      if (
        !dryRun &&
        writeAtomically(host, found.loaded.path, { text: after, expectedBefore: before }).kind === 'changed'
      )
        throw new UserError('another program changed the document meanwhile; nothing was written', {
          hint: 'amend it again',
        });
      return { id: record.id?.text, path: found.loaded.source.path, moved, before, after };
    },
  });
}

/** The earlier text of moved criteria, as far as git has it. */
async function earlierIn(
  { host }: Project,
  found: FoundRecord,
  moved: readonly MovedCriterion[],
): Promise<ReadonlyMap<string, Criterion>> {
  const history = await recordVersions(host, found);
  if (history.kind === 'unknown') return new Map();
  const runRecords = recordsOfExperiment(found.record, found.loaded.subject.surroundings.runRecords);
  const facts = { versions: history.versions, criteria: criteriaOf(found.record), runRecords, sha256: host.sha256 };
  return earlierCriteria(moved, facts);
}

/** The changes since the results in run records, and according to git since rows that were typed by hand. */
async function movedIn(project: Project, found: FoundRecord): Promise<readonly MovedCriterion[]> {
  const { record, loaded } = found;
  const { sha256 } = project.host;
  const criteria = criteriaOf(record);
  const logged = loggedChanges(record, criteria, { ...loaded.subject.surroundings, sha256 });
  const answer = await dateRows(project, found);
  const changes = answer.kind === 'dated' ? joinedChanges(logged, answer.dating.changes) : logged;
  return withAmendments(record, criteria, { changes, sha256 });
}

function nothingChanged({ record, loaded }: FoundRecord): UserError {
  const { size } = recordsOfExperiment(record, loaded.subject.surroundings.runRecords);
  const name = record.id?.text ?? loaded.source.path;
  return new UserError(`nothing that decides has changed in ${name} since its first result`, {
    hint:
      size === 0
        ? 'no run record is beside it yet: before the first `expctl log` criteria may change freely'
        : 'a criterion that is new needs no amendment; the verdict says so itself',
  });
}

/** After a fence or comment that is never closed, any added text would become part of it. */
function refuseOpenEnd({ blocks, source: { text } }: MarkdownDocument): void {
  const last = blocks.at(-1);
  const isOpenComment =
    last?.kind === 'html' &&
    text.lastIndexOf('<!--') >= last.span.start &&
    !text.includes('-->', text.lastIndexOf('<!--'));
  if (isOpenComment || (last?.kind === 'code' && last.fenced && !last.closed))
    throw new UserError(`the last ${isOpenComment ? 'comment' : 'fence'} of the document is never closed`, {
      hint: 'close it: an amendment behind it would be part of it',
    });
}
