import { isPlainName } from '../default-run-id.ts';
import { mergeRuns } from '../merge-runs.ts';
import { groupBy } from '../../text/group-by.ts';
import { runFolderNames } from './folder-names.ts';
import { lastPart } from '../../text/slash-path.ts';
import type { FoundFile } from './nearest-files.ts';
import type { RunChoice } from './reader.ts';
import type { Run } from '../run.ts';

export type SiblingChoice = RunChoice & {
  /** Whether the user asked to read folders side by side as runs, whatever their names. */
  readonly areRuns?: boolean | undefined;
};

/**
 * The runs of files at the same place in folders side by side, one for each folder and named by it. Undefined if the
 * folders may be something else, or a file in one cannot be read: then a person must say what is meant.
 */
export function siblingRuns(found: readonly FoundFile[], choice: SiblingChoice): readonly Run[] | undefined {
  const byFolder = groupBy(found, ({ place }) => place.slice(0, place.lastIndexOf('/') + 1));
  const groups = [...byFolder.values()];
  const names = runFolderNames([...byFolder.keys()], choice.areRuns);
  if (names === undefined || byFolder.has('') || !groups.every((group) => isLike(group, groups[0] ?? [])))
    return undefined;
  const runs = groups.map((group) => runOf(group, { selection: choice.selection }));
  if (!runs.every((run) => run !== undefined)) return undefined;
  return runs.map((run, index) => ({ ...run, id: run.id ?? names[index] }));
}

/** One file with the same name, or several whose names only say that they belong together. */
function isLike(group: readonly FoundFile[], first: readonly FoundFile[]): boolean {
  const namesOf = (files: readonly FoundFile[]): readonly string[] =>
    files.map(({ place }) => lastPart(place)).toSorted();
  const names = namesOf(group);
  return names.join('/') === namesOf(first).join('/') && (names.length === 1 || names.every(isPlainName));
}

function runOf(group: readonly FoundFile[], choice: RunChoice): Run | undefined {
  const readings = group.map(({ tree, reader }) => reader.read(tree, choice));
  const runs = readings.flatMap((reading) =>
    reading.kind === 'runs' && reading.runs.length === 1 ? reading.runs : [],
  );
  const merged = runs.length === group.length ? mergeRuns(runs) : undefined;
  return merged?.kind === 'run' ? merged.run : undefined;
}
