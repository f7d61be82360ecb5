import { jsonText } from '../print/log-text.ts';
import { UserError } from '../errors.ts';
import { breakLock } from '../journal/lock.ts';
import { documentFolders } from '../project/find-documents.ts';
import { forShell } from '../escape/for-shell.ts';
import { openProject } from '../project/open-project.ts';
import { spoolsNear } from './log/spools-near.ts';
import { ailmentsOf } from './doctor/ailments.ts';
import { discard } from './doctor/discard.ts';
import { foldAll } from './doctor/fold-all.ts';
import { quarantineAll } from './doctor/quarantine-all.ts';
import { renumber } from './doctor/renumber.ts';
import { removeStrays } from './doctor/strays.ts';
import { isHealthy, printAilments, printDiscarded, printFolds } from './doctor/tell-ailments.ts';
import { renumberingData, tellRenumbering } from './doctor/tell-renumbering.ts';
import type { Host } from '../host.ts';
import type { Project } from '../project/project.ts';
import type { Command } from './command.ts';
import type { Discarded } from './doctor/discard.ts';
import type { DocumentFold } from './doctor/fold-all.ts';

const FINDINGS = 1;

/** `expctl doctor`: checks spool, locks, leftovers, run records and ids, and repairs what can be repaired safely. */
export const command: Command = {
  spec: {
    name: 'doctor',
    summary: 'Show and repair queued rows, stuck locks and leftovers',
    arguments: [],
    options: [
      { name: 'fold', summary: 'write the rows queued for this work tree and branch, and remove leftovers' },
      {
        name: 'from',
        value: 'BRANCH',
        summary: 'with --fold: also the rows queued on a branch of another name or in another work tree',
      },
      {
        name: 'discard',
        value: 'FILE',
        repeatable: true,
        summary: 'throw away a queued row, named by its file in the spool (repeatable)',
      },
      { name: 'break-lock', value: 'PATH', summary: 'remove a lock; only do this if you know that its holder is gone' },
      {
        name: 'renumber',
        value: 'FILE',
        summary: 'give this document the next free id, because another document has the same',
      },
      { name: 'dry-run', summary: 'with --renumber: print the diff, write nothing' },
      { name: 'json', summary: 'print what was found and done as one JSON document' },
    ],
    examples: [
      { command: 'expctl doctor', tells: 'queue, locks, leftovers, run records without rows, ids given twice' },
      { command: 'expctl doctor --fold', tells: 'write the queued rows now' },
      {
        command: 'expctl doctor --fold --from wip',
        tells: 'and those queued on wip, a branch since renamed or deleted',
      },
      { command: 'expctl doctor --renumber experiments/EXP-007-mud.md', tells: 'after two branches both made EXP-007' },
      { command: 'expctl doctor --json', tells: 'as JSON, for other programs' },
    ],
    reads: 'the spool and the locks in the state folder, documents, run records.',
    writes:
      'nothing; with --fold the queued rows; with --discard removes one row from the spool, with --break-lock one lock; with --renumber the id in title, fields, run records and file names.',
    exits: '0 nothing to do, 1 something was found, 2 refused.',
  },
  async run({ host, options }) {
    const project = await openProject(host, { config: options.value('config') });
    const dryRun = options.flag('dry-run') === true;
    const lock = options.value('break-lock');
    const [branch, fold] = [options.value('from'), options.flag('fold') === true];
    if (branch !== undefined && !fold)
      throw new UserError('--from goes with --fold', { hint: `expctl doctor --fold --from ${forShell(branch)}` });
    const twin = options.value('renumber');
    if (dryRun && (twin === undefined || lock !== undefined || fold || options.values('discard').length > 0))
      throw new UserError('--dry-run goes with --renumber alone');
    if (twin !== undefined) {
      const renumbering = await renumber(project, twin, dryRun);
      if (options.flag('json') === true)
        host.stdout.write(
          jsonText({ schemaVersion: 1, kind: 'doctor', dryRun, renumbered: renumberingData(host, renumbering) }),
        );
      else tellRenumbering(host, renumbering, dryRun);
      return 0;
    }
    if (lock !== undefined) breakOne(host, lock);
    const discarded: Discarded[] = [];
    for (const word of options.values('discard')) discarded.push(await discard(host, word));
    const folds = fold ? await mend(project, branch) : [];
    const ailments = await ailmentsOf(project);
    if (options.flag('json') === true)
      host.stdout.write(jsonText({ schemaVersion: 1, kind: 'doctor', discarded, folds, ...ailments }));
    else {
      host.stdout.write(printDiscarded(discarded) + printFolds(folds) + printAilments(ailments));
      if (isHealthy(ailments)) host.stderr.write('nothing waits, nothing is stuck\n');
    }
    return isHealthy(ailments) ? 0 : FINDINGS;
  },
};

function breakOne(host: Host, word: string): void {
  const path = host.paths.resolve(word);
  if (!path.endsWith('.lock') || host.paths.nameOf(host.paths.folderOf(path)).replace(/^\./u, '') !== 'expctl')
    throw new UserError(`${word} is not a lock of expctl`, { hint: '`expctl doctor` shows the locks that are held' });
  if (!breakLock(host, path))
    throw new UserError(`${word} is being taken over by another process`, { hint: 'look again with `expctl doctor`' });
}

async function mend(project: Project, branch: string | undefined): Promise<readonly DocumentFold[]> {
  const { host, root } = project;
  await quarantineAll(host, spoolsNear(host, root, documentFolders(project)));
  const { strays } = await ailmentsOf(project);
  removeStrays(
    host,
    strays.map((path) => host.paths.resolve(path)),
  );
  return foldAll(project, branch);
}
