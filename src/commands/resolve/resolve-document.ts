import { UserError } from '../../errors.ts';
import { repositoryOf } from '../../history/repository-of.ts';
import { unmergedStages } from '../../history/unmerged-stages.ts';
import { conflictSides } from '../../merge/conflict-sides.ts';
import { keyedTables } from '../../merge/keyed-table.ts';
import { rowLosses } from '../../merge/row-losses.ts';
import { kindOf, mergeInProject } from '../../project/merge-in-project.ts';
import { isRunRecord, resolveRecord } from './resolve-record.ts';
import { LARGEST_FILE } from '../../host.ts';
import type { UnmergedStages } from '../../history/unmerged-stages.ts';
import type { Host } from '../../host.ts';
import type { ConflictSides } from '../../merge/conflict-sides.ts';

/** The result for a document in conflict; texts are complete, `left` counts the conflicts that are still marked. */
export type Resolved = {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly left: number;
  /** Runs that a person must choose between. */
  readonly conflicts: readonly string[];
  /** Whether the state before the branches diverged is known: if not, rows that one side deleted are kept. */
  readonly isBaseKnown: boolean;
  /** Runs that one side has and a text without markers does not. */
  readonly missing: readonly string[];
};

/**
 * Merges the rows of a document in conflict (absolute path); nothing is written. Throws `UserError` if there is no
 * conflict.
 */
export async function resolveDocument(host: Host, path: string): Promise<Resolved> {
  const shown = host.paths.relative(host.cwd, path);
  if (host.files.stat(path)?.kind !== 'file') throw new UserError(`${shown} is not a file`);
  const read = host.files.readText(path, LARGEST_FILE);
  if (read.kind !== 'text') throw new UserError(`${shown} is not UTF-8 text of a size that is read`);
  const repository = repositoryOf(host, path);
  const within = repository === undefined ? '' : host.paths.relative(repository.top, host.files.realpath(path));
  const stages = repository === undefined ? undefined : unmergedStages(host, repository, within);
  const before = read.text;
  const sides = conflictSides(before);
  if (sides !== undefined && isRunRecord(path)) return resolveRecord(host, path, { before, sides });
  if (sides !== undefined) return resolveMarked(host, { path, before, sides, stages });
  if (/^<{7}/mu.test(before) && stages !== undefined)
    throw new UserError(`the markers in ${shown} do not match each other`, {
      hint: `put them in order, or \`git checkout -m -- ${shown}\` to have them anew`,
    });
  if (stages === undefined) throw new UserError(`${shown} is not in conflict`);
  return resolveUnmarked(host, { path, before, stages });
}

type Marked = {
  readonly path: string;
  readonly before: string;
  readonly sides: ConflictSides;
  readonly stages: UnmergedStages | undefined;
};

async function resolveMarked(host: Host, { path, before, sides, stages }: Marked): Promise<Resolved> {
  const { ours, theirs, labels, size, showsBase } = sides;
  const texts = { base: stages?.base ?? sides.base, ours, theirs };
  const style = { ...labels, base: labels.base || 'base', size, showsBase };
  const merged = await mergeInProject(host, { path, texts, style });
  const isWorse = merged.by === 'whole' || (conflictSides(merged.text)?.lines ?? 0) > sides.lines;
  const after = isWorse ? before : merged.text;
  return {
    path,
    before,
    after,
    left: conflictSides(after)?.count ?? 0,
    conflicts: merged.conflicts.filter((id) => id !== ''),
    isBaseKnown: stages?.base !== undefined || showsBase,
    missing: [],
  };
}

type Unmarked = { readonly path: string; readonly before: string; readonly stages: UnmergedStages };

/**
 * A driver that died leaves our version unchanged: then everything is still to be done. Otherwise somebody resolved it
 * by hand.
 */
async function resolveUnmarked(host: Host, { path, before, stages }: Unmarked): Promise<Resolved> {
  const { base = '', ours, theirs } = stages;
  const shown = host.paths.relative(host.cwd, path);
  if (ours === undefined || theirs === undefined)
    throw new UserError(`one side deleted ${shown}, or its version is not text`, {
      hint: `keep it with \`git add -- ${shown}\`, or delete it with \`git rm -- ${shown}\``,
    });
  const texts = { base, ours, theirs };
  const known = { path, before, isBaseKnown: true };
  if (before === ours) {
    const style = { ours: 'ours', base: 'base', theirs: 'theirs', size: 7, showsBase: false };
    const merged = await mergeInProject(host, { path, texts, style });
    const left = conflictSides(merged.text)?.count ?? 0;
    return { ...known, after: merged.text, left, conflicts: merged.conflicts.filter((id) => id !== ''), missing: [] };
  }
  const kind = await kindOf(host, path, texts);
  const [bases, parents] = [[keyedTables(base, kind)], [keyedTables(ours, kind), keyedTables(theirs, kind)]];
  const losses = rowLosses({ bases, parents, result: keyedTables(before, kind) });
  const missing = losses.flatMap(({ kind: what, id }) => (what === 'lost' ? [id] : []));
  return { ...known, after: before, left: 0, conflicts: [], missing };
}
