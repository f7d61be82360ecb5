import { UserError } from '../errors.ts';
import { forTerminal } from '../escape/for-terminal.ts';
import { noRepository } from '../history/git-refusal.ts';
import { isDirty } from '../history/is-dirty.ts';
import { commitNamed } from '../history/commit-named.ts';
import { repositoryOf } from '../history/repository-of.ts';
import { jsonText } from '../print/log-text.ts';
import { printDiagnostics } from '../print/print-diagnostic.ts';
import { styleFor } from '../print/style.ts';
import { openProject } from '../project/open-project.ts';
import { mergeWithDriver } from './merge/merge-with-driver.ts';
import { refuseMerge } from './refuse-merge.ts';
import type { Host } from '../host.ts';
import type { Repository } from '../history/repository-of.ts';
import type { Command } from './command.ts';
import type { Merged } from './merge/merge-with-driver.ts';

const FINDINGS = 1;

/** `expctl merge`: merges another branch into this one with the merge driver, installed or not. */
export const command: Command = {
  spec: {
    name: 'merge',
    summary: 'Merge another branch, matching rows by run id',
    arguments: [{ name: 'base', summary: 'a branch, tag or commit, such as origin/main', presence: 'required' }],
    options: [
      { name: 'dry-run', summary: 'print whether it would end in a conflict, change nothing' },
      { name: 'json', summary: 'print the result as one JSON document' },
    ],
    examples: [
      { command: 'expctl merge origin/main', tells: 'bring a pull request up to date before GitHub merges it' },
      { command: 'expctl merge origin/main --dry-run', tells: 'would it end in a conflict?' },
    ],
    reads: 'the repository; nothing is fetched.',
    writes: 'what `git merge` does: a merge commit, or a conflict in the work tree. No hook is run.',
    exits: '0 merged, or nothing to merge; 1 a conflict, or a row that was lost; 2 refused.',
  },
  async run({ host, words, options }) {
    const [ref = ''] = words;
    const dryRun = options.flag('dry-run') === true;
    const project = await openProject(host, { config: options.value('config') });
    const repository = repositoryOf(host, project.root);
    if (repository === undefined)
      throw noRepository(host, project.root, { message: 'there is no git repository here' });
    if (commitNamed(host, repository, ref) === undefined)
      throw new UserError(`git knows no commit "${ref}"`, {
        hint: '`git fetch` first; `git branch --all` lists what is there',
      });
    if (!dryRun) refuseDirty(host, repository);
    const merged = await mergeWithDriver(project, repository, { ref, dryRun });
    if (options.flag('json') === true)
      host.stdout.write(jsonText({ schemaVersion: 1, kind: 'merge', ref, dryRun, ...merged }));
    else await tell(host, { merged, ref, dryRun, color: options.value('color') });
    return merged.result === 'conflict' || merged.diagnostics.length > 0 ? FINDINGS : 0;
  },
};

function refuseDirty(host: Host, repository: Repository): void {
  refuseMerge(host, repository.top, 'merge again');
  if (isDirty(host, repository) !== false)
    throw new UserError('there are changes that are not committed', { hint: 'commit or stash them first' });
}

type Telling = {
  readonly merged: Merged;
  readonly ref: string;
  readonly dryRun: boolean;
  readonly color: string | undefined;
};

async function tell(host: Host, { merged, ref, dryRun, color }: Telling): Promise<void> {
  const { result, conflicts, commit, diagnostics } = merged;
  const name = forTerminal(ref);
  if (result === 'conflict') {
    for (const path of conflicts) host.stdout.write(`conflict: ${forTerminal(path)}\n`);
    const next = dryRun
      ? `merging ${name} would end in a conflict\n`
      : 'resolve what is between the markers (`expctl resolve FILE --add` does it for rows), `git add`, `git commit`; or `git merge --abort`\n';
    return host.stderr.write(next);
  }
  if (result === 'up to date') return host.stdout.write(`already up to date with ${name}\n`);
  host.stdout.write(
    dryRun ? `${name} can be merged without a conflict\n` : `merged ${name}: ${commit?.slice(0, 7) ?? ''}\n`,
  );
  const style = await styleFor(host, host.stdout, color);
  host.stdout.write(printDiagnostics(diagnostics, style));
}
