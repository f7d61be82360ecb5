import { criteriaOf } from '../../criteria/criteria-of.ts';
import { amendCommand } from '../../criteria/freezing/amend-way.ts';
import { isUnsaid, movedCriteria } from '../../criteria/freezing/moved-criteria.ts';
import { planSuggestion } from '../../criteria/suggest/plan-suggestion.ts';
import { proveEdits } from '../../document/prove-edits.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { UserError } from '../../errors.ts';
import { forTerminal } from '../../escape/for-terminal.ts';
import { writeAtomically } from '../../journal/write-atomically.ts';
import { findWholeRecord } from '../../project/find-record.ts';
import { readRecords } from '../../records/read-records.ts';
import { counted } from '../../text/counted.ts';
import { unifiedDiff } from '../../text/unified-diff.ts';
import { lockedDocument } from '../log/locked-document.ts';
import { chosenProposals } from './chosen-proposals.ts';
import type { ChosenProposal } from './chosen-proposals.ts';
import { listedCriteria } from './listed-criteria.ts';
import type { Host } from '../../host.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';

/** The document, the items in it, and whether the result is only shown as a diff. */
export type Applying = { readonly word: string; readonly items: readonly string[]; readonly dryRun: boolean };

/** Writes the chosen proposals into their items as span edits; returns what was (or would be) written. */
export async function applySuggestions(
  project: Project,
  { word, items, dryRun }: Applying,
): Promise<readonly ChosenProposal[]> {
  const { host } = project;
  const { loaded } = await findWholeRecord(project, word);
  return lockedDocument(host, loaded.path, {
    locked: !dryRun,
    action: async () => {
      const found = await findWholeRecord(project, word);
      const chosen = chosenProposals(items, listedCriteria(found, true));
      const before = found.loaded.source.text;
      const { after, again } = written(found, chosen);
      if (dryRun) host.stdout.write(unifiedDiff(found.loaded.source.path, before, after));
      else if (writeAtomically(host, found.loaded.path, { text: after, expectedBefore: before }).kind === 'changed')
        throw new UserError('another program changed the document meanwhile; nothing was written', {
          hint: 'run it again',
        });
      tellSeen(host, found, { record: again, chosen });
      return chosen;
    },
  });
}

/** Warns a person who writes statements after results about what the verdict will say. */
function tellSeen(
  { stderr, sha256 }: Host,
  { loaded }: FoundRecord,
  { record, chosen }: { readonly record: ExperimentRecord; readonly chosen: readonly ChosenProposal[] },
): void {
  const { runRecords } = loaded.subject.surroundings;
  const keys = new Set(chosen.map(({ listed }) => listed.criterion.key));
  const seen = movedCriteria(record, criteriaOf(record), { runRecords, sha256 }).filter(
    (moved) => keys.has(moved.key) && isUnsaid(moved),
  );
  if (seen.length === 0) return;
  for (const { label, results } of seen)
    stderr.write(
      `expctl: ${forTerminal(`"${label}"`)} changes after ${counted(results, 'result')}: INVALID, until an amendment says so\n`,
    );
  stderr.write(`  hint: ${forTerminal(amendCommand(record))}\n`);
}

type Written = { readonly after: string; readonly again: ExperimentRecord };

/**
 * Reads the text with the statements again: each item must have its own, and nothing else may have been added or
 * removed.
 */
function written({ loaded, record }: FoundRecord, chosen: readonly ChosenProposal[]): Written {
  const edits = chosen.map(({ listed, statement }) => planSuggestion(record, listed.criterion, statement));
  const continued = edits.filter(({ text }) => /[\r\n]/u.test(text)).length;
  const after = proveEdits(
    loaded.subject.document,
    edits.toSorted((a, b) => a.span.start - b.span.start),
    { continued },
  );
  const wanted = new Map(chosen.map(({ listed, statement }) => [listed.criterion.key, statement]));
  const again = readRecords(parseDocument({ ...loaded.source, text: after }), record.kind);
  const same = again.find((other) => other.id?.text === record.id?.text && other.title?.text === record.title?.text);
  const texts = (criteria: ReturnType<typeof criteriaOf>) =>
    criteria.map(({ key, statements }) => `${key}: ${statements.map(({ text }) => text).join(' | ')}`);
  const expected = criteriaOf(record).map(({ key, statements }) => {
    const own = wanted.get(key) ?? statements.map(({ text }) => text).join(' | ');
    return `${key}: ${own}`;
  });
  if (same === undefined || texts(criteriaOf(same)).join('\n') !== expected.join('\n'))
    throw new UserError('the statement would not be read back as it was written; nothing was written', {
      hint: 'write it into the item by hand',
    });
  return { after, again: same };
}
