import { UserError } from '../../errors.ts';
import { writeAtomically } from '../../journal/write-atomically.ts';
import { counted } from '../../text/counted.ts';
import { unifiedDiff } from '../../text/unified-diff.ts';
import { lockedDocument } from '../log/locked-document.ts';
import { checkDocuments } from './check-documents.ts';
import { planFixes } from './plan-fixes.ts';
import type { Host } from '../../host.ts';
import type { Project } from '../../project/project.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Checked, Checking } from './check-documents.ts';
import type { DocumentFixes } from './plan-fixes.ts';

/** A fix may make another one possible; documents are checked again at most this often. */
const MOST_ROUNDS = 10;

/** Makes the safe fixes, and returns what is found afterwards. */
export async function fixDocuments(project: Project, checking: Checking): Promise<Checked> {
  const { host } = project;
  let fixed = 0;
  let checked = await checkDocuments(project, checking);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const planned = await planFixes(project, checked.diagnostics);
    if (planned.length === 0) break;
    for (const fixes of planned) await writeFixes(host, fixes);
    fixed += planned.reduce((sum, { made }) => sum + made.length, 0);
    checked = await checkDocuments(project, checking);
  }
  host.stderr.write(`${counted(fixed, 'finding')} fixed\n`);
  return checked;
}

/** Prints the safe fixes as a diff; returns what would be found afterwards. */
export async function showFixes(project: Project, checking: Checking): Promise<Checked> {
  const checked = await checkDocuments(project, checking);
  const planned = await planFixes(project, checked.diagnostics);
  for (const { shown, before, after } of planned) project.host.stdout.write(unifiedDiff(shown, before, after));
  const made = new Set<Diagnostic>(planned.flatMap((fixes) => fixes.made));
  const left = checked.diagnostics.filter((diagnostic) => !made.has(diagnostic));
  project.host.stderr.write(`${counted(made.size, 'finding')} could be fixed, ${left.length} would be left\n`);
  return { ...checked, diagnostics: left };
}

const writeFixes = (host: Host, { path, shown, before, after }: DocumentFixes): Promise<void> =>
  lockedDocument(host, path, {
    locked: true,
    action: () => {
      const written = writeAtomically(host, path, { text: after, expectedBefore: before });
      if (written.kind === 'written') return Promise.resolve();
      throw new UserError(`${shown} changed meanwhile; nothing was written to it`, { hint: 'check it again' });
    },
  });
