import { forTerminal } from '../../escape/for-terminal.ts';
import { MAIN_TREE } from '../../history/tree-name.ts';
import { forShell } from '../../escape/for-shell.ts';
import type { Ailments } from './ailments.ts';
import type { Discarded } from './discard.ts';
import type { DocumentFold } from './fold-all.ts';

/** What was found, as text for people: a heading for each kind of problem, and how to fix it. */
export function printAilments(ailments: Ailments): string {
  const parts = [
    section(
      'Rows that wait (`expctl doctor --fold` writes those of this work tree and branch)',
      ailments.queue.map(queueLine),
    ),
    section(
      'Locks (`expctl doctor --break-lock PATH` for one whose holder is gone for sure)',
      ailments.locks.map(lockLine),
    ),
    section('Files that killed writers left (`--fold` removes them)', ailments.strays),
    section('Spooled files that hold no row (look at them, then delete them)', ailments.quarantined),
    section(
      'Run records without a row (log the run again, or delete the record)',
      ailments.runsWithoutRow.map(
        ({ run, document, status, now }) =>
          `${run} of ${document}${status === 'started' ? ': started, no end of it is recorded' : ''}${nowWords(now)}`,
      ),
    ),
    section(
      'Unresolved merges (`expctl resolve FILE` keeps the rows of both sides, and of a run record the side that its row shows)',
      ailments.conflicts,
    ),
    section(
      'Run records that cannot be read, or are there twice (take the file from git, log the run again, or delete the copy)',
      ailments.brokenRecords,
    ),
    section(
      'Run records that lie beside no document (nothing holds its rows and criteria until they do)',
      ailments.strayRecords.map(
        ({ folder, document, hint }) => `${folder}${document === undefined ? '' : ` of ${document}`}: ${hint}`,
      ),
    ),
    section('Ids given twice', ailments.twins),
    section('Templates of your own that take documents of a built-in kind', ailments.takenOver),
    section(
      'Attributes that keep git from calling the merge driver (take them out for documents, or put its lines below them)',
      ailments.overridden,
    ),
    section('The merge driver cannot be called (git merges the lines)', ailments.driver),
  ];
  return parts.join('');
}

/** What was discarded, one line for each row. */
export const printDiscarded = (discarded: readonly Discarded[]): string =>
  discarded.map(({ run, document }) => `discarded ${forTerminal(run)} for ${forTerminal(document)}\n`).join('');

/** The result of folding, one line for each row. */
export const printFolds = (folds: readonly DocumentFold[]): string =>
  folds
    .flatMap(({ document, folded, left }) => [
      ...folded.map((run) => `logged ${forTerminal(run)} in ${forTerminal(document)}\n`),
      ...left.map(
        ({ run, reason }) => `left ${forTerminal(run)} for ${forTerminal(document)}: ${forTerminal(reason)}\n`,
      ),
    ])
    .join('');

/** Whether there is nothing for anybody to do. */
export const isHealthy = ({
  queue,
  locks,
  strays,
  quarantined,
  runsWithoutRow,
  strayRecords,
  conflicts,
  brokenRecords,
  twins,
  overridden,
  driver,
}: Ailments): boolean =>
  [queue, strays, quarantined, runsWithoutRow, strayRecords, conflicts, brokenRecords, twins, overridden, driver].every(
    ({ length }) => length === 0,
  ) && locks.every(({ standing }) => standing === 'alive');

const nowWords = (now: string | undefined): string =>
  now === undefined
    ? ''
    : `: its row is called ${now} by the table's key; where that was changed, log it again, then delete this record`;

const section = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${heading}:\n${lines.map((line) => `  ${forTerminal(line)}\n`).join('')}`;

function queueLine({ path, run, document, branch, workTree, standing, reason }: Ailments['queue'][number]): string {
  if (standing === 'unreadable') return `${path}: ${reason ?? ''}`;
  const row = `${run ?? ''} for ${document ?? ''}`;
  if (standing === 'here') return row;
  // The branch may have been renamed since, and the work tree removed.
  const fold = `expctl doctor --fold --from ${forShell(branch ?? '')}`;
  const ways = `\`${fold}\` writes it here, \`expctl doctor --discard ${forShell(path)}\` throws it away`;
  return `${row} on ${branch ?? 'no branch'} of ${treeWords(workTree)}; ${ways}`;
}

function treeWords(name: string | undefined): string {
  if (name === undefined) return 'no work tree';
  return name === MAIN_TREE ? 'the main work tree' : name.replace(/^worktrees\//u, 'the work tree ');
}

function lockLine({ path, standing, pid, since, machine }: Ailments['locks'][number]): string {
  if (standing === 'unreadable') return `${path}: says nothing that a lock of ours would`;
  const who = `process ${pid ?? 0} since ${since}`;
  if (standing === 'alive') return `${path}: ${who}, at work`;
  return standing === 'dead' ? `${path}: ${who}, gone; the next writer takes it over` : `${path}: ${who} on ${machine}`;
}
