import { UserError } from '../errors.ts';
import { forTerminal } from '../escape/for-terminal.ts';
import { writeAtomically } from '../journal/write-atomically.ts';
import { jsonText } from '../print/log-text.ts';
import { counted } from '../text/counted.ts';
import { unifiedDiff } from '../text/unified-diff.ts';
import { lockedDocument } from './log/locked-document.ts';
import { resolveDocument } from './resolve/resolve-document.ts';
import type { Host } from '../host.ts';
import type { Command } from './command.ts';
import type { Resolved } from './resolve/resolve-document.ts';

const FINDINGS = 1;

/** `expctl resolve`: merges the rows of a document in conflict, and leaves the rest between its markers. */
export const command: Command = {
  spec: {
    name: 'resolve',
    summary: 'Resolve the rows of a document that is in conflict',
    arguments: [{ name: 'files', summary: 'documents with conflict markers', presence: 'variadic-required' }],
    options: [
      { name: 'add', summary: 'run `git add` for each file that has no conflict left' },
      { name: 'dry-run', summary: 'print the diff, write nothing' },
      { name: 'json', summary: 'print what was done as one JSON document' },
    ],
    examples: [
      { command: 'expctl resolve experiments/EXP-007-lora.md', tells: 'after a merge without the driver' },
      { command: 'expctl resolve experiments/EXP-007-lora.md --dry-run', tells: 'only look at the diff' },
      { command: 'expctl resolve experiments/*.md --add', tells: 'the same, and stage the files without a conflict' },
    ],
    reads: 'the files, and the versions of both sides that the git index keeps.',
    writes: 'the files; with --add the index.',
    exits: '0 all is resolved, 1 something is left for a person, 2 refused.',
  },
  async run({ host, words, options }) {
    const has = (name: string): boolean => options.flag(name) === true;
    if (has('add') && has('dry-run')) throw new UserError('--add stages, --dry-run writes nothing: choose one');
    const paths = words.map((word) => host.paths.resolve(word));
    const dryRun = has('dry-run');
    const done: Resolved[] = [];
    for (const path of paths)
      done.push(
        await lockedDocument(host, path, {
          locked: !dryRun && host.files.stat(path)?.kind === 'file',
          action: () => resolveOne(host, path, { dryRun, add: has('add') }),
        }),
      );
    if (has('json'))
      host.stdout.write(
        jsonText({ schemaVersion: 1, kind: 'resolve', dryRun, files: done.map((each) => fileData(host, each)) }),
      );
    else for (const each of done) tell(host, each, dryRun);
    return done.every(isWhole) ? 0 : FINDINGS;
  },
};

async function resolveOne(
  host: Host,
  path: string,
  { dryRun, add }: { readonly dryRun: boolean; readonly add: boolean },
): Promise<Resolved> {
  const resolved = await resolveDocument(host, path);
  const { before, after } = resolved;
  if (dryRun) return resolved;
  if (after !== before && writeAtomically(host, path, { text: after, expectedBefore: before }).kind === 'changed')
    throw new UserError(`${host.paths.relative(host.cwd, path)} changed meanwhile; nothing was written to it`);
  if (add && isWhole(resolved)) {
    // Git does not add files that are named through a link.
    const real = host.files.realpath(path);
    const { code, stderr } = host.git.run(['add', '--', real], { cwd: host.paths.folderOf(real) });
    if (code !== 0) throw new UserError(`git does not add it: ${stderr.trim()}`);
  }
  return resolved;
}

const isWhole = ({ left, missing }: Resolved): boolean => left === 0 && missing.length === 0;

function tell(host: Host, resolved: Resolved, dryRun: boolean): void {
  const { path, before, after, left, conflicts, missing, isBaseKnown } = resolved;
  const shown = forTerminal(host.paths.relative(host.cwd, path));
  if (dryRun) host.stdout.write(unifiedDiff(host.paths.relative(host.cwd, path), before, after));
  const ids = (some: readonly string[]): string => some.map((id) => forTerminal(id)).join(', ');
  const which = conflicts.length === 0 ? '' : ` (both sides changed ${ids(conflicts)})`;
  const line =
    left > 0
      ? `${shown}: ${counted(left, 'conflict')} left for you${which}`
      : missing.length > 0
        ? `${shown}: no markers, but a side's runs are not there: ${ids(missing)}`
        : `${shown}: ${before === after ? 'no markers; every row is there' : 'resolved'}`;
  (dryRun ? host.stderr : host.stdout).write(`${line}\n`);
  if (!isBaseKnown && before !== after)
    host.stderr.write(
      `  hint: what was there before the branches parted is not known: a row that one side had deleted is back\n`,
    );
}

const fileData = (host: Host, { path, before, after, left, conflicts, missing, isBaseKnown }: Resolved): unknown => ({
  path: host.paths.relative(host.cwd, path),
  changed: before !== after,
  conflictsLeft: left,
  runs: conflicts,
  missing,
  ancestorKnown: isBaseKnown,
});
